/** Helmets with what is in and on them, all fixed to the head: shell, visor or goggles, face, lamps, cameras. */
import type { Sliced } from '../../math/sliced';
import { Bone } from './figure-bones';
import { addDome, edgeAt, type Opening } from './figure-dome';
import { addFace, faceField, shineOn } from './figure-face';
import { ball, type Field, join } from './figure-field';
import { addCorner, cornersOf, type Paint, rigid, roundOff, type Skin, turnOver } from './figure-mesh';
import type { Kit, Rgb } from './kits';
import { addBlock, addLoft, addPatch } from './loft';

const head = rigid(Bone.Head);
const openings: Readonly<Record<Kit['headgear'], Opening>> = {
  cover: { up: 0.54, down: 0.86, aside: 1.3, square: 2.6 },
  motocross: { up: 0.4, down: 0.36, aside: 1.14, square: 3 },
  camera: { up: 0.42, down: 1.15, aside: 1.02, square: 2.6 },
};

const plain = (colour: Rgb, rough: number, metal = 0): Paint => ({ colour, rough, metal });
const RUBBER: Paint = plain([0.016, 0.016, 0.017], 0.75);
const STEEL: Paint = plain([0.42, 0.42, 0.43], 0.35, 1);

function shellField(kit: Kit): Field {
  const crown = ball([-0.012, 0.722, 0], [0.142, 0.132, 0.122]);
  const nape = ball([-0.05, 0.65, 0], [0.085, 0.075, 0.095]);
  if (kit.headgear === 'motocross') {
    const chin = ball([0.078, 0.628, 0], [0.092, 0.05, 0.07]);
    const cheek = ball([0.03, 0.635, 0], [0.09, 0.06, 0.105]);
    return (x, y, z) =>
      Math.max(
        join(join(crown(x, y, z), nape(x, y, z), 0.05), join(chin(x, y, z), cheek(x, y, z), 0.05), 0.035),
        0.566 - y - 0.2 * Math.max(0, x),
      );
  }
  const chin = ball([0.04, 0.638, 0], [0.105, 0.078, 0.092]);
  const bulge = kit.headgear === 'cover' ? ball([0.055, 0.69, 0], [0.092, 0.095, 0.096]) : null;
  const ear = ball([0.0, 0.665, 0.098], [0.048, 0.055, 0.034]);
  return (x, y, z) => {
    let d = join(crown(x, y, z), nape(x, y, z), 0.05);
    d = join(d, chin(x, y, z), 0.04);
    if (bulge) d = join(d, bulge(x, y, z), 0.04);
    d = join(d, ear(x, y, Math.abs(z)), 0.015);
    return Math.max(d, 0.57 - y);
  };
}

/** Around the edge of an opening: a lip that turns inwards, and a gasket. */
function addRim(skin: Skin, field: Field, opening: Opening, around: number, paint: Paint, width: number): void {
  const edge = (turn: number): number => edgeAt(opening, turn);
  addDome(skin, {
    field,
    from: (turn) => edge(turn) - 0.05,
    to: (turn) => edge(turn) + width,
    rings: 4,
    around,
    lift: (share) => [-0.02, 0.002, 0.006, 0.005, -0.001][Math.round(share * 4)]!,
    paint: () => paint,
  });
}

export function* addHead(skin: Skin, glass: Skin | null, kit: Kit, fine: number): Sliced<void> {
  const field = shellField(kit);
  const opening = openings[kit.headgear];
  const around = Math.round(fine * 2.25);
  const edge = (turn: number): number => edgeAt(opening, turn);
  const shine: Paint = plain(kit.helmet, kit.headgear === 'motocross' ? 0.22 : 0.5);
  const stripe = (x: number, y: number, z: number): number =>
    kit.rider
      ? Math.max(
          0.018 - Math.abs(Math.abs(z) - 0.045 - 0.15 * (0.8 - y)),
          Math.min(0.03 - Math.abs(z), 0.64 - y, x - 0.05),
          -0.05,
        )
      : -1;
  addDome(skin, {
    field,
    from: edge,
    to: () => Math.PI - 0.002,
    rings: Math.round(fine * 0.9),
    around,
    paint: (x, y, z) => ({ ...shine, panel: stripe(x, y, z) }),
  });
  yield;
  const lit = kit.headgear === 'cover';
  addRim(skin, field, opening, around, RUBBER, lit ? 0.1 : 0.07);
  yield;
  // Padding around the face.
  addDome(skin, {
    field,
    from: (turn) => edge(turn) - 0.05,
    to: () => 2.1,
    rings: 4,
    around: Math.round(fine * 1.5),
    lift: (share) => -0.02 - 0.012 * share,
    paint: () => ({ ...RUBBER, open: 0.15 }),
    inside: true,
  });
  yield;
  if (kit.headgear === 'cover') addCover(skin, glass, kit, field, opening, fine);
  else if (kit.headgear === 'motocross') addMotocross(skin, glass, kit, field, opening, fine);
  else addCameras(skin, glass, kit, field, fine);
}

