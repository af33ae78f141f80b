/**
 * The light in the hold: which lamps there are, and what they, the jump light and the sky through the opening leave on each
 * corner. Worked out once, because no shadow could keep the sun and the sky out. Frame of `aircraft-hull.ts`, m.
 */
import { length3 } from '../../math/length';
import { HINGE } from './aircraft-hull';
import type { Point, Shape } from './shape';

/** What a surface of the hold is, for the pattern on it and the light it sends out. */
export enum Kind {
  Plain,
  Quilt,
  Floor,
  /** Shines by itself in its colour. */
  Lamp,
  /** The two lenses of the jump light. */
  Red,
  Green,
  Beacon,
}

/** The hold with what lights each corner. */
export interface Hold extends Shape {
  /** Light of the lamps on it, 1 is what makes white come out white. */
  readonly lit: Float32Array;
  /** Share of the jump light, of the sky, and the kind of surface. */
  readonly own: Float32Array;
}

/** A lamp of the ceiling or the walls: where, its colour, how strong (light at 1 m), where it points. */
export interface Lamp {
  readonly at: Point;
  readonly colour: Point;
  readonly power: number;
  readonly down: Point;
}

const AMBER: Point = [1, 0.47, 0.13];
const COOL: Point = [0.72, 0.86, 1];
const RED_LIGHT: Point = [1, 0.09, 0.045];
const CEILING = 3.72;

/** Place of the jump lights: on both sides of the opening. */
export const JUMP_LIGHT_X = 4.3;

export function lampsOf(): Lamp[] {
  const lamps: Lamp[] = [];
  for (const side of [-1, 1]) {
    for (let i = 0; i < 9; i++) {
      const x = HINGE + 0.9 + 2.4 * i;
      const red = i % 3 === 2;
      lamps.push({
        at: [x, CEILING - 0.12, 1.25 * side],
        colour: red ? RED_LIGHT : COOL,
        power: red ? 0.5 : 0.42,
        down: [0, -1, 0],
      });
    }
    // Floods over the ramp.
    lamps.push({ at: [3.6, 3.5, 2.3 * side], colour: AMBER, power: 0.3, down: [-0.3, -0.9, -0.35 * side] });
    lamps.push({ at: [0.6, 3.85, 1.95 * side], colour: AMBER, power: 0.22, down: [-0.1, -0.95, -0.3 * side] });
  }
  return lamps;
}

/** Farther than this a lamp lights nothing, m. */
const LAMP_REACH = 11;
/** Numbers of a lamp in a row: where it is, where it points, its light in each colour. */
const LAMP = 9;

function packed(all: readonly Lamp[]): Float64Array {
  const out = new Float64Array(LAMP * all.length);
  all.forEach(({ at, down, colour, power }, i) => {
    out.set(at, LAMP * i);
    out.set(down, LAMP * i + 3);
    for (let c = 0; c < 3; c++) out[LAMP * i + 6 + c] = power * colour[c]!;
  });
  return out;
}

/** Light of the lamps on a corner, in each colour. */
function lampsOn(lamps: Float64Array, p: readonly number[], n: readonly number[], i: number, out: Float64Array): void {
  const x = p[i]!;
  const y = p[i + 1]!;
  const z = p[i + 2]!;
  const nx = n[i]!;
  const ny = n[i + 1]!;
  const nz = n[i + 2]!;
  let red = 0.004;
  let green = 0.0036;
  let blue = 0.0036;
  for (let k = 0; k < lamps.length; k += LAMP) {
    const dx = lamps[k]! - x;
    const dy = lamps[k + 1]! - y;
    const dz = lamps[k + 2]! - z;
    const square = dx * dx + dy * dy + dz * dz;
    if (square > LAMP_REACH * LAMP_REACH) continue;
    const away = Math.sqrt(square) + 1e-6;
    const facing = Math.max(0, (nx * dx + ny * dy + nz * dz) / away);
    const beam = Math.max(0, -(dx * lamps[k + 3]! + dy * lamps[k + 4]! + dz * lamps[k + 5]!) / away);
    // Directly, and once more from whatever is lit around it.
    const amount = (facing * (0.25 + 0.75 * beam) + 0.1) / (0.35 + away * away);
    red += amount * lamps[k + 6]!;
    green += amount * lamps[k + 7]!;
    blue += amount * lamps[k + 8]!;
  }
  out[0] = red;
  out[1] = green;
  out[2] = blue;
}

/** Of the sky through the opening: a window of so much solid angle behind and below. */
function skyOn(x: number, y: number, z: number, nx: number, ny: number, nz: number): number {
  const toX = -2.5 - x;
  const toY = 1.2 - y;
  const toZ = -z;
  const away = length3(toX, toY, toZ) + 1e-6;
  const facing = (nx * toX + ny * toY + nz * toZ) / away;
  const inside = Math.max(0, x + 1);
  const window = 1 / (1 + 0.075 * inside * inside);
  const under = x < HINGE ? 0.35 * Math.max(0, -ny) * Math.min(1, (HINGE - x) / 4) : 0;
  return window * (0.3 * Math.max(0, facing) + 0.06) + under;
}

/** A shape with the light of the lamps and of the sky on every corner. */
export function bakeLight(shape: Shape, all: readonly Lamp[]): Hold {
  const { position: p, normal: n, finish } = shape;
  const lamps = packed(all);
  const lit = new Float32Array(p.length);
  const own = new Float32Array(p.length);
  const light = new Float64Array(3);
  for (let i = 0, at = 0; i < p.length; i += 3, at += 2) {
    const kind = finish[at]!;
    const y = p[i + 1]!;
    const aside = Math.abs(p[i + 2]!);
    // Corners between floor, seats and wall see less.
    const hidden = finish[at + 1]! * (1 - 0.5 * Math.max(0, 1 - y / 0.5) * Math.max(0, Math.min(1, (aside - 2) / 0.6)));
    lampsOn(lamps, p, n, i, light);
    const shines = kind >= Kind.Lamp;
    lit[i] = shines ? 1 : light[0]! * hidden;
    lit[i + 1] = shines ? 1 : light[1]! * hidden;
    lit[i + 2] = shines ? 1 : light[2]! * hidden;
    own[i] = jumpLightOn(p[i]!, y, p[i + 2]!, n[i]!, n[i + 1]!, n[i + 2]!);
    own[i + 1] = hidden * skyOn(p[i]!, y, p[i + 2]!, n[i]!, n[i + 1]!, n[i + 2]!);
    own[i + 2] = kind;
  }
  return { ...shape, lit, own };
}

/** Share of the light of the nearer jump light, at 1 m before it. */
function jumpLightOn(x: number, y: number, z: number, nx: number, ny: number, nz: number): number {
  const side = z < 0 ? -1 : 1;
  const dx = JUMP_LIGHT_X + 0.15 - x;
  const dy = 2.55 - y;
  const dz = 2.5 * side - z;
  const square = dx * dx + dy * dy + dz * dz;
  const facing = Math.max(0, (nx * dx + ny * dy + nz * dz) / Math.sqrt(square + 1e-6));
  return (0.06 + facing) / (0.25 + square);
}
