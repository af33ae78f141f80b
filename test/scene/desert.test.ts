import { describe, expect, it } from 'vitest';
import { whole } from '../../src/math/sliced';
import { createDesertPoint, desertAt, LEVEL_RADIUS, SEA_LEVEL } from '../../src/physics/ground/desert';
import { waveTexels } from '../../src/scene/ground/wave-texels';
import { desertGrain } from '../../src/scene/settings/desert/grain';
import { GRAIN_LAYERS } from '../../src/scene/settings/desert/grain-layers';
import { strewn } from '../../src/scene/settings/desert/litter';
import {
  desertLand,
  desertMap,
  desertShade,
  landPlan,
  MAP_HALVES,
  MAP_SHORE,
  rowRadius,
  settleOnLand,
} from '../../src/scene/settings/desert/map';
import { createFloor, desertFloor, type Paint, paintDesert, paintFloor } from '../../src/scene/settings/desert/paint';
import { highwayOffset, trackAt, trackOffset } from '../../src/scene/settings/desert/ways';

const SIZE = 96;
const maps = MAP_HALVES.map((_, level) => whole(desertMap({ level, size: SIZE })));

/** Height above the sea that a map holds, m, as far as it tells it. */
function shoreIn(level: number, i: number, j: number): number {
  const root = (maps[level]!.shape[4 * (j * SIZE + i) + 2]! / 255) * 2 - 1;
  return Math.sign(root) * root * root * MAP_SHORE;
}

describe('maps of the desert', () => {
  it('say of every texel whether it is land or sea, as the shape does', () => {
    const point = createDesertPoint();
    MAP_HALVES.forEach((half, level) => {
      const step = (2 * half) / SIZE;
      for (let k = 0; k < SIZE * SIZE; k += 7) {
        const [i, j] = [k % SIZE, Math.floor(k / SIZE)];
        desertAt((i + 0.5) * step - half, (j + 0.5) * step - half, step, point);
        const above = point.height - SEA_LEVEL;
        if (Math.abs(above) > 0.01) expect(Math.sign(shoreIn(level, i, j))).toBe(Math.sign(above));
      }
    });
  });

  it('are level around the landing', () => {
    const { shape } = maps[0]!;
    const middle = SIZE / 2;
    const reach = Math.floor((LEVEL_RADIUS / MAP_HALVES[0] / Math.SQRT2) * middle) - 2;
    for (let j = middle - reach; j < middle + reach; j++) {
      for (let i = middle - reach; i < middle + reach; i++) {
        const k = 4 * (j * SIZE + i);
        // The middle of a byte lies between two of them.
        expect(Math.abs(shape[k]! - 127.5)).toBeLessThan(1);
        expect(Math.abs(shape[k + 1]! - 127.5)).toBeLessThan(1);
      }
    }
  });

  it('hold earthen colours: redder than blue on land, none black, none white', () => {
    for (const { colour, shape } of maps) {
      for (let k = 0; k < colour.length; k += 4) {
        if (shape[k + 2]! < 128) continue;
        expect(colour[k]!).toBeGreaterThan(colour[k + 2]!);
        expect(colour[k]!).toBeGreaterThan(50);
        expect(colour[k]!).toBeLessThan(225);
      }
    }
  });
});