/** White of the strip of lamps, seen itself, against what falls on a face. */
const LAMP = 9;

/** Over nose and mouth. */
function addMask(skin: Skin, fine: number): void {
  const mask: Paint = { ...RUBBER, colour: [0.03, 0.033, 0.03], open: 0.5 };
  addLoft(
    skin,
    [
      [0.066, 0.645, 0, 0.05, 0.05],
      [0.09, 0.651, 0, 0.046, 0.046],
      [0.108, 0.653, 0, 0.04, 0.04],
      [0.123, 0.648, 0, 0.031, 0.03],
      [0.132, 0.641, 0, 0.022, 0.02],
      [0.135, 0.637, 0, 0.012, 0.012],
    ],
    { paint: mask, bind: head, around: fine, square: 2.3 },
  );
}

/** Before the mask, where the hose begins. */
function addValve(skin: Skin, fine: number): void {
  const block: Paint = plain([0.045, 0.047, 0.042], 0.5);
  addLoft(
    skin,
    [
      [0.095, 0.63, 0, 0.024, 0.018],
      [0.118, 0.612, 0, 0.034, 0.026],
      [0.15, 0.598, 0, 0.034, 0.026],
      [0.158, 0.594, 0, 0.03, 0.022],
      [0.158, 0.594, 0, 0.022, 0.016],
      [0.168, 0.59, 0, 0.021, 0.015],
    ],
    { paint: block, bind: head, around: fine, square: 2.6 },
  );
  for (const side of [1, -1]) {
    addLoft(
      skin,
      [
        [0.128, 0.604, 0.03 * side, 0.016, 0.016],
        [0.138, 0.6, 0.052 * side, 0.016, 0.016],
        [0.139, 0.6, 0.056 * side, 0.012, 0.012],
      ],
      { paint: RUBBER, bind: head, around: Math.max(6, fine - 4) },
    );
  }
}

function addCover(skin: Skin, glass: Skin | null, kit: Kit, field: Field, opening: Opening, fine: number): void {
  const edge = (turn: number): number => edgeAt(opening, turn);
  const around = Math.round(fine * 2.25);
  // The strip: inside the upper edge, down to the cheeks.
  addDome(skin, {
    field,
    from: (turn) => edge(turn) - 0.075,
    to: (turn) => edge(turn) - 0.045,
    rings: 1,
    around,
    lift: () => -0.012,
    paint: (_x, y) => ({
      colour: [1, 0.97, 0.9],
      rough: 0.6,
      open: 0.2,
      glow: LAMP * Math.max(0.02, Math.min(1, (y - 0.66) / 0.03)),
    }),
  });
  const face = cornersOf(skin);
  addFace(skin, fine, true, 1.2);
  const cap = {
    field,
    from: () => 0.003,
    to: (turn: number) => edge(turn) + 0.035,
    rings: Math.round(fine * 0.4),
    around,
    lift: () => 0.0045,
  };
  if (glass) addDome(glass, { ...cap, paint: () => plain([0.02, 0.021, 0.022], 0.04) });
  addMask(skin, fine);
  shineOn(skin, face, field, opening);
  addValve(skin, fine);
  for (const side of [1, -1]) {
    // Rail along the temple, pivot of the visor, ear cup's rim.
    addPatch(
      skin,
      field,
      [0.0, 0.73, 0.125 * side],
      [
        [1, -0.12, 0],
        [0.1, 1, 0],
      ],
      {
        half: [0.06, 0.012],
        thick: 0.009,
        paint: plain(kit.helmetTrim, 0.6),
        bind: head,
        cells: fine > 12 ? 4 : 1,
      },
    );
    addPatch(
      skin,
      field,
      [0.042, 0.7, 0.13 * side],
      [
        [1, 0, 0],
        [0, 1, 0],
      ],
      {
        half: [0.022, 0.022],
        thick: 0.012,
        square: 2,
        paint: plain(kit.helmetTrim, 0.4),
        bind: head,
        cells: fine > 12 ? 4 : 1,
      },
    );
  }
  // Plate on the brow, patches on top and behind.
  addPatch(
    skin,
    field,
    [0.11, 0.81, 0],
    [
      [0, 0, 1],
      [-0.6, 1, 0],
    ],
    {
      half: [0.028, 0.02],
      thick: 0.007,
      paint: plain(kit.helmetTrim, 0.45, 0.4),
      bind: head,
      cells: fine > 12 ? 3 : 1,
    },
  );
  addPatch(
    skin,
    field,
    [-0.03, 0.86, 0],
    [
      [0, 0, 1],
      [1, 0, 0],
    ],
    {
      half: [0.045, 0.05],
      thick: 0.003,
      paint: { ...plain(kit.gear, 0.95), weave: 0.4 },
      bind: head,
      cells: fine > 12 ? 4 : 1,
    },
  );
  addPatch(
    skin,
    field,
    [-0.16, 0.72, 0],
    [
      [0, 0, 1],
      [0, 1, 0],
    ],
    {
      half: [0.035, 0.028],
      thick: 0.012,
      paint: plain(kit.helmetTrim, 0.6),
      bind: head,
      cells: fine > 12 ? 3 : 1,
    },
  );
}

