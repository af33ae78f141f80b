/** The body in its clothes, as a solid without seams, the bones its skin hangs on, and what it is painted with. */
import { HIP_HEIGHT } from '../../bake/skeleton';
import { smoothstep } from '../../math/smooth';
import { Bone, HELPER_TO_LEFT, TO_LEFT } from './figure-bones';
import { ball, type Field, type Girth, girth, join, rod } from './figure-field';
import type { Bind, Paint, PaintAt } from './figure-mesh';
import { noiseAt } from './figure-noise';
import type { Kit, Rgb } from './kits';

const between = (low: number, high: number, x: number): number => smoothstep((x - low) / (high - low));
/** 1 at the middle, 0 from `reach` on. */
const near = (middle: number, reach: number, x: number): number => 1 - smoothstep(Math.abs(x - middle) / reach);

/** Front, back and half width of the trunk at heights over the hips. */
const trunkRows: readonly (readonly [y: number, front: number, back: number, across: number])[] = [
  [-0.175, 0.045, -0.06, 0.05],
  [-0.13, 0.085, -0.115, 0.128],
  [-0.07, 0.104, -0.138, 0.166],
  [0, 0.108, -0.134, 0.171],
  [0.06, 0.106, -0.114, 0.162],
  [0.12, 0.104, -0.098, 0.15],
  [0.19, 0.11, -0.102, 0.155],
  [0.27, 0.122, -0.118, 0.17],
  [0.34, 0.124, -0.128, 0.18],
  [0.4, 0.112, -0.13, 0.176],
  [0.45, 0.086, -0.12, 0.16],
  [0.49, 0.06, -0.1, 0.12],
  [0.525, 0.046, -0.084, 0.076],
  [0.57, 0.05, -0.07, 0.06],
  [0.63, 0.054, -0.062, 0.058],
];

const armRows: readonly Girth[] = [
  [0.08, -0.01, 0.425, 0.07, 0.05],
  [0.13, -0.008, 0.442, 0.077, 0.068],
  [0.18, -0.004, 0.452, 0.074, 0.072],
  [0.22, 0, 0.456, 0.066, 0.068],
  [0.28, 0.004, 0.456, 0.06, 0.062],
  [0.35, 0.006, 0.457, 0.06, 0.058],
  [0.41, 0.002, 0.459, 0.054, 0.052],
  [0.465, -0.004, 0.46, 0.05, 0.049],
  [0.52, 0.002, 0.46, 0.053, 0.05],
  [0.57, 0.003, 0.46, 0.05, 0.046],
  [0.64, 0.001, 0.46, 0.043, 0.039],
  [0.7, 0, 0.46, 0.037, 0.033],
  [0.755, 0, 0.46, 0.034, 0.028],
];

const legRows: readonly Girth[] = [
  [-0.91, -0.012, 0.1, 0.044, 0.042],
  [-0.84, -0.014, 0.1, 0.047, 0.045],
  [-0.76, -0.016, 0.101, 0.056, 0.053],
  [-0.68, -0.02, 0.102, 0.067, 0.062],
  [-0.6, -0.017, 0.103, 0.07, 0.065],
  [-0.54, -0.006, 0.102, 0.066, 0.062],
  [-0.47, 0.008, 0.1, 0.068, 0.063],
  [-0.41, 0.008, 0.1, 0.071, 0.067],
  [-0.32, 0.005, 0.099, 0.08, 0.073],
  [-0.22, 0.002, 0.098, 0.089, 0.08],
  [-0.13, -0.008, 0.096, 0.098, 0.086],
  [-0.05, -0.014, 0.092, 0.106, 0.089],
  [0.02, -0.014, 0.088, 0.095, 0.078],
];

/** How much cloth there is to crease: most inside elbows, at knees, groin, armpits and waist, m. */
function creases(x: number, y: number, z: number): number {
  const side = Math.abs(z);
  if (side > 0.2) return 0.0045 + 0.006 * near(0.47, 0.1, side) + 0.003 * near(0.62, 0.06, side);
  if (y > -0.1) return 0.003 + 0.004 * near(0.1, 0.09, y) + 0.004 * near(0.4, 0.08, y) * between(0.12, 0.17, side);
  return (
    0.004 +
    0.006 * near(-0.47, 0.12, y) * (x < 0.03 ? 1 : 0.4) +
    0.008 * near(-0.72, 0.07, y) +
    0.004 * near(-0.14, 0.08, y)
  );
}

