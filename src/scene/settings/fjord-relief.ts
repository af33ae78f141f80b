/**
 * Shape and colours of the fjord: plateau, wall, meadow, lake and the mountains across. x downrange, z to the right, m.
 *
 * The surface is the profile of the ground module swept to both sides. On the flight line it is that profile; to the sides the
 * wall swells and recedes, and further out it bends with the valley.
 */
import type { Ground } from '../../physics/ground/ground';
import { noise, ramp, ridges, rolling } from '../ground/noise';
import type { Corner } from '../ground/sheet';

/** Surface of the lake, m below the landing. */
export const LAKE_LEVEL = -1.2;
/** Length of the strip behind the lip that stays level for the run-up, m. */
const RUN_UP = 420;
const BACK = 14_000;
const ACROSS = 46_000;
const PLANET_RADIUS = 6_371_000;

/** Away from the flight line the wall has no bench: one face, then scree. Metres out and share of the height left. */
const plainWall: readonly (readonly [out: number, left: number])[] = [
  [0, 1],
  [30, 0.8],
  [62, 0.6],
  [110, 0.38],
  [190, 0.2],
  [330, 0.06],
  [500, 0],
];

/** One row of the sheet where it crosses the flight line. */
export interface ProfileRow {
  readonly x: number;
  readonly y: number;
  /** Length along the surface from the lip, m: negative on the plateau. */
  readonly along: number;
  readonly part: 'plateau' | 'lip' | 'wall' | 'valley';
  /** The same row on the plain wall. */
  readonly plainX: number;
  readonly plainY: number;
}

function plainAt(share: number, height: number): [number, number] {
  const position = share * (plainWall.length - 1);
  const i = Math.min(Math.floor(position), plainWall.length - 2);
  const [x0, y0] = plainWall[i]!;
  const [x1, y1] = plainWall[i + 1]!;
  return [x0 + (x1 - x0) * (position - i), (y0 + (y1 - y0) * (position - i)) * height];
}

/** Rows from far behind the lip to the mountains across; every corner of the ground's profile is one of them. */
export function profileRows(ground: Ground, density: number): ProfileRow[] {
  const rows: ProfileRow[] = [];
  const { profile } = ground;
  const corners = profile.length / 2;
  const edgeX = profile[0]!;
  const edgeY = profile[1]!;
  const back = Math.round(46 * density);
  for (let i = 0; i < back; i++) {
    const u = 1 - i / back;
    const x = edgeX - (Math.sinh(u * 5.2) / Math.sinh(5.2)) * BACK;
    rows.push({ x, y: edgeY, along: x - edgeX, part: 'plateau', plainX: x, plainY: edgeY });
  }
  rows.push({ x: edgeX, y: edgeY, along: 0, part: 'lip', plainX: edgeX, plainY: edgeY });
  let along = 0;
  const wallLength = lengthOf(profile, 1);
  for (let i = 1; i < corners; i++) {
    const x0 = profile[2 * i - 2]!;
    const y0 = profile[2 * i - 1]!;
    const dx = profile[2 * i]! - x0;
    const dy = profile[2 * i + 1]! - y0;
    const length = Math.hypot(dx, dy);
    const pieces = i === 1 ? 1 : Math.max(2, Math.round((length / 8) * density));
    for (let p = 1; p <= pieces; p++) {
      const share = p / pieces;
      const x = x0 + dx * share;
      const y = y0 + dy * share;
      const here = along + length * share;
      const [plainX, plainY] = i === 1 ? [x, y] : plainAt((here - edgeToLip(profile)) / wallLength, profile[3]!);
      rows.push({ x, y, along: here, part: i === 1 ? 'lip' : 'wall', plainX, plainY });
    }
    along += length;
  }
  const footX = profile[2 * corners - 2]!;
  const footY = profile[2 * corners - 1]!;
  const front = Math.round(110 * density);
  for (let i = 1; i <= front; i++) {
    const x = footX + (Math.sinh((i / front) * 5.6) / Math.sinh(5.6)) * ACROSS;
    rows.push({ x, y: footY, along: along + x - footX, part: 'valley', plainX: x, plainY: footY });
  }
  return rows;
}

const edgeToLip = (profile: Float64Array): number => Math.hypot(profile[2]! - profile[0]!, profile[3]! - profile[1]!);

