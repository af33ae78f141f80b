/**
 * Random numbers in [0, 1) that depend on the seed alone (Mulberry32, Tommy Ettinger, public domain): enough for gusts
 * and spreads, not for cryptography.
 */
export function createRandom(seed: number): () => number {
  let state = Math.floor(seed) | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