/** Clothes on the body, arms stretched sideways; its own mirror image on z = 0. */
export function bodyField(kit: Kit): Field {
  const { slack } = kit;
  const wide = (rows: readonly Girth[]): Girth[] =>
    rows.map(([t, c1, c2, a, b]) => [t, c1, c2, a + 0.6 * slack, b + 0.6 * slack]);
  const trunk = girth(
    'y',
    trunkRows.map(([y, front, back, across]) => {
      const more = y < 0.5 ? slack : 0.3 * slack;
      return [y, (front + back) / 2, 0, (front - back) / 2 + more, across + more];
    }),
    2.3,
  );
  const arm = girth('z', wide(armRows));
  const leg = girth('y', wide(legRows));
  const chest = ball([0.066, 0.36, 0.076], [0.055, 0.066, 0.084]);
  const belly = ball([0.06, 0.06, 0], [0.06, 0.12, 0.11]);
  const back = ball([-0.085, 0.36, 0.085], [0.05, 0.1, 0.075]);
  const flank = ball([-0.03, 0.33, 0.135], [0.075, 0.13, 0.055]);
  const seat = ball([-0.078, -0.075, 0.082], [0.078, 0.085, 0.078]);
  const neckline = rod([-0.025, 0.53, 0.03], [-0.012, 0.488, 0.15], 0.038, 0.03);
  const calf = ball([-0.038, -0.6, 0.104], [0.042, 0.1, 0.048]);
  const front = ball([0.045, -0.24, 0.106], [0.052, 0.16, 0.056]);
  const knee = ball([0.052, -0.468, 0.1], [0.026, 0.05, 0.045]);
  const collar = girth('y', [
    [0.5, -0.014, 0, 0.085, 0.09],
    [0.53, -0.012, 0, 0.074, 0.078],
    [0.565, -0.01, 0, 0.07, 0.072],
  ]);
  const legAt = (x: number, y: number, side: number): number => {
    let d = leg(x, y, side);
    if (y > -0.45) d = join(d, front(x, y, side), 0.04);
    else d = join(d, calf(x, y, side), 0.035);
    if (y < -0.38) d = join(d, knee(x, y, side), 0.035);
    // Trousers hang over the boots and end in them.
    const above = HIP_HEIGHT - kit.bootHeight + y;
    d -= (kit.rider ? 0.004 : 0.012) * near(0.04, 0.06, above);
    return d + 0.02 * (1 - between(-0.03, 0.005, above));
  };
  const trunkAt = (x: number, y: number, side: number): number => {
    let d = trunk(x, y, side);
    if (y > 0.2 || side > 0.16) {
      d = join(d, chest(x, y, side), 0.05);
      d = join(d, back(x, y, side), 0.04);
      d = join(d, flank(x, y, side), 0.05);
      d = join(d, neckline(x, y, side), 0.05);
      d = join(d, collar(x, y, side), 0.012);
      d = join(d, arm(x, y, side), 0.05);
    }
    if (y < 0.24) d = join(d, belly(x, y, side), 0.05);
    if (y < 0.12) d = join(join(d, seat(x, y, side), 0.05), legAt(x, y, side), 0.045);
    return d;
  };
  return (x, y, z) => {
    const side = Math.abs(z);
    // Out here there is nothing but an arm or a leg.
    let d = side > 0.3 && y > 0.2 ? arm(x, y, side) : y < -0.27 ? legAt(x, y, side) : trunkAt(x, y, side);
    // Cuffs go into the gloves, the hem of a jersey hangs over the trousers.
    d += 0.008 * between(0.655, 0.68, side);
    if (kit.rider && side < 0.25) d -= 0.007 * near(-0.03, 0.045, y) * (y > -0.05 ? 1 : 0.3);
    if (d > 0.05 || d < -0.05) return d;
    const ring = side > 0.2 ? 1 : 0;
    const n = noiseAt(x * 11 + 5, y * (ring ? 9 : 15), side * (ring ? 19 : 9), 0);
    return d - creases(x, y, z) * (slack / 0.009) * (0.55 - Math.abs(2 * n - 1)) * (y > 0.52 ? 0.3 : 1);
  };
}

