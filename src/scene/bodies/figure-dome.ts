/** Surfaces around the head as rings around straight ahead: shells, rims, glass, faces. */
import { Bone } from './figure-bones';
import type { Field } from './figure-field';
import { addCorner, cornersOf, type Paint, rigid, roundOff, type Skin, turnOver } from './figure-mesh';

const head = rigid(Bone.Head);

/** Middle of the helmet: from here every part of it can be seen. */
export const MIDDLE = [0.008, 0.695, 0] as const;

/** Half angles of the opening for the face: up, down, to the sides, rad. */
export interface Opening {
  readonly up: number;
  readonly down: number;
  readonly aside: number;
  readonly square: number;
}
/** Angle of the edge of the opening from straight ahead, in the direction `turn` from up to the right. */
export function edgeAt({ up, down, aside, square }: Opening, turn: number): number {
  const c = Math.cos(turn);
  const s = Math.abs(Math.sin(turn));
  return 1 / ((Math.abs(c) / (c > 0 ? up : down)) ** square + (s / aside) ** square) ** (1 / square);
}

/** Distance from the middle to a surface in a direction. */
export function reach(field: Field, x: number, y: number, z: number): number {
  let low = 0.02;
  let high = 0.3;
  for (let n = 0; n < 22; n++) {
    const r = (low + high) / 2;
    if (field(MIDDLE[0] + r * x, MIDDLE[1] + r * y, MIDDLE[2] + r * z) < 0) low = r;
    else high = r;
  }
  return (low + high) / 2;
}

export interface Dome {
  readonly field: Field;
  /** Angles from straight ahead of its first and its last ring, by the direction. */
  readonly from: (turn: number) => number;
  readonly to: (turn: number) => number;
  readonly rings: number;
  readonly around: number;
  /** Distance beyond the field, m, by the share of the way from the first ring to the last. */
  readonly lift?: (share: number) => number;
  readonly paint: (x: number, y: number, z: number, share: number) => Paint;
  /** Seen from within. */
  readonly inside?: boolean;
}

/** Adds a part of a surface as rings around straight ahead. */
export function addDome(skin: Skin, { field, from, to, rings, around, lift, paint, inside }: Dome): void {
  const first = cornersOf(skin);
  const firstIndex = skin.index.length;
  for (let r = 0; r <= rings; r++) {
    const share = r / rings;
    for (let i = 0; i < around; i++) {
      const turn = (i / around) * 2 * Math.PI;
      const angle = from(turn) + (to(turn) - from(turn)) * share;
      const x = Math.cos(angle);
      const y = Math.sin(angle) * Math.cos(turn);
      const z = Math.sin(angle) * Math.sin(turn);
      const far = reach(field, x, y, z) + (lift?.(share) ?? 0);
      const at = [MIDDLE[0] + far * x, MIDDLE[1] + far * y, MIDDLE[2] + far * z] as const;
      addCorner(skin, ...at, paint(...at, share), head);
    }
  }
  for (let r = 0; r < rings; r++)
    for (let i = 0; i < around; i++) {
      const a = first + r * around + i;
      const b = first + r * around + ((i + 1) % around);
      skin.index.push(a, a + around, b, b, a + around, b + around);
    }
  if (inside) turnOver(skin, firstIndex);
  roundOff(skin, first, firstIndex);
}
