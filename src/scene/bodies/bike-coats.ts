/** What the parts of the bike share: coats, how finely they are made, blades over the wheels, mud. */
import { block, box, skin, smoothed } from './pieces';
import type { Coat, Piece, Point, Shape } from './shape';

export const RED: Coat = [0.46, 0.021, 0.012, 0.3, 0];
export const WHITE: Coat = [0.5, 0.49, 0.465, 0.4, 0];
export const BLACK: Coat = [0.016, 0.016, 0.018, 0.48, 0];
export const SEAT: Coat = [0.02, 0.02, 0.022, 0.85, 0];
export const RUBBER: Coat = [0.017, 0.016, 0.015, 0.92, 0];
export const ALUMINIUM: Coat = [0.4, 0.4, 0.4, 0.42, 0.7];
export const CAST: Coat = [0.24, 0.24, 0.24, 0.55, 0.55];
export const MAGNESIUM: Coat = [0.1, 0.088, 0.07, 0.5, 0.5];
export const STEEL: Coat = [0.5, 0.49, 0.47, 0.3, 0.85];
export const TITANIUM: Coat = [0.42, 0.38, 0.34, 0.32, 0.85];
export const GOLD: Coat = [0.62, 0.4, 0.12, 0.32, 0.7];
export const SPRING: Coat = [0.5, 0.48, 0.4, 0.4, 0.1];
export const DARK_STEEL: Coat = [0.09, 0.085, 0.08, 0.5, 0.6];

/** How finely: sides of round things and steps of curves relative to the middle. */
export interface Detail {
  /** Sides of a tube as thick as a handlebar. */
  readonly sides: number;
  readonly around: number;
  readonly steps: number;
  readonly knobs: number;
  readonly spokes: number;
  /** Small things: levers, cables, bolts, fins. */
  readonly small: boolean;
}

/** A block with its edges broken where that can be seen. */
export function lump(detail: Detail, middle: Point, half: Point, bevel?: number): Piece {
  return detail.small ? block(middle, half, bevel) : box(middle, half);
}

/** A blade over a wheel: ridge as [x, y], half widths, how far its sides hang down, thickness. */
export function blade(
  rows: readonly (readonly [x: number, y: number, wide: number, drop: number])[],
  steps: number,
): Piece {
  const half = steps + 2;
  return skin(
    smoothed(rows, steps).map(([x, y, wide, drop]) => {
      const ring: number[] = [];
      for (const [from, to, under] of [
        [-half, half, 0],
        [half, -half, 1],
      ] as const) {
        for (let i = from; from < to ? i <= to : i >= to; i += Math.sign(to - from)) {
          const u = i / half;
          const hang =
            drop! * (u * u * 0.35 + u ** 6 * 0.65) + 0.006 * Math.cos(3 * Math.PI * Math.min(1, Math.abs(u) * 1.1));
          ring.push(x!, y! - hang - under * 0.005, u * wide! * (1 - under * 0.02));
        }
      }
      return ring;
    }),
  );
}

/** Dried mud from below: on all that lies low, behind the wheels most. Colours change, edges do not. */
export function muddy(shape: Shape, wheelAt: readonly [number, number] | null): Shape {
  const { position: p, colour: c, finish: f, normal: n } = shape;
  const fromX = wheelAt ? wheelAt[0] : 0;
  const fromY = wheelAt ? wheelAt[1] : 0;
  for (let i = 0; i < p.length; i += 3) {
    const x = p[i]! + fromX;
    const y = p[i + 1]! + fromY;
    const z = p[i + 2]!;
    const grain =
      0.5 + 0.5 * Math.sin(x * 91 + 5 * Math.sin(y * 53)) * Math.sin(y * 77 + z * 61 + 3 * Math.sin(x * 47));
    const low = Math.max(0, Math.min(1, (0.75 - y) / 0.6));
    const under = Math.max(0, -n[i + 1]!);
    const share = Math.min(0.75, (0.55 * low + 0.35 * under) * (0.25 + 0.9 * grain * grain));
    c[i]! += (MUD[0] - c[i]!) * share;
    c[i + 1]! += (MUD[1] - c[i + 1]!) * share;
    c[i + 2]! += (MUD[2] - c[i + 2]!) * share;
    const at = (2 * i) / 3;
    f[at]! += (0.95 - f[at]!) * share;
    f[at + 1]! *= 1 - share;
  }
  return shape;
}

const MUD = [0.115, 0.083, 0.055] as const;
