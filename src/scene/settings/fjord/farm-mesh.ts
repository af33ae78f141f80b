/** Shapes of the farm on the floor of the valley: barn, dwelling, storehouse, church, fences and bales. Heights are those of the real things. For a worker. */
import { createRandom } from '../../../math/random';
import type { Sliced } from '../../../math/sliced';
import { BARN, CHURCH } from './farm-sites';
import { road, waveAt } from './ways';

type Colour = readonly [red: number, green: number, blue: number];

const RED: Colour = [0.27, 0.035, 0.025];
const WHITE: Colour = [0.68, 0.67, 0.63];
const SLATE: Colour = [0.075, 0.08, 0.09];
const TURF_ROOF: Colour = [0.07, 0.1, 0.03];
const STONE: Colour = [0.2, 0.195, 0.185];
const GLASS: Colour = [0.03, 0.04, 0.05];
const WOOD: Colour = [0.19, 0.165, 0.13];
const HAY: Colour = [0.3, 0.27, 0.11];
const WRAP: Colour = [0.62, 0.64, 0.6];

interface Soup {
  readonly position: number[];
  readonly normal: number[];
  readonly paint: number[];
}

/** Where a building stands and which way it looks. */
interface Site {
  readonly x: number;
  readonly z: number;
  readonly yaw: number;
}

function quad(
  soup: Soup,
  site: Site,
  corners: readonly (readonly [x: number, y: number, z: number])[],
  colour: Colour,
) {
  const c = Math.cos(site.yaw);
  const s = Math.sin(site.yaw);
  const [a, b, d] = [corners[0]!, corners[1]!, corners[corners.length - 1]!];
  const u = [b[0] - a[0], b[1] - a[1], b[2] - a[2]] as const;
  const v = [d[0] - a[0], d[1] - a[1], d[2] - a[2]] as const;
  const n = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]] as const;
  const length = Math.hypot(...n) || 1;
  for (let i = 1; i + 1 < corners.length; i++) {
    for (const [x, y, z] of [corners[0]!, corners[i]!, corners[i + 1]!]) {
      soup.position.push(site.x + x * c - z * s, y, site.z + x * s + z * c);
      soup.normal.push((n[0] * c - n[2] * s) / length, n[1] / length, (n[0] * s + n[2] * c) / length);
      soup.paint.push(...colour.map(Math.sqrt), 0);
    }
  }
}

/** An upright box from (x0, y0, z0) to (x1, y1, z1) in the frame of the site. */
function box(soup: Soup, site: Site, from: Colour | readonly number[], to: readonly number[], colour: Colour): void {
  const [x0, y0, z0] = from as [number, number, number];
  const [x1, y1, z1] = to as [number, number, number];
  quad(
    soup,
    site,
    [
      [x0, y1, z0],
      [x0, y1, z1],
      [x1, y1, z1],
      [x1, y1, z0],
    ],
    colour,
  );
  quad(
    soup,
    site,
    [
      [x0, y0, z1],
      [x1, y0, z1],
      [x1, y1, z1],
      [x0, y1, z1],
    ],
    colour,
  );
  quad(
    soup,
    site,
    [
      [x1, y0, z0],
      [x0, y0, z0],
      [x0, y1, z0],
      [x1, y1, z0],
    ],
    colour,
  );
  quad(
    soup,
    site,
    [
      [x1, y0, z1],
      [x1, y0, z0],
      [x1, y1, z0],
      [x1, y1, z1],
    ],
    colour,
  );
  quad(
    soup,
    site,
    [
      [x0, y0, z0],
      [x0, y0, z1],
      [x0, y1, z1],
      [x0, y1, z0],
    ],
    colour,
  );
}

interface House {
  readonly long: number;
  readonly wide: number;
  readonly eaves: number;
  readonly ridge: number;
  readonly base: number;
  readonly wall: Colour;
  readonly roof: Colour;
  readonly trim: Colour;
  /** Windows along each side, on how many floors. */
  readonly windows: number;
  readonly floors: number;
}