/** Shares of the bones at a point of the body or of what clings to it. */
export const bindBody: Bind = (_x, y, z, shares) => {
  const side = Math.abs(z);
  const shift = z < 0 ? TO_LEFT : 0;
  const more = z < 0 ? HELPER_TO_LEFT : 0;
  /** Splits a share between a bone, a helper in the middle and the next bone. */
  const chain = (share: number, a: number, mid: number, b: number, t: number): void => {
    shares[a]! += share * Math.max(0, 1 - 2 * t);
    shares[mid]! += share * (1 - Math.abs(2 * t - 1));
    shares[b]! += share * Math.max(0, 2 * t - 1);
  };
  const arm =
    between(0.115, 0.25, side + 0.25 * (y - 0.46)) * Math.max(between(0.33, 0.42, y), between(0.2, 0.24, side));
  if (side > 0.45 || arm > 0.999) {
    if (side > 0.66) {
      const t = between(0.7, 0.765, side);
      shares[Bone.ForearmR + shift]! += 1 - t;
      shares[Bone.HandR + shift]! += t;
      return;
    }
    const elbow = between(0.395, 0.545, side);
    if (elbow > 0) chain(1, Bone.TwistR + more, Bone.ElbowR + more, Bone.ForearmR + shift, elbow);
    else {
      const twist = between(0.25, 0.4, side);
      shares[Bone.UpperArmR + shift]! += 1 - twist;
      shares[Bone.TwistR + more]! += twist;
    }
    return;
  }
  if (y < -0.2) {
    if (y < -0.8) {
      chain(1, Bone.ShinR + shift, Bone.AnkleR + more, Bone.FootR + shift, between(0.83, 0.93, -y));
      return;
    }
    chain(1, Bone.ThighR + shift, Bone.KneeR + more, Bone.ShinR + shift, between(0.385, 0.555, -y));
    return;
  }
  const leg =
    between(-0.07, 0.13, 0.35 * (side - 0.1) - y) * Math.max(between(-0.03, 0.04, side), between(0.14, 0.2, -y));
  if (leg > 0) {
    const rest = Math.max(0, 1 - 2 * leg);
    const waist = between(-0.02, 0.18, y);
    shares[Bone.Hips]! += rest * (1 - waist);
    shares[Bone.Waist]! += rest * waist;
    shares[Bone.GroinR + more]! += 1 - Math.abs(2 * leg - 1);
    shares[Bone.ThighR + shift]! += Math.max(0, 2 * leg - 1);
    return;
  }
  if (y > 0.47 && side < 0.1) {
    chain(1, Bone.Chest, Bone.Neck, Bone.Head, between(0.48, 0.61, y));
    return;
  }
  const trunk = 1 - arm;
  const collar = between(0.4, 0.5, y) * between(0.06, 0.14, side);
  const chest = arm > 0 ? Math.max(0, 1 - 2 * arm) : trunk;
  if (y < 0.3) chain(chest, Bone.Hips, Bone.Waist, Bone.Chest, between(-0.02, 0.27, y));
  else {
    shares[Bone.Chest]! += chest * (1 - collar);
    shares[Bone.ClavicleR + more]! += chest * collar;
  }
  if (arm > 0) {
    shares[Bone.ShoulderR + more]! += 1 - Math.abs(2 * arm - 1);
    shares[Bone.UpperArmR + shift]! += Math.max(0, 2 * arm - 1);
  }
};

/** Shares of the bones at a point of a boot: stiff below the ankle. */
export const bindBoot: Bind = (x, y, z, shares) => {
  const shift = z < 0 ? TO_LEFT : 0;
  const foot = Math.max(between(0.8, 0.878, -y), between(0.03, 0.06, x) * between(0.83, 0.86, -y));
  shares[Bone.ShinR + shift]! += Math.max(0, 1 - 2 * foot);
  shares[Bone.AnkleR + (z < 0 ? HELPER_TO_LEFT : 0)]! += 1 - Math.abs(2 * foot - 1);
  shares[Bone.FootR + shift]! += Math.max(0, 2 * foot - 1);
};

/** How freely the cloth ripples: held by harness, gloves, boots and what lies on the back. */
function looseness(x: number, y: number, z: number): number {
  const side = Math.abs(z);
  if (side > 0.2) return 0.9 * between(0.2, 0.3, side) * (1 - between(0.64, 0.71, side));
  if (y < -0.1) return 0.75 * between(0.16, 0.3, -y) * (1 - between(0.66, 0.74, -y)) + 0.2;
  return (x > 0 ? 0.3 : 0.1) * (1 - between(0.42, 0.5, y));
}

