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
      for (let i = 0; i < values.length; i++) {
        cell[0] = values[i] ?? 0;
        word(bits[0] ?? 0);
        word(bits[1] ?? 0);
      }
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