describe('floor of the plain around the landing', () => {
  const FINEST = 8;
  const point = createDesertPoint();
  const floor = createFloor();
  const paint: Paint = { red: 0, green: 0, blue: 0, sand: 0 };
  const brightness = (x: number, z: number): number => {
    desertAt(x, z, FINEST, point);
    paintDesert(x, z, point, 0, FINEST, paint);
    desertFloor(x, z, point, FINEST, floor);
    paintFloor(floor, FINEST, paint);
    return 0.3 * paint.red + 0.6 * paint.green + 0.1 * paint.blue;
  };

  it('has pans of salt, blown sand, dark gravel and washes, none of them everywhere', () => {
    const share = { salt: 0, sand: 0, gravel: 0, wash: 0 };
    const REACH = 2_300;
    let count = 0;
    for (let x = -REACH; x <= REACH; x += 46) {
      for (let z = -REACH; z <= REACH; z += 46) {
        brightness(x, z);
        count++;
        if (floor.salt > 0) share.salt++;
        if (floor.sand > 0) share.sand++;
        if (floor.gravel > 0) share.gravel++;
        if (Math.abs(floor.wash) < 0.17) share.wash++;
      }
    }
    for (const [name, of] of Object.entries(share)) {
      expect(of / count, name).toBeGreaterThan(0.01);
      expect(of / count, name).toBeLessThan(0.5);
    }
    expect(share.sand).toBeGreaterThan(share.salt);
  });

  it('is two to three times as bright here as there, within a walk of any place', () => {
    for (let n = 0; n < 40; n++) {
      const radius = 2_400 * Math.sqrt((n + 0.5) / 40);
      const [x, z] = [radius * Math.cos(n * 2.399963), radius * Math.sin(n * 2.399963)];
      let darkest = 1;
      let brightest = 0;
      for (let dx = -400; dx <= 400; dx += 16) {
        for (let dz = -400; dz <= 400; dz += 16) {
          const here = brightness(x + dx, z + dz);
          darkest = Math.min(darkest, here);
          brightest = Math.max(brightest, here);
        }
      }
      expect(brightest / darkest).toBeGreaterThan(1.7);
      expect(brightest / darkest).toBeLessThan(5);
    }
  });

  it('leaves out what a coarse map could not show, but keeps its brightness', () => {
    const mean = (finest: number): number => {
      let sum = 0;
      for (let k = 0; k < 2_000; k++) {
        const radius = 3_000 * Math.sqrt((k + 0.5) / 2_000);
        const [x, z] = [radius * Math.cos(k * 2.399963), radius * Math.sin(k * 2.399963)];
        desertAt(x, z, finest, point);
        paintDesert(x, z, point, 0, finest, paint);
        desertFloor(x, z, point, finest, floor);
        paintFloor(floor, finest, paint);
        sum += paint.green;
      }
      return sum / 2_000;
    };
    expect(mean(470) / mean(8)).toBeGreaterThan(0.85);
    expect(mean(470) / mean(8)).toBeLessThan(1.15);
  });
});

describe('shadows on the maps', () => {
  const mean = (shade: Uint8Array): number => shade.reduce((sum, value) => sum + value, 0) / shade.length / 255;
  const towards = (degrees: number, around: number): [number, number, number] => {
    const e = (degrees * Math.PI) / 180;
    return [Math.cos(e) * Math.cos(around), Math.sin(e), Math.cos(e) * Math.sin(around)];
  };

  it('are longer the lower the sun stands, and none where it stands above', () => {
    const lit = [60, 8, 3, 1].map((degrees) =>
      whole(desertShade({ size: SIZE, sun: towards(degrees, 3.6) })).map(mean),
    );
    for (let level = 0; level < MAP_HALVES.length; level++) {
      for (let i = 1; i < lit.length; i++) expect(lit[i]![level]!).toBeLessThanOrEqual(lit[i - 1]![level]! + 1e-9);
    }
    expect(lit[0]![2]!).toBeGreaterThan(0.995);
    expect(lit[3]![1]!).toBeLessThan(0.97);
  });

  it('fall on no level ground with nothing before it, from any side', () => {
    for (let around = 0; around < 6.3; around += 0.7) {
      const [fine] = whole(desertShade({ size: SIZE, sun: towards(6, around) }));
      const middle = SIZE / 2;
      expect(fine![middle * SIZE + middle]).toBe(255);
    }
  });

  it('lie on the side away from the sun', () => {
    const coarse = (around: number): Uint8Array => whole(desertShade({ size: SIZE, sun: towards(2, around) }))[2]!;
    const east = coarse(0);
    const west = coarse(Math.PI);
    let differ = 0;
    for (let k = 0; k < east.length; k++) if (Math.abs(east[k]! - west[k]!) > 100) differ++;
    expect(differ).toBeGreaterThan(20);
  });
});

