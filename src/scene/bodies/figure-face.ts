/** A face with eyes, and the light of the lamps in the helmet on it. */
import { Bone } from './figure-bones';
import { addDome, edgeAt, MIDDLE, type Opening, reach } from './figure-dome';
import { ball, type Field, join, rod } from './figure-field';
import { addCorner, cornersOf, type Paint, rigid, roundOff, type Skin } from './figure-mesh';
import type { Rgb } from './kits';

const head = rigid(Bone.Head);

/** A face by its bones: forehead, brow, sockets, nose, cheeks, lips, chin. */
export function faceField(): Field {
  const skull = ball([-0.008, 0.722, 0], [0.099, 0.1, 0.076]);
  const jaw = ball([0.028, 0.642, 0], [0.062, 0.062, 0.054]);
  const brow = rod([0.083, 0.724, 0], [0.07, 0.727, 0.04], 0.012, 0.011);
  const nose = rod([0.09, 0.715, 0], [0.106, 0.678, 0], 0.0075, 0.0115);
  const wing = ball([0.094, 0.672, 0.0105], [0.01, 0.0075, 0.008]);
  const cheek = ball([0.058, 0.682, 0.044], [0.026, 0.022, 0.022]);
  const socket = ball([0.102, 0.706, 0.031], [0.022, 0.0125, 0.017]);
  const lips = rod([0.0885, 0.6385, 0], [0.078, 0.6385, 0.02], 0.0075, 0.004);
  const chin = ball([0.074, 0.606, 0], [0.021, 0.018, 0.02]);
  return (x, y, z) => {
    const side = Math.abs(z);
    let d = join(skull(x, y, z), jaw(x, y, z), 0.04);
    d = join(d, cheek(x, y, side), 0.025);
    d = join(d, brow(x, y, side), 0.014);
    d = join(d, chin(x, y, z), 0.02);
    // Cut out softly.
    d = -join(-d, socket(x, y, side), 0.014);
    d = join(d, nose(x, y, z), 0.014);
    d = join(d, wing(x, y, side), 0.008);
    return join(d, lips(x, y, side), 0.008);
  };
}

const SKIN: Rgb = [0.43, 0.235, 0.15];
const LIPS: Rgb = [0.31, 0.12, 0.09];
const HAIR: Rgb = [0.035, 0.022, 0.015];

const mixed = (a: Rgb, b: Rgb, share: number): Rgb => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
  a[2] + (b[2] - a[2]) * share,
];

function paintFace(lit: boolean) {
  return (_x: number, y: number, z: number): Paint => {
    const side = Math.abs(z);
    const lip = Math.max(0, 1 - ((y - 0.6385) / 0.0085) ** 2 - (side / 0.024) ** 2);
    const brow = Math.max(0, 1 - ((y - 0.729 + 4 * (side - 0.034) ** 2) / 0.0062) ** 2 - ((side - 0.034) / 0.02) ** 2);
    const stubble = 0.3 * Math.max(0, Math.min(1, (0.668 - y) / 0.02)) * (lip > 0 ? 0 : 1);
    const warm = 0.3 * Math.max(0, 1 - ((y - 0.682) / 0.02) ** 2 - ((side - 0.042) / 0.022) ** 2);
    let colour = mixed(SKIN, [0.2, 0.125, 0.095], stubble);
    colour = mixed(colour, [0.46, 0.19, 0.125], warm);
    colour = mixed(colour, LIPS, Math.min(1, 2 * lip));
    colour = mixed(colour, HAIR, Math.min(0.34, brow));
    return { colour, rough: 0.5, open: lit ? 0.5 : 0.8 };
  };
}