/** A house with a gabled roof, ridge along x. */
function house(soup: Soup, site: Site, h: House): void {
  const x = h.long / 2;
  const z = h.wide / 2;
  box(soup, site, [-x - 0.1, -0.3, -z - 0.1], [x + 0.1, h.base, z + 0.1], STONE);
  box(soup, site, [-x, h.base, -z], [x, h.eaves, z], h.wall);
  for (const side of [-1, 1]) {
    const gable: [number, number, number][] = [
      [side * x, h.eaves, side * z],
      [side * x, h.eaves, -side * z],
      [side * x, h.ridge, 0],
    ];
    quad(soup, site, gable, h.wall);
    // Roof, over the walls by half a metre and seen from both sides.
    const over = 0.55;
    const fall = (h.ridge - h.eaves) / z;
    const low = h.eaves - over * fall;
    const edge = side * (z + over);
    const up: [number, number, number][] = [
      [-x - over, low, edge],
      [x + over, low, edge],
      [x + over, h.ridge, 0],
      [-x - over, h.ridge, 0],
    ];
    const outside = side > 0 ? up : [...up].reverse();
    quad(
      soup,
      site,
      outside.map(([a, b, c]) => [a, b + 0.16, c] as const),
      h.roof,
    );
    quad(soup, site, [...outside].reverse(), h.trim);
    // Boards at the corners, and windows with white frames.
    for (const end of [-1, 1])
      box(soup, site, [end * x - 0.11, h.base, side * z - 0.11], [end * x + 0.11, h.eaves, side * z + 0.11], h.trim);
    for (let floor = 0; floor < h.floors; floor++) {
      const y = h.base + 0.9 + floor * 2.6;
      for (let w = 0; w < h.windows; w++) {
        const wx = ((w + 0.5) / h.windows - 0.5) * (h.long - 1.2);
        const out = side * (z + 0.03);
        box(
          soup,
          site,
          [wx - 0.62, y - 0.1, Math.min(out, side * z)],
          [wx + 0.62, y + 1.5, Math.max(out, side * z)],
          h.trim,
        );
        const glass = side * (z + 0.05);
        box(
          soup,
          site,
          [wx - 0.48, y, Math.min(glass, side * z)],
          [wx + 0.48, y + 1.38, Math.max(glass, side * z)],
          GLASS,
        );
      }
    }
  }
}

function turnedBody(soup: Soup, site: Site, radius: number, long: number, colour: Colour, ends: Colour): void {
  const sides = 12;
  for (let i = 0; i < sides; i++) {
    const a = (i / sides) * 2 * Math.PI;
    const b = ((i + 1) / sides) * 2 * Math.PI;
    const at = (angle: number, x: number): [number, number, number] => [
      x,
      radius + radius * Math.sin(angle),
      radius * Math.cos(angle),
    ];
    quad(soup, site, [at(a, long / 2), at(a, -long / 2), at(b, -long / 2), at(b, long / 2)], colour);
    quad(soup, site, [[long / 2, radius, 0], at(a, long / 2), at(b, long / 2)], ends);
    quad(soup, site, [[-long / 2, radius, 0], at(b, -long / 2), at(a, -long / 2)], ends);
  }
}

/** Corners of triangles one after the other, with their colours as `prop-material.ts` has them. */
export interface FarmMesh {
  readonly position: Float32Array;
  readonly normal: Float32Array;
  readonly paint: Float32Array;
}