function addMotocross(skin: Skin, glass: Skin | null, kit: Kit, field: Field, opening: Opening, fine: number): void {
  const edge = (turn: number): number => edgeAt(opening, turn);
  const around = Math.round(fine * 2.25);
  // Goggles: frame within the opening, mirrored glass bulging out of it, strap around the shell.
  addDome(skin, {
    field,
    from: (turn) => edge(turn) - 0.24,
    to: edge,
    rings: 4,
    around,
    lift: (share) => [-0.012, 0.004, 0.004, -0.004, -0.02][Math.round(4 * share)]!,
    paint: () => plain(kit.helmetTrim, 0.5),
  });
  const lens: Paint = plain([0.03, 0.025, 0.02], 0.05);
  addDome(skin, {
    field,
    from: () => 0.003,
    to: (turn) => edge(turn) - 0.2,
    rings: Math.round(fine * 0.5),
    around,
    lift: () => -0.007,
    paint: () => ({ ...lens, open: 0.6 }),
  });
  if (glass)
    addDome(glass, {
      field,
      from: () => 0.003,
      to: (turn) => edge(turn) - 0.21,
      rings: Math.round(fine * 0.5),
      around,
      lift: (share) => -0.003 * share,
      paint: () => ({ ...plain([0.35, 0.12, 0.03], 0.05) }),
    });
  for (const side of [1, -1]) {
    addPatch(
      skin,
      field,
      [-0.03, 0.705, 0.14 * side],
      [
        [1, 0.02, 0],
        [0, 1, 0],
      ],
      {
        half: [0.095, 0.02],
        thick: 0.003,
        paint: { ...plain([0.02, 0.02, 0.022], 0.9), weave: 0.3 },
        bind: head,
        cells: fine > 12 ? 4 : 1,
      },
    );
    // Vents of the chin bar.
    addPatch(
      skin,
      field,
      [0.15, 0.626, 0.042 * side],
      [
        [-0.6, 0, side],
        [0, 1, 0],
      ],
      {
        half: [0.024, 0.011],
        thick: 0.002,
        paint: RUBBER,
        bind: head,
        cells: fine > 12 ? 3 : 1,
      },
    );
  }
  addPatch(
    skin,
    field,
    [0.2, 0.618, 0],
    [
      [0, 0, 1],
      [0, 1, 0],
    ],
    {
      half: [0.02, 0.015],
      thick: 0.003,
      paint: RUBBER,
      bind: head,
      cells: fine > 12 ? 3 : 1,
    },
  );
  // Peak: rises from the brow, arched.
  const paint: Paint = { ...plain(kit.helmetTrim, 0.35), panel: -1 };
  const rows = 7;
  const wide = 10;
  for (const under of [false, true]) {
    const first = cornersOf(skin);
    const firstIndex = skin.index.length;
    for (let r = 0; r <= rows; r++)
      for (let i = 0; i <= wide; i++) {
        const t = r / rows;
        const s = (i / wide) * 2 - 1;
        const half = 0.105 - 0.03 * t - 0.012 * t ** 6;
        const x = 0.055 + 0.16 * t - 0.05 * s * s * (1 - 0.6 * t) - 0.02 * s ** 4 * t;
        const y = 0.842 - 0.012 * t - 0.045 * s * s * (1 - 0.35 * t) + 0.008 * Math.cos(s * 9) * (1 - t) * 0.5;
        addCorner(skin, x, y - (under ? 0.005 : 0), half * s, { ...paint, open: under ? 0.4 : 1 }, head);
      }
    for (let r = 0; r < rows; r++)
      for (let i = 0; i < wide; i++) {
        const a = first + r * (wide + 1) + i;
        const b = a + wide + 1;
        skin.index.push(a, a + 1, b, a + 1, b + 1, b);
      }
    if (under) turnOver(skin, firstIndex);
    roundOff(skin, first, firstIndex);
  }
}