describe('land of the desert', () => {
  const plan = landPlan(0.3);
  const land = whole(desertLand(plan));

  it('is nowhere above what the cameras take for its surface', () => {
    for (let k = 0; k < 3_000; k++) {
      const radius = 60_000 * ((k + 0.5) / 3_000);
      const angle = k * 2.399963;
      const x = radius * Math.cos(angle);
      const z = radius * Math.sin(angle);
      const above = { x, y: 0, z };
      settleOnLand(land, plan, above);
      // The corners of the cell that holds the point are the highest that the surface gets in it.
      let row = 0;
      while (row < plan.rows - 2 && rowRadius(row + 1, plan.rows) <= radius) row++;
      const turn = ((Math.atan2(z, x) / (2 * Math.PI) + 1) % 1) * (plan.columns - 1);
      for (const r of [row, row + 1]) {
        for (const c of [Math.floor(turn), Math.floor(turn) + 1]) {
          expect(above.y).toBeGreaterThanOrEqual(
            land.position[3 * (r * plan.columns + Math.min(c, plan.columns - 1)) + 1]!,
          );
        }
      }
      if (radius < LEVEL_RADIUS * 0.95) expect(above.y).toBe(0);
    }
  });

  it('reaches from the landing to the horizon in rising circles', () => {
    let before = -1;
    for (let row = 0; row < plan.rows; row++) {
      const radius = rowRadius(row, plan.rows);
      expect(radius).toBeGreaterThan(before);
      before = radius;
    }
    expect(rowRadius(0, plan.rows)).toBe(0);
    expect(before).toBeCloseTo(760_000, 0);
  });
});

describe('roads of the desert', () => {
  it('tell which side one is on, and how far off', () => {
    for (let x = -60_000; x < 60_000; x += 3_700) {
      // On the near side and the far side of the highway, whose place is found by halving.
      let low = -60_000;
      let high = 60_000;
      for (let n = 0; n < 60; n++) {
        const middle = (low + high) / 2;
        if (highwayOffset(x, middle) < 0) low = middle;
        else high = middle;
      }
      expect(highwayOffset(x, low + 30)).toBeGreaterThan(8);
      expect(highwayOffset(x, low + 30)).toBeLessThanOrEqual(30.01);
      expect(highwayOffset(x, low - 30)).toBeLessThan(-8);
    }
  });

  it('lead the track past the landing, not over it', () => {
    for (let z = -1_500; z < 1_500; z += 50) {
      expect(Math.abs(trackAt(z))).toBeGreaterThan(60);
      expect(trackOffset(trackAt(z), z)).toBeCloseTo(0, 9);
    }
  });
});

describe('what lies around the landing', () => {
  it('is strewn the same way every time, clear of the marks, in true sizes', () => {
    const kind = {
      count: 500,
      seed: 3,
      heights: [0.05, 0.4],
      widths: [1, 2],
      colours: [[0.3, 0.2, 0.1]],
      clump: 3,
    } as const;
    const { place } = strewn(kind);
    expect(place).toEqual(strewn(kind).place);
    for (let i = 0; i < 500; i++) {
      expect(Math.hypot(place[4 * i]!, place[4 * i + 2]!)).toBeGreaterThan(6.9);
      expect(place[4 * i + 3]!).toBeGreaterThanOrEqual(0.05 - 1e-6);
      expect(place[4 * i + 3]!).toBeLessThanOrEqual(0.4 + 1e-6);
    }
  });
});

describe('repeating textures', () => {
  it('of sand and gravel are level on the whole, and join at their edges', () => {
    const size = 64;
    const texels = whole(desertGrain({ size }));
    expect(texels.length).toBe(GRAIN_LAYERS * 4 * size * size);
    for (let layer = 0; layer < GRAIN_LAYERS; layer++) {
      let slope = 0;
      let inside = 0;
      let across = 0;
      for (let j = 0; j < size; j++) {
        for (let i = 0; i < size; i++) {
          const at = (c: number): number => texels[4 * ((layer * size + j) * size + (c % size)) + 2]!;
          slope += texels[4 * ((layer * size + j) * size + i)]! - 127.5;
          if (i < size - 1) inside += Math.abs(at(i + 1) - at(i)) / (size - 1);
          else across += Math.abs(at(i + 1) - at(i));
        }
      }
      expect(Math.abs(slope / size / size)).toBeLessThan(2);
      expect(across).toBeLessThan(2.5 * inside);
    }
  });

  it('of waves have slopes with no mean and the root mean square that they promise', () => {
    const size = 128;
    const texels = whole(waveTexels({ size }));
    let mean = 0;
    let square = 0;
    for (let k = 0; k < texels.length; k += 4) {
      const x = ((texels[k]! - 127.5) / 127.5) * 3;
      const z = ((texels[k + 1]! - 127.5) / 127.5) * 3;
      mean += x + z;
      square += x * x + z * z;
    }
    expect(Math.abs(mean / size / size)).toBeLessThan(0.05);
    expect(Math.sqrt(square / size / size)).toBeCloseTo(1, 1);
  });
});