function lengthOf(profile: Float64Array, from: number): number {
  let sum = 0;
  for (let i = from + 1; i < profile.length / 2; i++) {
    sum += Math.hypot(profile[2 * i]! - profile[2 * i - 2]!, profile[2 * i + 1]! - profile[2 * i - 1]!);
  }
  return sum;
}

/** Hills and peaks of the plateau above its edge; none where the bike runs. */
function plateauHills(x: number, z: number): number {
  const away = Math.hypot(Math.max(0, -x - RUN_UP), z);
  const calm = ramp(9, 150, away);
  if (calm === 0) return 0;
  const inland = -x;
  const peaks =
    750 * ramp(900, 5_500, inland + 0.4 * Math.max(0, Math.abs(z) - 600)) * ridges(x / 3_100, z / 3_100, 5, 45);
  return (
    calm *
    (16 * rolling(x / 260, z / 260, 4, 35) + 1.6 * rolling(x / 24, z / 24, 3, 55) + peaks * ramp(300, 1_500, inland))
  );
}

/** Floor of the valley and the mountains across it. Level where the flight may land. */
function valleyHeight(x: number, z: number): number {
  const aside = Math.abs(z);
  const foot = 3_400 - 1_500 * ramp(500, 2_600, aside) + 320 * rolling(x / 1_400, z / 1_400, 2, 103);
  const beyond = x - foot;
  const up = ramp(0, 1_000, beyond);
  const peaks = ridges(x / 3_600 + 7, z / 3_600, 5, 115);
  let height =
    up * (520 + 190 * rolling(x / 1_600, z / 1_600, 3, 117)) + ramp(200, 4_200, beyond) * 1_150 * peaks ** 1.3;
  height += 34 * up * rolling(x / 170, z / 170, 3, 119);
  const floor = 1 - up;
  const quiet = ramp(420, 760, aside);
  height += floor * quiet * (1.6 + 4 * rolling(x / 240, z / 240, 3, 131));
  height += floor * ramp(1_700, 7_000, -z) * 240;
  const shore = 820 + 190 * rolling(x / 420, 3.7, 3, 141);
  return height - floor * 26 * ramp(shore - 120, shore + 200, z);
}

/** How far the whole valley bends aside at z, m. */
const bendAt = (z: number): number => 1_300 * Math.sin(z / 6_100) * ramp(1_200, 7_000, Math.abs(z));

/** Writes the point of a row of the sheet at z. */
export function fjordAt(row: ProfileRow, z: number, corner: Corner): void {
  const aside = Math.abs(z);
  const plain = ramp(110, 620, aside + 60 * noise(z / 130, 0.3, 151));
  let x = row.x + (row.plainX - row.x) * plain;
  let y = row.y + (row.plainY - row.y) * plain;
  const lip = 1 - ramp(1.6, 2.6, aside);
  if (row.part === 'lip' && row.x >= 0) y -= (1 - lip) * 2; // the ramp's block stands on the flight line only
  const top = 0.24 * rolling(z / 2_700, 5.1, 2, 25) * ramp(150, 1_500, aside);
  const edge = (70 * rolling(z / 700, 3.3, 2, 5) + 26 * rolling(z / 150, 8.1, 2, 9)) * ramp(16, 260, aside);
  if (row.part === 'plateau') {
    y += plateauHills(x, z);
    x += edge * ramp(-900, -4, row.x);
  } else if (row.part === 'lip') {
    x += edge;
    y += plateauHills(x, z);
  } else if (row.part === 'wall') {
    const height = row.y;
    const fade = ramp(0, 30, row.along) * ramp(0, 90, height);
    const buttress = 62 * (ridges(z / 430, height / 2_400, 2, 65) - 0.5) * ramp(24, 200, aside);
    const chimney = -17 * ridges(z / 95, height / 800, 2, 67) ** 5 * ramp(20, 90, aside);
    const blocks = 9 * rolling(z / 62, height / 110, 3, 75) * ramp(8, 70, aside);
    const rough = 1.3 * noise(z / 13, height / 25, 85);
    x += edge * ramp(0, 60, height) + fade * (buttress + chimney + blocks + rough);
  } else {
    y = valleyHeight(x, z);
  }
  y *= 1 + top;
  x += bendAt(z);
  const distance = Math.hypot(x, z);
  corner.x = x;
  corner.z = z;
  corner.level = y;
  corner.y = Math.max(y, LAKE_LEVEL) - ((distance * distance) / (2 * PLANET_RADIUS)) * ramp(4_000, 9_000, distance);
  corner.chartAlong = row.along;
  corner.chartAcross = z;
}