/** A big camera and a small one, the sight before the right eye. */
function addCameras(skin: Skin, glass: Skin | null, kit: Kit, field: Field, fine: number): void {
  addFace(skin, fine, false, 1.4);
  if (kit.oxygen) {
    addMask(skin, fine);
    addValve(skin, fine);
  }
  // Pedestal that follows the shell.
  addPatch(
    skin,
    field,
    [-0.02, 0.87, 0],
    [
      [1, 0, 0],
      [0, 0, 1],
    ],
    {
      half: [0.085, 0.05],
      thick: 0.014,
      paint: plain(kit.helmetTrim, 0.6),
      bind: head,
      cells: 4,
    },
  );
  const black = plain([0.018, 0.018, 0.019], 0.45);
  const grip = plain(kit.gear, 0.6);
  // Base plate on top, body, lens, matte box, battery behind.
  addBlock(skin, [-0.02, 0.84, 0], [0.04, 0.025, 0.035], black, head);
  addBlock(skin, [-0.02, 0.855, 0], [0.1, 0.006, 0.055], STEEL, head);
  addBlock(skin, [-0.015, 0.921, 0], [0.095, 0.062, 0.06], black, head);
  addBlock(skin, [-0.145, 0.916, 0], [0.035, 0.05, 0.05], grip, head);
  addBlock(skin, [-0.01, 0.991, 0], [0.06, 0.01, 0.022], grip, head);
  addLoft(
    skin,
    [
      [0.075, 0.916, 0, 0.045, 0.045],
      [0.15, 0.916, 0, 0.045, 0.045],
      [0.152, 0.916, 0, 0.052, 0.052],
      [0.2, 0.916, 0, 0.055, 0.055],
      [0.2, 0.916, 0, 0.047, 0.047],
      [0.18, 0.916, 0, 0.043, 0.043],
    ],
    { paint: black, bind: head, around: fine + 4 },
  );
  addBlock(skin, [0.03, 0.78, 0.142], [0.04, 0.025, 0.018], black, head);
  addLoft(
    skin,
    [
      [0.07, 0.78, 0.142, 0.016, 0.016],
      [0.095, 0.78, 0.142, 0.017, 0.017],
    ],
    { paint: black, bind: head, around: Math.max(6, fine - 4) },
  );
  // The sight and the goggles are for who comes near.
  if (!glass) return;
  addLoft(
    skin,
    [
      [0.1, 0.815, 0.06, 0.004, 0.004],
      [0.19, 0.77, 0.045, 0.004, 0.004],
      [0.2, 0.735, 0.038, 0.004, 0.004],
    ],
    { paint: STEEL, bind: head, around: 6, steps: 2 },
  );
  const ring = 14;
  addLoft(
    skin,
    Array.from({ length: ring + 1 }, (_, i) => {
      const turn = (i / ring) * 2 * Math.PI;
      return [0.2, 0.713 + 0.022 * Math.cos(turn), 0.033 + 0.022 * Math.sin(turn), 0.003, 0.003] as const;
    }),
    { paint: STEEL, bind: head, around: 5, up: [1, 0, 0] },
  );
  // Goggles before the eyes.
  addDome(glass, {
    field: faceField(),
    from: () => 0.003,
    to: (turn) => edgeAt({ up: 0.42, down: 0.16, aside: 0.95, square: 3 }, turn),
    rings: 6,
    around: fine * 2,
    lift: () => 0.012,
    paint: () => plain([0.02, 0.021, 0.022], 0.05),
  });
  addDome(skin, {
    field: faceField(),
    from: (turn) => edgeAt({ up: 0.4, down: 0.14, aside: 0.916, square: 3 }, turn),
    to: (turn) => edgeAt({ up: 0.5, down: 0.22, aside: 1.03, square: 3 }, turn),
    rings: 3,
    around: fine * 2,
    lift: (share) => [0.008, 0.015, 0.014, 0][Math.round(3 * share)]!,
    paint: () => RUBBER,
  });
}
