/**
 * How light stands in the clouds: for every puff the depth of cloud towards the sun and its slope, and how open it lies to sky
 * and ground. Puffs that overlap then agree about the light between them, so that a cloud is lit as one body.
 */
import type { Sliced } from '../../math/sliced';
import { createField, type Field } from './field';
import { AT, PUFF } from './puffs';

/** Directions from which the sky is looked for: up, and four leaning ones. */
const SKY: readonly (readonly number[])[] = [
  [0, 1, 0],
  [0.8, 0.6, 0],
  [-0.8, 0.6, 0],
  [0, 0.6, 0.8],
  [0, 0.6, -0.8],
];
const DOWN = [0, -1, 0];
/** Light of the sky comes from everywhere and is scattered onwards: it goes deeper than the sun's. */
const DEEP = 0.08;
/** Cloud further off than this no longer shades, m. */
const REACH = 14_000;

function openness(field: Field, x: number, y: number, z: number, step: number): number {
  let sum = 0;
  for (const towards of SKY) sum += Math.exp(-DEEP * field.depthTowards(x, y, z, towards, step, 1_600));
  return sum / SKY.length;
}

/** Fills in the light of each puff. */
export function* lightPuffs(puffs: Float32Array, sun: readonly number[]): Sliced<void> {
  const field = createField(puffs);
  for (let at = 0; at < puffs.length; at += PUFF) {
    const x = puffs[at]!;
    const y = puffs[at + AT.y]!;
    const z = puffs[at + AT.z]!;
    const radius = puffs[at + AT.radius]!;
    const half = radius * puffs[at + AT.flat]!;
    const side = 0.62 * radius;
    const rise = 0.62 * half;
    const step = Math.max(35, 0.4 * radius);
    const depth = (dx: number, dy: number, dz: number): number =>
      field.depthTowards(x + dx, y + dy, z + dz, sun, step, REACH);
    const right = depth(side, 0, 0);
    const left = depth(-side, 0, 0);
    const above = depth(0, rise, 0);
    const below = depth(0, -rise, 0);
    const front = depth(0, 0, side);
    const back = depth(0, 0, -side);
    puffs[at + AT.depth] = (right + left + above + below + front + back) / 6;
    puffs[at + AT.slopeX] = (right - left) / (2 * side);
    puffs[at + AT.slopeY] = (above - below) / (2 * rise);
    puffs[at + AT.slopeZ] = (front - back) / (2 * side);

    puffs[at + AT.sky] = openness(field, x, y, z, step);
    puffs[at + AT.ground] = Math.exp(-DEEP * field.depthTowards(x, y, z, DOWN, step, 1_600));

    // Out of the cloud is where it thins.
    const reach = 1.1;
    const thickness = (dx: number, dy: number, dz: number): number => field.thicknessAt(x + dx, y + dy, z + dz);
    const gx = thickness(-radius * reach, 0, 0) - thickness(radius * reach, 0, 0);
    const gy = thickness(0, -half * reach, 0) - thickness(0, half * reach, 0);
    const gz = thickness(0, 0, -radius * reach) - thickness(0, 0, radius * reach);
    const length = Math.hypot(gx, gy, gz);
    const scale = 1 / Math.max(length, 0.6);
    puffs[at + AT.outX] = gx * scale;
    puffs[at + AT.outY] = gy * scale;
    puffs[at + AT.outZ] = gz * scale;
    yield;
  }
  yield* diffuse(puffs, field);
}

/** What neighbours have in common: light wanders between them, so none stands out from the rest. */
const SHARED = [AT.depth, AT.slopeX, AT.slopeY, AT.slopeZ, AT.sky, AT.ground, AT.outX, AT.outY, AT.outZ] as const;

function* diffuse(puffs: Float32Array, field: Field): Sliced<void> {
  const before = puffs.slice();
  const sums = new Float64Array(SHARED.length);
  for (let at = 0; at < puffs.length; at += PUFF) {
    let weights = 0;
    sums.fill(0);
    field.visitNear(at, (other, weight) => {
      weights += weight;
      for (let s = 0; s < SHARED.length; s++) sums[s] = sums[s]! + weight * before[other + SHARED[s]!]!;
      // The depth where this one is, as the other has it.
      sums[0] =
        sums[0]! +
        weight *
          0.5 *
          (before[other + AT.slopeX]! * (before[at]! - before[other]!) +
            before[other + AT.slopeY]! * (before[at + AT.y]! - before[other + AT.y]!) +
            before[other + AT.slopeZ]! * (before[at + AT.z]! - before[other + AT.z]!));
    });
    for (let s = 0; s < SHARED.length; s++) {
      const own = before[at + SHARED[s]!]!;
      puffs[at + SHARED[s]!] = 0.3 * own + 0.7 * (sums[s]! / weights);
    }
    puffs[at + AT.depth] = Math.max(0, puffs[at + AT.depth]!);
    yield;
  }
}
