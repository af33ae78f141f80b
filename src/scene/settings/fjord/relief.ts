/**
 * Shape of the fjord: plateau, wall, scree, meadow, lake, fjord and the mountains around. x downrange, z to the right, m.
 *
 * The surface is the profile of the ground module swept to both sides. On the flight line it is that profile but for the roughness
 * of the rock; to the sides the wall falls back on both hands, so that the flight leaves from a prow, and further out its own plain
 * profile takes over and the whole valley bends.
 */
import type { Ground } from '../../../physics/ground/ground';
import { noise, ramp, ridges, rolling } from '../../../physics/ground/noise';
import { type Facet, facetAt, gulliesAt } from '../../ground/facets';

/** Surface of the lake and of the fjord, m from the landing. */
export const LAKE_LEVEL = -1.2;
export const FJORD_LEVEL = -150;
/** The bar of gravel that holds the lake lies here; beyond it the valley falls to the fjord. */
const BAR = 4_550;
/** Length of the strip behind the lip that stays level for the run-up, m. */
const RUN_UP = 420;
const BACK = 16_000;
const ACROSS = 46_000;
const PLANET_RADIUS = 6_371_000;

export const waterLevelAt = (z: number): number => (z > BAR ? FJORD_LEVEL : LAKE_LEVEL);

/** Away from the flight line the wall has no bench: one face, then an apron of scree. Metres out and share of the height left. */
const plainWall: readonly (readonly [out: number, left: number])[] = [
  [0, 1],
  [16, 0.86],
  [44, 0.68],
  [72, 0.52],
  [112, 0.4],
  [190, 0.3],
  [300, 0.18],
  [420, 0.06],
  [500, 0],
];
/** A number for each place of the plain profile: metres behind the lip, then this much for the wall, then metres from its foot. */
const WALL = 1_000;
const FOOT_X = 500;

/** One row of the sheet where it crosses the flight line. */
export interface ProfileRow {
  readonly x: number;
  readonly y: number;
  /** Length along the surface from the lip, m: negative on the plateau. */
  readonly along: number;
  readonly part: 'plateau' | 'lip' | 'wall' | 'valley';
  /** Place on the plain profile, close to the flight line and far from it: there the rows spread over the whole valley. */
  readonly station: number;
  farStation: number;
  /** How the columns gather at the flight line: the larger, the closer. */
  readonly gather: number;
  /** Of the sheet: what a coarse one cannot carry is left out. */
  readonly density: number;
}

const sinhShare = (u: number, bend: number): number => Math.sinh(u * bend) / Math.sinh(bend);

/** Rows from far behind the lip to the mountains across; every corner of the ground's profile is one of them. */
export function profileRows(ground: Ground, density: number): ProfileRow[] {
  const rows: ProfileRow[] = [];
  const { profile } = ground;
  const corners = profile.length / 2;
  const edgeX = profile[0]!;
  const edgeY = profile[1]!;
  const back = Math.round(50 * density);
  for (let i = 0; i < back; i++) {
    const away = sinhShare(1 - i / back, 6.3) * BACK;
    const gather = Math.max(3, 8.3 - 0.95 * Math.log(1 + away / 50));
    rows.push({
      x: edgeX - away,
      y: edgeY,
      along: -away,
      part: 'plateau',
      station: -away,
      farStation: 0,
      gather,
      density,
    });
  }
  rows.push({ x: edgeX, y: edgeY, along: 0, part: 'lip', station: 0, farStation: 0, gather: 8.3, density });
  let along = 0;
  const wallLength = lengthOf(profile, 1);
  for (let i = 1; i < corners; i++) {
    const x0 = profile[2 * i - 2]!;
    const y0 = profile[2 * i - 1]!;
    const dx = profile[2 * i]! - x0;
    const dy = profile[2 * i + 1]! - y0;
    const length = Math.hypot(dx, dy);
    const pieces = i === 1 ? 1 : Math.max(3, Math.round((length / (i === 2 ? 4.2 : 7.6)) * density));
    for (let p = 1; p <= pieces; p++) {
      // Closest together below the lip.
      const share = i === 2 ? (p / pieces) * (0.35 + 0.65 * (p / pieces)) : p / pieces;
      const here = along + length * share;
      const station = i === 1 ? 0.2 : Math.min(WALL, ((here - edgeToLip(profile)) / wallLength) * WALL);
      rows.push({
        x: x0 + dx * share,
        y: y0 + dy * share,
        along: here,
        part: i === 1 ? 'lip' : 'wall',
        station,
        farStation: 0,
        gather: 8.3 - 1.5 * (station / WALL),
        density,
      });
    }
    along += length;
  }
  const footX = profile[2 * corners - 2]!;
  const footY = profile[2 * corners - 1]!;
  const front = Math.round(96 * density);
  for (let i = 1; i <= front; i++) {
    const away = sinhShare(i / front, 5.6) * ACROSS;
    const gather = Math.max(2.6, 6.8 - 0.75 * Math.log(1 + away / 90));
    const station = WALL + away;
    rows.push({
      x: footX + away,
      y: footY,
      along: along + away,
      part: 'valley',
      station,
      farStation: 0,
      gather,
      density,
    });
  }
  for (const [r, row] of rows.entries()) row.farStation = farStationAt(r / (rows.length - 1));
  return rows;
}

