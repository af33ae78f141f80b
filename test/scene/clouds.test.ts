import { describe, expect, it } from 'vitest';
import { halo } from '../../src/jumps/halo';
import { whole } from '../../src/math/sliced';
import { defaultsOf } from '../../src/parameters/values';
import { simulate } from '../../src/recording/simulate';
import { crossingOf } from '../../src/scene/clouds/crossing';
import { createField } from '../../src/scene/clouds/field';
import { groundShadow, SHADOW_REACH } from '../../src/scene/clouds/ground-shadow';
import { buildClouds } from '../../src/scene/clouds/job';
import { layoutClouds } from '../../src/scene/clouds/layout';
import { lightPuffs } from '../../src/scene/clouds/lighting';
import { looks } from '../../src/scene/clouds/looks';
import { createFarFirst } from '../../src/scene/clouds/order';
import { puffTexels } from '../../src/scene/clouds/puff-texels';
import { AT, extinctionOf, PUFF } from '../../src/scene/clouds/puffs';
import { tiers } from '../../src/scene/tiers';

const UP = [0, 1, 0];
const crossing = { x: 890, z: 0, through: true };
const { desert, fjord } = looks;

/** One round puff of a radius of 100 m at a height of 1 km. */
function onePuff(flat = 1): Float32Array {
  const puff = new Float32Array(PUFF);
  puff.set([0, 1_000, 0, 100, flat, 0.3, 1]);
  return puff;
}

/** Share of the points of a disc around the flight that lie below a puff. */
function coverOf(puffs: Float32Array, radius: number): number {
  let covered = 0;
  const points = 400;
  for (let n = 0; n < points; n++) {
    const out = radius * Math.sqrt((n + 0.5) / points);
    const x = out * Math.cos(2.399963 * n);
    const z = out * Math.sin(2.399963 * n);
    for (let at = 0; at < puffs.length; at += PUFF) {
      if (Math.hypot(puffs[at]! - x, puffs[at + AT.z]! - z) > 0.85 * puffs[at + AT.radius]!) continue;
      covered++;
      break;
    }
  }
  return covered / points;
}

describe('layout of clouds', () => {
  it('is the same every time and never more than asked for', () => {
    for (const look of [desert, fjord])
      for (const sprites of [300, 900, 4_500])
        for (const cover of [0.05, 0.4, 1]) {
          const puffs = layoutClouds(look, cover, sprites, crossing);
          expect(puffs.length).toBeLessThanOrEqual(sprites * PUFF);
          expect(puffs.every(Number.isFinite)).toBe(true);
          const again = layoutClouds(look, cover, sprites, crossing);
          expect(again.length === puffs.length && again.every((v, i) => v === puffs[i])).toBe(true);
        }
  });

  it('leaves a clear sky without cloud cover', () => {
    expect(layoutClouds(desert, 0, 4_500, crossing)).toHaveLength(0);
  });

  it('covers more of the sky the more it is told to', () => {
    const covers = [0.1, 0.4, 0.7, 1].map((cover) => coverOf(layoutClouds(desert, cover, 4_500, null), 12_000));
    for (let i = 1; i < covers.length; i++) expect(covers[i]).toBeGreaterThan(covers[i - 1]!);
    expect(covers[0]).toBeLessThan(0.25);
    expect(covers[1]).toBeGreaterThan(0.2);
    expect(covers[1]).toBeLessThan(0.6);
    expect(covers[3]).toBeGreaterThan(0.8);
  });

  it('reaches towards the horizon and keeps the undersides at one height', () => {
    const puffs = layoutClouds(desert, 0.5, 4_500, null);
    let farthest = 0;
    for (let at = 0; at < puffs.length; at += PUFF) {
      const out = Math.hypot(puffs[at]!, puffs[at + AT.z]!);
      farthest = Math.max(farthest, out);
      const above = puffs[at + AT.y]! + (out * out) / 12_742_000 - desert.base;
      expect(above).toBeGreaterThan(0);
      expect(above).toBeLessThan(1.3 * desert.depth);
    }
    expect(farthest).toBeGreaterThan(60_000);
  });

  it('lets far clouds run together into a thin sheet and keeps near ones thick', () => {
    const puffs = layoutClouds(desert, 0.4, 4_500, null);
    let thickest = 0;
    for (let at = 0; at < puffs.length; at += PUFF) {
      const out = Math.hypot(puffs[at]!, puffs[at + AT.z]!);
      if (out > 50_000) expect(puffs[at + AT.opacity]).toBeLessThan(0.6);
      else if (out < 12_000) thickest = Math.max(thickest, puffs[at + AT.opacity]!);
    }
    expect(thickest).toBe(1);
  });

  it('leaves gaps: with two fifths of cover whole stretches of the sky are free', () => {
    const puffs = layoutClouds(desert, 0.4, 4_500, null);
    let free = 0;
    for (let x = -20_000; x <= 20_000; x += 4_000)
      for (let z = -20_000; z <= 20_000; z += 4_000) {
        let nearest = Number.POSITIVE_INFINITY;
        for (let at = 0; at < puffs.length; at += PUFF)
          nearest = Math.min(nearest, Math.hypot(puffs[at]! - x, puffs[at + AT.z]! - z) - puffs[at + AT.radius]!);
        if (nearest > 1_000) free++;
      }
    expect(free).toBeGreaterThan(10);
  });

  it('keeps clouds and mist out of the valley that is flown through', () => {
    const field = createField(layoutClouds(fjord, 0.8, 2_250, null));
    for (let x = -400; x <= 1_500; x += 50)
      for (let y = 0; y <= 2_400; y += 100) expect(field.thicknessAt(x, y, 0)).toBe(0);
  });

  it.each(['low', 'medium', 'high'] as const)('has the flight fall through a cloud for some seconds on %s', (tier) => {
    const recording = simulate(halo, defaultsOf(halo.parameters));
    const found = crossingOf(recording, desert.base + 0.4 * desert.depth);
    expect(found?.through).toBe(true);
    const field = createField(layoutClouds(desert, 0.4, tiers[tier].clouds, found));
    let inside = 0;
    for (let y = desert.base - 100; y < desert.base + desert.depth + 100; y += 5)
      if (field.thicknessAt(found!.x, y, found!.z) > 0.3) inside += 5;
    expect(inside).toBeGreaterThan(180);
    expect(inside).toBeLessThan(420);
  });

  it('leaves a gap where the flight is under canopy', () => {
    const slow = { ...crossing, through: false };
    const field = createField(layoutClouds(desert, 0.7, 4_500, slow));
    for (let y = 2_000; y < 3_200; y += 50) expect(field.thicknessAt(slow.x, y, slow.z)).toBe(0);
  });
});