/** Distance inside the panels of the second colour. */
function panels(kit: Kit, x: number, y: number, z: number): number {
  const side = Math.abs(z);
  const collar = Math.min(y - 0.512, 0.1 - side);
  if (!kit.rider) {
    // Patches on knees and elbows, collar.
    const knee = Math.min(0.085 - Math.abs(y + 0.47), x);
    const elbow = Math.min(0.06 - Math.abs(side - 0.475), 0.01 - x);
    return Math.max(knee, elbow, collar, -0.1);
  }
  // Bands around the sleeves, one slanting over the chest, stripes down the legs.
  const sleeve = Math.max(0.028 - Math.abs(side - 0.3), side - 0.61);
  const chest = Math.min(0.04 - Math.abs(y - 0.32 + 0.55 * side), 0.19 - side);
  const stripe = Math.min(0.026 - Math.abs(x + 0.005 + 0.1 * (y + 0.3)), side - 0.1, -0.03 - y);
  return Math.max(sleeve, chest, stripe, collar, -0.1);
}

const cloth = (kit: Kit, colour: Rgb): Paint => ({ colour, rough: 0.86, weave: 1, camo: kit.camouflage });

export function paintBody(kit: Kit): PaintAt {
  const above = cloth(kit, kit.suit);
  const below = cloth(kit, kit.trousers);
  return (x, y, z) => ({
    ...(y < -0.02 ? below : above),
    loose: looseness(x, y, z),
    panel: panels(kit, x, y, z),
  });
}

/** Height of the upper edge of a sole over the ground, m. */
const SOLE = 0.028;

/** The right boot without its sole. */
export function bootField(kit: Kit): Field {
  const top = kit.bootHeight - HIP_HEIGHT;
  const more = kit.rider ? 0.01 : 0.007;
  const shaft = girth('y', [
    ...legRows.filter(([y]) => y < top - 0.02).map(([y, c1, c2, a, b]): Girth => [y, c1, c2, a + more, b + more]),
    [top, -0.017, 0.102, (kit.rider ? 0.074 : 0.06) + more, (kit.rider ? 0.068 : 0.056) + more],
  ]);
  const foot = girth(
    'x',
    [
      [-0.105, -0.9, 0.1, 0.02, 0.025],
      [-0.09, -0.895, 0.1, 0.048, 0.038],
      [-0.05, -0.888, 0.1, 0.062, 0.042],
      [0, -0.885, 0.1, 0.068, 0.042],
      [0.05, -0.898, 0.101, 0.055, 0.045],
      [0.1, -0.913, 0.103, 0.042, 0.05],
      [0.15, -0.921, 0.104, 0.037, 0.05],
      [0.185, -0.925, 0.102, 0.032, 0.04],
      [0.2, -0.93, 0.1, 0.02, 0.025],
    ],
    2.5,
  );
  const heel = ball([-0.066, -0.895, 0.1], [0.044, 0.062, 0.041]);
  const cap = ball([0.155, -0.921, 0.103], [0.05, 0.034, 0.052]);
  // A rider's boot: plates on shin, calf and ankle. A jumper's: tongue with laces.
  const shin = kit.rider ? rod([0.052, -0.65, 0.101], [0.046, -0.81, 0.1], 0.03, 0.022) : null;
  const ankle = ball([-0.01, -0.865, 0.1], kit.rider ? [0.06, 0.045, 0.062] : [0.04, 0.03, 0.05]);
  const tongue = kit.rider ? null : rod([0.035, top + 0.006, 0.101], [0.055, -0.86, 0.101], 0.02, 0.022);
  return (x, y, z) => {
    let d = join(join(shaft(x, y, z), foot(x, y, z), 0.04), heel(x, y, z), 0.03);
    d = join(join(d, cap(x, y, z), 0.012), ankle(x, y, z), 0.02);
    if (shin) d = join(d, shin(x, y, z), 0.012);
    if (tongue) d = join(d, tongue(x, y, z), 0.015);
    // Crease where the foot bends, seams of the shaft.
    d += 0.003 * near(0.085, 0.018, x) * (y < -0.86 ? 1 : 0) + 0.002 * near(-0.82, 0.012, y);
    // Rolled edge, laces or buckles, level top and bottom.
    d -= 0.005 * near(top - 0.022, 0.026, y);
    return Math.max(-join(-d, top - y, 0.02), -HIP_HEIGHT + SOLE - 0.004 - y);
  };
}

export const bootTop = (kit: Kit): number => kit.bootHeight - HIP_HEIGHT;
export const SOLE_HEIGHT = SOLE;