function farStationAt(share: number): number {
  if (share < 0.2) return -sinhShare(1 - share / 0.2, 4.4) * BACK;
  if (share < 0.48) return ((share - 0.2) / 0.28) * WALL;
  return WALL + sinhShare((share - 0.48) / 0.52, 4.6) * ACROSS;
}

const edgeToLip = (profile: Float64Array): number => Math.hypot(profile[2]! - profile[0]!, profile[3]! - profile[1]!);

function lengthOf(profile: Float64Array, from: number): number {
  let sum = 0;
  for (let i = from + 1; i < profile.length / 2; i++) {
    sum += Math.hypot(profile[2 * i]! - profile[2 * i - 2]!, profile[2 * i + 1]! - profile[2 * i - 1]!);
  }
  return sum;
}

/** Half as many columns as `columnsAcross` gives, less one: the flight line is the one in the middle. */
export const halfColumns = (density: number): number => Math.round(118 * density);
const REACH = 42_000;

/** z of a column where it crosses a row: a metre or two apart at the lip, wide apart at the ends of the valley. */
export function columnAt(row: ProfileRow, column: number, half: number): number {
  const u = (column - half) / half;
  return sinhShare(u, row.gather) * REACH;
}

/** Hills of the plateau above its edge, slabs and hollows; none where the bike runs. */
function plateauHills(x: number, z: number, density: number): number {
  const away = Math.hypot(Math.max(0, -x - RUN_UP), z);
  const calm = ramp(9, 120, away);
  if (calm === 0) return 0;
  const inland = Math.max(0, -x);
  // Ice came over it from inland and left humps, smooth above and plucked to the lee.
  const hump = rolling(x / 210, z / 150, 3, 35);
  const step = rolling(x / 60 + 2.2, z / 60, 2, 37);
  let y = 13 * hump + 2.6 * step * Math.abs(step) * 2 + 0.8 * rolling(x / 15, z / 15, 2, 55);
  const rise = ramp(900, 5_000, inland + 0.35 * Math.max(0, Math.abs(z) - 900));
  if (rise > 0) y += rise * massif(x, z, 45, density);
  return calm * y;
}

/** Distance between corners of the mesh at a place, m. */
const spacingAt = (x: number, z: number, density: number): number => (12 + 0.055 * Math.hypot(x, z)) / density;

/** Peaks, ridges and couloirs, 0 to about 900 m. */
function massif(x: number, z: number, seed: number, density: number): number {
  const peaks = (px: number, pz: number): number => {
    const bentX = px + 500 * rolling(px / 2_600, pz / 2_600, 2, seed + 40);
    const bentZ = pz + 500 * rolling(px / 2_600 + 5, pz / 2_600, 2, seed + 44);
    return 900 * ridges(bentX / 4_100, bentZ / 4_100, 3, seed) ** 1.35;
  };
  const y = peaks(x, z);
  const slopeX = (peaks(x + 60, z) - y) / 60;
  const slopeZ = (peaks(x, z + 60) - y) / 60;
  return y + 66 * gulliesAt(x, z, slopeX, slopeZ, 1 / 760, 4, seed + 7, spacingAt(x, z, density));
}

/** Where the mountains across begin. */
const footAcross = (z: number): number =>
  2_950 - 650 * ramp(700, 3_600, Math.abs(z)) + 330 * rolling(z / 1_700, 3.1, 2, 103);

