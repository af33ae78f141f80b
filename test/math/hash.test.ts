import { describe, expect, it } from 'vitest';
import { createHasher } from '../../src/math/hash';

function hashOf(...parts: (string | readonly number[])[]): string {
  const hasher = createHasher();
  for (const part of parts) {
    if (typeof part === 'string') hasher.text(part);
    else hasher.numbers(part);
  }
  return hasher.digest();
}

describe('the fingerprint', () => {
  it('is sixteen hexadecimal digits, and the same for the same input', () => {
    expect(hashOf([1, 2, 3], 'a')).toMatch(/^[0-9a-f]{16}$/);
    expect(hashOf([1, 2, 3], 'a')).toBe(hashOf([1, 2, 3], 'a'));
    expect(hashOf()).toMatch(/^[0-9a-f]{16}$/);
  });

  it('changes with any single bit of a number', () => {
    const cell = new Float64Array([123.456]);
    const bits = new Uint32Array(cell.buffer);
    const seen = new Set([hashOf([...cell])]);
    for (let bit = 0; bit < 64; bit++) {
      const word = bit >> 5;
      bits[word]! ^= 1 << (bit & 31);
      if (!Number.isNaN(cell[0])) seen.add(hashOf([...cell]));
      bits[word]! ^= 1 << (bit & 31);
    }
    expect(seen.size).toBe(65);
  });

  it('changes both of its halves with one bit', () => {
    const [a, b] = [hashOf([1, 2, 3]), hashOf([1, 2 + 2 ** -51, 3])];
    expect(a.slice(0, 8)).not.toBe(b.slice(0, 8));
    expect(a.slice(8)).not.toBe(b.slice(8));
  });

  it('depends on the order, and on where one text ends and the next begins', () => {
    expect(hashOf([1, 2])).not.toBe(hashOf([2, 1]));
    expect(hashOf('ab', 'c')).not.toBe(hashOf('a', 'bc'));
    expect(hashOf('', 'a')).not.toBe(hashOf('a', ''));
    expect(hashOf([0])).not.toBe(hashOf([-0]));
  });

  it('does not repeat over many near numbers', () => {
    const seen = new Set<string>();
    for (let i = 0; i < 20_000; i++) seen.add(hashOf([i / 7, 1]));
    expect(seen.size).toBe(20_000);
  });
});