describe('field of puffs', () => {
  it('is as deep through the middle of a puff as the integral says', () => {
    const field = createField(onePuff());
    // The integral of (1 - (t/r)²)² from -r to r is 16 r / 15.
    const depth = field.depthTowards(0, 899, 0, UP, 0.5, 400);
    expect(depth / extinctionOf(100, 1) / ((16 / 15) * 100)).toBeCloseTo(1, 1);
    expect(field.depthTowards(0, 1_101, 0, UP, 0.5, 400)).toBe(0);
  });

  it('is empty outside and thickest in the middle', () => {
    const field = createField(onePuff(0.5));
    expect(field.thicknessAt(0, 1_000, 0)).toBe(1);
    expect(field.thicknessAt(0, 1_051, 0)).toBe(0);
    expect(field.thicknessAt(101, 1_000, 0)).toBe(0);
    expect(field.thicknessAt(50, 1_000, 0)).toBeCloseTo(0.5625, 5);
  });
});

describe('light in clouds', () => {
  it('gets weaker away from the sun, and comes from outside', () => {
    const puff = onePuff();
    whole(lightPuffs(puff, [1, 0, 0]));
    expect(puff[AT.depth]).toBeGreaterThan(0);
    expect(puff[AT.slopeX]).toBeLessThan(0);
    expect(puff[AT.slopeZ]).toBeCloseTo(0, 5);
    expect(Math.hypot(puff[AT.outX]!, puff[AT.outY]!, puff[AT.outZ]!)).toBeCloseTo(0, 5);
  });

  it('leaves the cloud behind in the shade of the one in front', () => {
    const two = new Float32Array(2 * PUFF);
    two.set(onePuff());
    two.set(onePuff(), PUFF);
    two[PUFF] = -400;
    whole(lightPuffs(two, [1, 0, 0]));
    expect(two[PUFF + AT.depth]).toBeGreaterThan(two[AT.depth]! + 2);
  });

  it('leaves undersides darker than tops under a high sun', () => {
    const { puffs } = whole(
      buildClouds({
        look: 'desert',
        cover: 0.5,
        sprites: 900,
        crossing: null,
        sun: [0.3, 0.95, 0],
        shadowSize: 16,
      }),
    );
    let low = 0;
    let high = 0;
    let lows = 0;
    let highs = 0;
    for (let at = 0; at < puffs.length; at += PUFF) {
      if (Math.hypot(puffs[at]!, puffs[at + AT.z]!) > 9_000) continue;
      if (puffs[at + AT.y]! < desert.base + 100) {
        low += puffs[at + AT.depth]!;
        lows++;
      } else if (puffs[at + AT.y]! > desert.base + 280) {
        high += puffs[at + AT.depth]!;
        highs++;
      }
    }
    expect(low / lows).toBeGreaterThan((1.5 * high) / highs);
  });
});

describe('shadows of clouds', () => {
  it('lie where the rays through the cloud meet the ground', () => {
    const size = 300;
    const shadow = groundShadow(onePuff(), [Math.SQRT1_2, Math.SQRT1_2, 0], 0, 0, size);
    const texel = SHADOW_REACH / size;
    const at = (x: number, z: number): number =>
      shadow.texels[Math.floor((z + SHADOW_REACH / 2) / texel) * size + Math.floor((x + SHADOW_REACH / 2) / texel)]!;
    expect(at(-1_000, 0)).toBeLessThan(200);
    expect(at(0, 0)).toBe(255);
    expect(at(1_000, 0)).toBe(255);
    expect(shadow.mean).toBeGreaterThan(0.99);
  });
});

describe('order of puffs', () => {
  it('names each once, the farthest first', () => {
    const puffs = layoutClouds(desert, 0.4, 900, null);
    const count = puffs.length / PUFF;
    const order = new Float32Array(count);
    createFarFirst(900).sort(puffs, count, 890, 3_000, -40, order);
    expect(new Set(order).size).toBe(count);
    let before = Number.POSITIVE_INFINITY;
    for (const i of order) {
      const at = PUFF * i;
      const distance = Math.hypot(puffs[at]! - 890, puffs[at + AT.y]! - 3_000, puffs[at + AT.z]! + 40);
      expect(distance).toBeLessThan(before * 1.003 + 1);
      before = distance;
    }
  });
});

describe('pictures of puffs', () => {
  it('end before their edges, so that no square shows', () => {
    const size = 32;
    const texels = whole(puffTexels({ size }));
    for (let j = 0; j < 2 * size; j++)
      for (let i = 0; i < 4 * size; i++)
        if (i % size === 0 || i % size === size - 1 || j % size === 0 || j % size === size - 1)
          expect(texels[4 * (j * 4 * size + i) + 3]).toBe(0);
  });
});