/** The mountains across without their gullies, m above the floor of the valley. */
function acrossHeight(x: number, z: number): number {
  const d = x - footAcross(z);
  if (d < -300) return 0;
  // A trough: steep sides, a shoulder, then peaks. Side valleys hang above its floor.
  const side = z + 650 * rolling(x / 2_300, z / 2_300, 2, 107) + 0.25 * d;
  const cut = ramp(0.03, 0.42, Math.abs(rolling(side / 4_300, x / 15_000 + 2.3, 2, 109)) * 1.5);
  const trough = 690 * ramp(-160, 1_050, d) ** 1.15;
  const hung = 0.45 + 0.55 * cut + 0.12 * (1 - cut) * ramp(0, 900, d);
  const bentX = x + 600 * rolling(x / 2_900, z / 2_900, 2, 113);
  const peaks = ridges(bentX / 4_400 + 7, z / 3_700, 3, 115) ** 1.5;
  const high = ramp(350, 3_200, d) * (0.25 + 0.75 * cut);
  return trough * hung + high * (150 + 1_080 * peaks);
}

/** Floor of the valley and the mountains across it. Level where the flight may land. */
function valleyHeight(x: number, z: number, density: number): number {
  const aside = Math.abs(z);
  let height = acrossHeight(x, z);
  if (height > 4) {
    const slopeX = (acrossHeight(x + 40, z) - height) / 40;
    const slopeZ = (acrossHeight(x, z + 40) - height) / 40;
    const depth = ramp(30, 420, height) * 66;
    height += depth * gulliesAt(x, z, slopeX, slopeZ, 1 / 640, 4, 121, spacingAt(x, z, density));
  }
  const floor = ramp(60, 4, height);
  const quiet = ramp(400, 640, aside);
  height += floor * quiet * (1.2 + 2.6 * rolling(x / 260, z / 260, 3, 131));
  height += floor * ramp(1_700, 7_000, -z) * 240;
  return height + floorLevel(x, z) * (0.25 + 0.75 * floor);
}

/** The lake's basin, the bar that dams it, and the way down to the fjord, m. */
function floorLevel(x: number, z: number): number {
  if (z < 500) return 0;
  const shore = 790 + 170 * rolling(x / 520, 3.7, 3, 141);
  const lake = 30 * ramp(shore - 90, shore + 330, z) * ramp(BAR - 150, BAR - 800, z + 90 * rolling(x / 400, 8, 2, 143));
  return -lake - 185 * ramp(BAR + 150, BAR + 2_900, z);
}

/** How far the whole valley bends aside at z, m. */
const bendAt = (z: number): number => 1_500 * Math.sin(z / 6_100) * ramp(1_200, 7_000, Math.abs(z));

/** How far the edge of the plateau lies behind that on the flight line (negative), m. */
function edgeAt(z: number, aside: number): number {
  const left = -340 * ramp(220, 1_300, -z) + 160 * ramp(2_400, 4_000, -z);
  const right = -330 * ramp(110, 700, z) + 430 * ramp(800, 1_900, z) - 260 * ramp(2_600, 4_200, z);
  const curves = 70 * rolling(z / 640, 3.3, 2, 5) + 24 * rolling(z / 130, 8.1, 2, 9);
  // Joints break the edge off straight.
  facetAt(z / 34, 0.5, 11, 0.4, 0, cell);
  return left + right + curves * ramp(16, 260, aside) + 5 * cell.height * ramp(9, 50, aside);
}

const cell: Facet = { height: 0, joint: 0, tint: 0 };

/** How far the rock stands out in front of the swept profile, m: buttresses, chimneys, ledges, blocks. */
function wallOffset(z: number, y: number, aside: number): number {
  const wide = ramp(20, 190, aside);
  const buttress = 74 * (ridges(z / 390 + 0.2, y / 2_600, 2, 65) - 0.55) * wide;
  const chimney = -24 * ridges(z / 105, y / 900, 2, 67) ** 6 * ramp(18, 80, aside);
  facetAt(z / 58 + 0.25 * noise(z / 150, y / 150, 71), y / 105, 73, 0.75, 0, cell);
  const big = 13 * cell.height * ramp(22, 110, aside);
  facetAt(z / 19 + y / 160, y / 31, 75, 0.85, 0, cell);
  const blocks = 4.6 * cell.height * ramp(7, 46, aside);
  facetAt(z / 6.3, y / 9.5, 77, 0.9, 0, cell);
  const small = (0.62 + 0.9 * ramp(4, 30, aside)) * cell.height;
  const tread = y / 47 + 0.9 * rolling(z / 210, y / 600, 2, 81);
  const part = tread - Math.floor(tread);
  const lasts = ramp(-0.15, 0.35, noise(z / 120, Math.floor(tread) * 3.7, 83));
  const ledge = 6.5 * (part < 0.86 ? part / 0.86 : (1 - part) / 0.14) * lasts * ramp(8, 60, aside);
  return buttress + chimney + big + blocks + small - ledge;
}