export function addFace(skin: Skin, fine: number, lit: boolean, low: number): void {
  const field = faceField();
  addDome(skin, {
    field,
    from: () => 0.004,
    to: (turn) => (Math.cos(turn) < 0 ? low : 1.45),
    rings: Math.round(fine * 1.2),
    around: Math.round(fine * 1.6),
    paint: paintFace(lit),
  });
  if (fine < 12) return;
  for (const side of [1, -1]) {
    const at = [0.0712, 0.7055, 0.031 * side] as const;
    const white = { colour: [0.5, 0.47, 0.44] as const, rough: 0.2, open: 0.4 };
    const iris = { ...white, colour: [0.085, 0.075, 0.055] as const, rough: 0.08 };
    const pupil = { ...white, colour: [0.006, 0.006, 0.007] as const, rough: 0.05 };
    addShell(skin, at, 0.0118, [1, 0, 0], [0, 0.2, 0.21, 0.5, 0.52, 1.4], 10, (r) =>
      r < 2 ? pupil : r < 4 ? iris : white,
    );
    // Lids: caps from above and below that leave a slit, with lashes along the upper one.
    const lid = { colour: [SKIN[0] * 0.8, SKIN[1] * 0.74, SKIN[2] * 0.72] as const, rough: 0.5, open: 0.4 };
    const lash = { ...lid, colour: HAIR };
    addShell(skin, at, 0.0129, [0.06, 1, 0], [0.1, 0.75, 1.18, 1.27], 8, (r) => (r < 3 ? lid : lash));
    addShell(skin, at, 0.0127, [0.1, -1, 0], [0.1, 0.75, 1.2], 8, () => lid);
  }
}

/** A part of a ball as rings around an axis, at angles from it. */
function addShell(
  skin: Skin,
  [x, y, z]: readonly [number, number, number],
  radius: number,
  axis: readonly [number, number, number],
  angles: readonly number[],
  around: number,
  paint: (ring: number) => Paint,
): void {
  const first = cornersOf(skin);
  const firstIndex = skin.index.length;
  const length = Math.sqrt(axis[0] ** 2 + axis[1] ** 2);
  // The axis lies in the plane of x and y; upright on it there, and to the right.
  const [ax, ay] = [axis[0] / length, axis[1] / length];
  angles.forEach((angle, r) => {
    for (let i = 0; i < around; i++) {
      const turn = (i / around) * 2 * Math.PI;
      const along = radius * Math.cos(angle);
      const over = radius * Math.sin(angle) * Math.cos(turn);
      const aside = radius * Math.sin(angle) * Math.sin(turn);
      addCorner(skin, x + along * ax - over * ay, y + along * ay + over * ax, z + aside, paint(r), head);
    }
  });
  for (let r = 0; r < angles.length - 1; r++)
    for (let i = 0; i < around; i++) {
      const a = first + r * around + i;
      const b = first + r * around + ((i + 1) % around);
      skin.index.push(a, a + around, b, b, a + around, b + around);
    }
  roundOff(skin, first, firstIndex);
}

/** Works out how much of the lamps along the edge of the opening each corner from `first` on sees. */
export function shineOn(skin: Skin, first: number, field: Field, opening: Opening): void {
  const lamps: number[][] = [];
  for (let n = 0; n <= 10; n++) {
    const turn = -1.9 + (3.8 * n) / 10;
    const angle = edgeAt(opening, turn) - 0.06;
    const way = [Math.cos(angle), Math.sin(angle) * Math.cos(turn), Math.sin(angle) * Math.sin(turn)] as const;
    const far = reach(field, ...way) - 0.014;
    lamps.push(way.map((v, c) => MIDDLE[c]! + far * v));
  }
  for (let n = first; n < cornersOf(skin); n++) {
    let light = 0.1;
    for (const lamp of lamps) {
      const way = [0, 1, 2].map((c) => lamp[c]! - skin.position[3 * n + c]!);
      const square = way[0]! ** 2 + way[1]! ** 2 + way[2]! ** 2;
      const facing = [0, 1, 2].reduce((sum, c) => sum + way[c]! * skin.normal[3 * n + c]!, 0) / Math.sqrt(square);
      light += (LAMP_SHARE * Math.max(0, facing + 0.25)) / (square + 0.0008);
    }
    skin.cloth[4 * n + 3] = Math.min(3, light);
  }
}

/** Of one of the lamps along the edge, m²: together they light a forehead 5 cm away by about one. */
const LAMP_SHARE = 0.0014;
