/** Stones, tufts of dry grass and low shrubs around the landing, in their true sizes: what makes the last metres look like metres. No three here: made in a worker. */
import { createRandom } from '../../../math/random';
import { addPaint, createSolids, type Pieces, type SolidData, type Solids, solidData } from '../props/solids';

/** Nothing lies on the marks, m. */
const CLEAR = 7;
const FARTHEST = 190;
/** At medium. */
const STONES = 1_200;
const TUFTS = 340;

/** Corners of a body with twenty faces. */
const GOLDEN = 1.618034;
const CORNERS = [
  [-1, GOLDEN, 0],
  [1, GOLDEN, 0],
  [-1, -GOLDEN, 0],
  [1, -GOLDEN, 0],
  [0, -1, GOLDEN],
  [0, 1, GOLDEN],
  [0, -1, -GOLDEN],
  [0, 1, -GOLDEN],
  [GOLDEN, 0, -1],
  [GOLDEN, 0, 1],
  [-GOLDEN, 0, -1],
  [-GOLDEN, 0, 1],
] as const;
const FACES =
  '0 11 5 0 5 1 0 1 7 0 7 10 0 10 11 1 5 9 5 11 4 11 10 2 10 7 6 7 1 8 3 9 4 3 4 2 3 2 6 3 6 8 3 8 9 4 9 5 2 4 11 6 2 10 8 6 7 9 8 1';

/** A flat-sided lump a metre high on a foot of a metre, half sunk. */
function stone(): Solids {
  const random = createRandom(9);
  const corners = CORNERS.map((corner) => {
    const by = (0.5 / Math.hypot(1, GOLDEN)) * (0.75 + 0.5 * random());
    return corner.map((c) => c * by);
  });
  const solids = createSolids();
  const faces = FACES.split(' ').map(Number);
  for (let f = 0; f < faces.length; f += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => corners[faces[f + k]!]!) as [number[], number[], number[]];
    const ab = b.map((v, i) => v - a[i]!);
    const ac = c.map((v, i) => v - a[i]!);
    const flat = [
      ab[1]! * ac[2]! - ab[2]! * ac[1]!,
      ab[2]! * ac[0]! - ab[0]! * ac[2]!,
      ab[0]! * ac[1]! - ab[1]! * ac[0]!,
    ];
    const size = Math.hypot(...flat);
    for (const p of [a, b, c]) {
      solids.position.push(p[0]!, p[1]! + 0.32, p[2]!);
      // Half way to round: weathered, not cut.
      const radius = Math.hypot(...p);
      solids.normal.push(...flat.map((n, i) => n / size + (1.4 * p[i]!) / radius));
    }
  }
  addPaint(solids, faces.length, [1, 1, 1], 1);
  return solids;
}

/** Blades that lean out of one foot, a metre high, seen from both sides; dark where they are dense. */
function tuft(): Solids {
  const BLADES = 26;
  const random = createRandom(31);
  const solids = createSolids();
  for (let i = 0; i < BLADES; i++) {
    const angle = (i / BLADES) * 2 * Math.PI + random();
    const lean = 0.1 + 0.6 * random();
    const tall = 0.55 + 0.45 * random();
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    const wide = 0.014 + 0.016 * random();
    const foot = 0.12 * random();
    const blade = [
      [foot * c - wide * s, 0, foot * s + wide * c],
      [foot * c + wide * s, 0, foot * s - wide * c],
      [(foot + lean) * c, tall, (foot + lean) * s],
    ] as const;
    for (const order of [
      [0, 1, 2],
      [0, 2, 1],
    ]) {
      for (const k of order) {
        solids.position.push(...blade[k]!);
        solids.normal.push(0.5 * c, 0.8, 0.5 * s);
        solids.paint.push(1, k === 2 ? 1 : 0.35, 1, 1);
      }
    }
  }
  return solids;
}

interface Kind {
  readonly count: number;
  readonly seed: number;
  /** Of the smallest and of the largest, m; most are small. */
  readonly heights: readonly [number, number];
  readonly widths: readonly [number, number];
  readonly colours: readonly (readonly [number, number, number])[];
  /** Pieces of one clump. */
  readonly clump: number;
}

/** Thick around the landing, thinner out to where the smallest can no longer be seen. */
export function strewn({ count, seed, heights, widths, colours, clump }: Kind): Pieces {
  const random = createRandom(seed);
  const place = new Float32Array(4 * count);
  const look = new Float32Array(4 * count);
  let clumpX = 0;
  let clumpZ = 0;
  for (let i = 0; i < count; i++) {
    if (i % clump === 0) {
      const radius = CLEAR + 1 + (FARTHEST - CLEAR - 1) * random() ** 1.7;
      const angle = random() * 2 * Math.PI;
      clumpX = radius * Math.cos(angle);
      clumpZ = radius * Math.sin(angle);
    }
    const spread = clump > 1 ? 2.6 * random() : 0;
    const turn = random() * 2 * Math.PI;
    const x = clumpX + spread * Math.cos(turn);
    const z = clumpZ + spread * Math.sin(turn);
    const away = Math.hypot(x, z);
    const height = heights[0] + (heights[1] - heights[0]) * random() ** 5;
    // Larger ones keep off further.
    const push = Math.max(1, (CLEAR + 6 * height) / Math.max(away, 0.1));
    place[4 * i] = x * push;
    place[4 * i + 2] = z * push;
    place[4 * i + 3] = height;
    const colour = colours[Math.floor(random() * colours.length)]!;
    const tone = 0.8 + 0.4 * random();
    for (let c = 0; c < 3; c++) look[4 * i + c] = Math.sqrt(colour[c]! * tone);
    look[4 * i + 3] = widths[0] + (widths[1] - widths[0]) * random();
  }
  return { place, look };
}

/** What lies around the landing: two shapes and where each of them lies. */
export interface DesertLitter {
  readonly stone: SolidData;
  readonly stones: Pieces;
  readonly tuft: SolidData;
  readonly tufts: Pieces;
}

/** @param share  how many, relative to medium */
export function desertLitter(share: number): DesertLitter {
  const stones = strewn({
    count: Math.round(STONES * share),
    seed: 41,
    heights: [0.03, 0.34],
    widths: [1.2, 2.1],
    colours: [
      [0.24, 0.2, 0.165],
      [0.17, 0.145, 0.125],
      [0.31, 0.275, 0.225],
      [0.2, 0.155, 0.12],
    ],
    clump: 3,
  });
  const tufts = strewn({
    count: Math.round(TUFTS * share),
    seed: 43,
    heights: [0.14, 0.75],
    widths: [0.8, 1.5],
    colours: [
      [0.36, 0.3, 0.15],
      [0.27, 0.25, 0.12],
      [0.2, 0.2, 0.11],
    ],
    clump: 2,
  });
  return { stone: solidData(stone()), stones, tuft: solidData(tuft()), tufts };
}
