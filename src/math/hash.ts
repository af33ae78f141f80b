/**
 * A 64-bit fingerprint of numbers and text, fed in order: two 32-bit lanes of the FNV-1a scheme with different primes
 * and a final mix. Tells recordings apart; no protection against a forger.
 */
export interface Hasher {
  /** Feeds the eight bytes of each number. */
  numbers(values: ArrayLike<number>): void;
  text(value: string): void;
  /** 16 hexadecimal digits. */
  digest(): string;
}

export function createHasher(): Hasher {
  let a = 0x811c9dc5 | 0;
  let b = 0x9747b28c | 0;
  const word = (value: number): void => {
    a = Math.imul(a ^ value, 0x01000193);
    a ^= a >>> 15;
    b = Math.imul(b ^ value, 0x85ebca6b);
    b ^= b >>> 13;
  };
  const cell = new Float64Array(1);
  const bits = new Uint32Array(cell.buffer);
  return {
    numbers(values) {
      // The lanes in locals: as variables of the closure they would be read and written at every word.
      let left = a;
      let right = b;
      for (let i = 0; i < values.length; i++) {
        cell[0] = values[i] ?? 0;
        for (let half = 0; half < 2; half++) {
          const value = bits[half] as number;
          left = Math.imul(left ^ value, 0x01000193);
          left ^= left >>> 15;
          right = Math.imul(right ^ value, 0x85ebca6b);
          right ^= right >>> 13;
        }
      }
      a = left;
      b = right;
    },
    text(value) {
      for (let i = 0; i < value.length; i++) word(value.charCodeAt(i));
      word(value.length);
    },
    digest() {
      const hex = (lane: number): string => (lane >>> 0).toString(16).padStart(8, '0');
      return hex(Math.imul(a ^ (a >>> 16), 0x7feb352d)) + hex(Math.imul(b ^ (b >>> 16), 0x2c1b3c6d));
    },
  };
}