/** A place on the surface. */
export interface Place {
  x: number;
  y: number;
  z: number;
  /** Height of the land where it is flooded, m; `y` where it is dry. */
  bed: number;
  /** 0 on the plateau, 1 on wall and apron, 2 on the floor and across. */
  zone: number;
  /** Share of the height of the wall, 1 at the edge. */
  high: number;
}

/** Writes the point of a row of the sheet at z. `lip` is the height of the lip, m. */
export function fjordAt(row: ProfileRow, z: number, lip: number, out: Place): void {
  const aside = Math.abs(z);
  const plain = ramp(110, 620, aside + 60 * noise(z / 130, 0.3, 151));
  const station = row.station + (row.farStation - row.station) * ramp(700, 3_800, aside);
  let plainX = station - 1.5;
  let plainY = lip - 2;
  let high = 1;
  let zone = 0;
  if (station > WALL) {
    plainX = FOOT_X + station - WALL;
    plainY = 0;
    high = 0;
    zone = 2;
  } else if (station > 0) {
    const position = (station / WALL) * (plainWall.length - 1);
    const i = Math.min(Math.floor(position), plainWall.length - 2);
    const [x0, y0] = plainWall[i]!;
    const [x1, y1] = plainWall[i + 1]!;
    plainX = x0 + (x1 - x0) * (position - i);
    plainY = (y0 + (y1 - y0) * (position - i)) * (lip - 2);
    zone = 1;
  }
  // Beyond where the rows begin to spread nothing is left of the profile of the flight.
  let x = plain < 1 ? row.x + (plainX - row.x) * plain : plainX;
  let y = plain < 1 ? row.y + (plainY - row.y) * plain : plainY;
  if (zone === 1) high = Math.min(1, y / (lip - 2));
  // The block of the ramp stands on the flight line only.
  if (row.part === 'lip' && row.x >= 0) y -= ramp(1.6, 2.6, aside) * 2;
  const top = 0.2 * rolling(z / 2_700, 5.1, 2, 25) * ramp(250, 1_500, aside) - 0.28 * ramp(1_500, 5_000, aside);
  if (zone < 2) {
    const edge = edgeAt(z, aside);
    const widen = 1 + 1.9 * ramp(0.05, 0.6, rolling(z / 2_900 + 4.4, 1.7, 2, 61)) * ramp(900, 2_600, aside);
    const down = 1 - high;
    const apron = (250 + 120 * noise(z / 420, 4.2, 63)) * ramp(330, 760, aside) * down * down;
    if (zone === 0) {
      y += plateauHills(x, z, row.density);
      x += edge * ramp(-1_400, -2, x);
    } else {
      const fade = ramp(0, 14, lip - y) * ramp(0, 110, y);
      const rock = row.part === 'lip' ? 0 : wallOffset(z, y, aside) * fade * (0.35 + 0.65 * ramp(0.28, 0.42, high));
      // The edge is one line from above, but humps of the plateau reach it.
      y += plateauHills(-1.5, z, row.density) * ramp(0.8, 1, high);
      x = x * (plain < 1 ? 1 : widen) + edge * Math.sqrt(Math.max(0, high)) * ramp(0, 60, y) + apron + rock;
      if (aside > 330 && high < 0.42)
        y += 9 * rolling(x / 130, z / 70, 3, 87) * ramp(0.42, 0.3, high) * ramp(0, 0.06, high);
      y += floorLevel(x, z) * down * down;
    }
    y *= 1 + top;
  } else {
    const apron = (250 + 120 * noise(z / 420, 4.2, 63)) * ramp(330, 760, aside);
    x += apron * Math.exp((FOOT_X - x) / 900);
    y = valleyHeight(x, z, row.density);
  }
  x += bendAt(z);
  const distance = Math.hypot(x, z);
  out.x = x;
  out.z = z;
  out.bed = y;
  out.zone = zone;
  out.high = high;
  out.y = Math.max(y, waterLevelAt(z)) - ((distance * distance) / (2 * PLANET_RADIUS)) * ramp(4_000, 9_000, distance);
}