export function* fjordFarm(): Sliced<FarmMesh> {
  const soup: Soup = { position: [], normal: [], paint: [] };
  const random = createRandom(71);
  const barn: Site = { x: BARN.x, z: BARN.z, yaw: 0.42 };
  house(soup, barn, {
    long: 25,
    wide: 12,
    eaves: 5.2,
    ridge: 9,
    base: 1,
    wall: RED,
    roof: SLATE,
    trim: WHITE,
    windows: 7,
    floors: 1,
  });
  // Doors of the hay floor at the gable, and the bridge that leads up to them.
  box(soup, barn, [-12.62, 2.3, -1.7], [-12.5, 5.4, 1.7], WHITE);
  quad(
    soup,
    barn,
    [
      [-12.5, 2.3, -2],
      [-21, 0, -2.2],
      [-21, 0, 2.2],
      [-12.5, 2.3, 2],
    ],
    STONE,
  );
  yield;
  const dwelling: Site = { x: BARN.x - 34, z: BARN.z + 21, yaw: -0.3 };
  house(soup, dwelling, {
    long: 12.5,
    wide: 8,
    eaves: 5.4,
    ridge: 8.4,
    base: 0.6,
    wall: WHITE,
    roof: SLATE,
    trim: WHITE,
    windows: 4,
    floors: 2,
  });
  box(soup, dwelling, [-2.6, 7.4, -0.5], [-1.6, 9.3, 0.5], [0.22, 0.09, 0.06]);
  box(soup, dwelling, [-1.2, 0.6, 4], [1.2, 3.1, 5.3], WHITE);
  yield;
  const store: Site = { x: BARN.x - 16, z: BARN.z + 33, yaw: 0.5 };
  house(soup, store, {
    long: 6,
    wide: 5,
    eaves: 3.6,
    ridge: 5.6,
    base: 0.7,
    wall: [0.1, 0.07, 0.045],
    roof: TURF_ROOF,
    trim: [0.1, 0.07, 0.045],
    windows: 1,
    floors: 1,
  });
  yield;
  const shed: Site = { x: BARN.x + 22, z: BARN.z + 20, yaw: 0.42 };
  house(soup, shed, {
    long: 14,
    wide: 7,
    eaves: 3,
    ridge: 5,
    base: 0.3,
    wall: RED,
    roof: SLATE,
    trim: WHITE,
    windows: 3,
    floors: 1,
  });
  yield;
  const cottage: Site = { x: 1_150, z: 142, yaw: 0.2 };
  house(soup, cottage, {
    long: 10,
    wide: 7.5,
    eaves: 3.4,
    ridge: 6.4,
    base: 0.5,
    wall: [0.42, 0.27, 0.06],
    roof: SLATE,
    trim: WHITE,
    windows: 3,
    floors: 1,
  });
  house(
    soup,
    { x: 1_176, z: 160, yaw: 1.5 },
    { long: 14, wide: 8, eaves: 4, ridge: 7, base: 0.5, wall: RED, roof: SLATE, trim: WHITE, windows: 3, floors: 1 },
  );
  house(
    soup,
    { x: 660, z: -236, yaw: 0.9 },
    {
      long: 9,
      wide: 6,
      eaves: 2.8,
      ridge: 5,
      base: 0.4,
      wall: RED,
      roof: TURF_ROOF,
      trim: WHITE,
      windows: 2,
      floors: 1,
    },
  );
  yield;
  // A wooden church: nave, and a tower with a spire at its west end.
  const nave: Site = { ...CHURCH, yaw: -0.5 };
  house(soup, nave, {
    long: 19,
    wide: 9.5,
    eaves: 5.6,
    ridge: 10.5,
    base: 0.6,
    wall: WHITE,
    roof: SLATE,
    trim: WHITE,
    windows: 4,
    floors: 1,
  });
  box(soup, nave, [-13.4, 0, -2.3], [-8.8, 13, 2.3], WHITE);
  for (let side = 0; side < 4; side++) {
    const at = (turn: number): [number, number, number] => {
      const angle = ((turn + 0.5) * Math.PI) / 2;
      return [-11.1 + 3.7 * Math.cos(angle), 12.8, 3.7 * Math.sin(angle)];
    };
    quad(soup, nave, [at(side + 1), at(side), [-11.1, 24, 0]], SLATE);
  }
  yield;
  // Fences along the road and around the yard.
  const fence = (x0: number, z0: number, x1: number, z1: number): void => {
    const length = Math.hypot(x1 - x0, z1 - z0);
    const yaw = Math.atan2(z1 - z0, x1 - x0);
    const site: Site = { x: x0, z: z0, yaw };
    for (let at = 0; at <= length; at += 2.6) {
      const tilt = (random() - 0.5) * 0.06;
      box(soup, site, [at - 0.05 + tilt, -0.1, -0.05], [at + 0.05 + tilt, 1.15, 0.05], WOOD);
    }
    for (const y of [0.55, 0.98]) box(soup, site, [0, y, -0.02], [length, y + 0.09, 0.02], WOOD);
  };
  for (let x = 560; x < 1_300; x += 20) {
    if (x > 760 && x < 810) continue;
    fence(x, waveAt(road, x) + 5.5, x + 20, waveAt(road, x + 20) + 5.5);
    yield;
  }
  fence(740, 206, 850, 222);
  fence(850, 222, 868, 140);
  yield;
  // Bales: rolled hay where it was mown, wrapped in white beside the barn.
  for (let i = 0; i < 30; i++) {
    const x = 590 + 330 * random();
    const z = (random() < 0.35 ? -1 : 1) * (62 + 24 * random());
    const aside = z > 0 ? Math.min(z, waveAt(road, x) - 5) : z;
    turnedBody(soup, { x, z: aside, yaw: random() * 3 }, 0.62, 1.25, HAY, [0.24, 0.2, 0.08]);
  }
  for (let i = 0; i < 22; i++) {
    turnedBody(
      soup,
      { x: BARN.x + 16 + 1.4 * (i % 8), z: BARN.z - 9 + 0.6 * (i % 8) - 1.45 * Math.floor(i / 8), yaw: 2 },
      0.65,
      1.25,
      WRAP,
      WRAP,
    );
  }
  yield;
  return {
    position: Float32Array.from(soup.position),
    normal: Float32Array.from(soup.normal),
    paint: Float32Array.from(soup.paint),
  };
}