const mix = (a: number, b: number, share: number): number => a + (b - a) * share;

/** Colour of rock, scree, heath, forest, meadow and snow. Linear albedo. */
export function paintFjord(row: ProfileRow, corner: Corner): void {
  const { x, z, upness, level: y } = corner;
  const patch = rolling(x / 180 + y / 300, z / 180, 3, 201) * 0.5 + 0.5;
  const streak = rolling(z / 9, y / 160, 2, 211) * 0.5 + 0.5;
  let red = mix(0.15, 0.25, patch) * mix(0.72, 1.15, streak);
  let green = mix(0.147, 0.235, patch) * mix(0.72, 1.12, streak);
  let blue = mix(0.145, 0.212, patch) * mix(0.75, 1.08, streak);
  const rust = ramp(0.58, 0.75, rolling(z / 75, y / 40, 2, 221) * 0.5 + 0.5) * 0.5;
  red = mix(red, 0.24, rust);
  green = mix(green, 0.165, rust);
  blue = mix(blue, 0.1, rust);
  const flat = ramp(0.5, 0.8, upness);
  const lush = flat * ramp(980, 520, y + 180 * patch);
  red = mix(red, mix(0.075, 0.115, patch), lush);
  green = mix(green, mix(0.1, 0.145, patch), lush);
  blue = mix(blue, mix(0.035, 0.048, patch), lush);
  const heath = flat * ramp(620, 960, y) * ramp(0.25, 0.6, patch);
  red = mix(red, 0.175, heath * 0.75);
  green = mix(green, 0.155, heath * 0.75);
  blue = mix(blue, 0.078, heath * 0.75);
  const scree = row.part === 'wall' ? ramp(0.4, 0.62, upness) * ramp(250, 330, y) * 0.8 : 0;
  red = mix(red, 0.2, scree);
  green = mix(green, 0.195, scree);
  blue = mix(blue, 0.18, scree);
  const forest = forestAt(row, corner) * 0.85;
  red = mix(red, 0.028, forest);
  green = mix(green, 0.05, forest);
  blue = mix(blue, 0.021, forest);
  const meadow = ramp(0.97, 0.995, upness) * ramp(26, 8, y) * (row.part === 'valley' ? 1 : 0) * (1 - forest);
  const mown = ramp(0.42, 0.5, rolling(x / 260, z / 190, 2, 241) * 0.5 + 0.5);
  red = mix(red, mix(0.12, 0.17, mown), meadow);
  green = mix(green, mix(0.165, 0.19, mown), meadow);
  blue = mix(blue, mix(0.05, 0.062, mown), meadow);
  const snow = ramp(0.6, 0.85, upness) * ramp(1_240, 1_480, y + 260 * (patch - 0.5));
  corner.red = mix(red, 0.8, snow);
  corner.green = mix(green, 0.83, snow);
  corner.blue = mix(blue, 0.88, snow);
  const soft = Math.max(lush * 0.55, forest * 0.5);
  const grain = row.part === 'plateau' ? 0.34 : 1;
  corner.grain = mix(mix(grain * (1 - soft), 0.1, meadow), 0.4, snow);
}

/** Share of the ground that trees cover, 0 to 1. */
export function forestAt(row: ProfileRow, corner: Corner): number {
  if (row.part !== 'wall' && row.part !== 'valley') return 0;
  const { x, z, upness, level: y } = corner;
  const wood = rolling(x / 330, z / 330, 3, 231) * 0.5 + 0.5;
  const slope = ramp(0.4, 0.62, upness) * ramp(420, 240, y + 150 * (wood - 0.5)) * ramp(7, 22, y);
  const groves =
    row.part === 'valley' ? ramp(0.53, 0.62, wood) * ramp(260, 420, Math.abs(z) + Math.max(0, x - 3_000)) : 0;
  return Math.max(slope, groves * ramp(LAKE_LEVEL + 0.4, LAKE_LEVEL + 1.2, y) * ramp(60, 20, y));
}
