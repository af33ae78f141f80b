/**
 * The light of a place at an instant, as numbers: where the sun stands, what it and the sky send onto ground and people at any
 * height, and how far the eye has got used to it. A pure function of the clock and the height: each light is looked up between
 * nodes of the sun's elevation and of the height, which are computed when they are first asked for.
 */
import type { Place } from '../../jumps/jump';
import { length2 } from '../../math/length';
import {
  type Air,
  type AirTables,
  type Colour,
  createAirTables,
  PLANET_RADIUS,
  readTransmittance,
  SUN_IRRADIANCE,
  skyLight,
} from './atmosphere';
import { sunTowards } from './sun';

/** Irradiance by the normal of a surface: mean, then the change with x, y and z of the normal; three colours each. */
export type FacingLight = Float64Array;

export interface Daylight {
  /** Changes with every new air. */
  readonly tables: AirTables;
  /** Unit vector towards the sun. */
  readonly sun: Readonly<{ x: number; y: number; z: number }>;
  /** Share of the sun's light that clouds leave. */
  readonly clear: number;
  /** Fits it to an amount of haze and a share of the sky that clouds cover. Another haze takes some 5 ms. */
  setAir(haze: number, cover: number): void;
  /** Local clock time, s since midnight. */
  setClock(clock: number): void;
  /** Light of the sun at a point above flat ground on a surface that faces it. */
  sunlight(at: AtHeight, out: Colour): void;
  /** Light of the sky alone on a surface at the ground. */
  groundLight(out: FacingLight): void;
  /** Light of the sky and of the ground below on a body at a point. */
  bodyLight(at: AtHeight, out: FacingLight): void;
  /** What light is multiplied by for an eye at a point that has got used to the light there and below. */
  exposure(eye: AtHeight): number;
}

/** A point, of which only the height counts, m. Numbers handed over by themselves would be allocated, one by one, each frame. */
export interface AtHeight {
  readonly y: number;
}

const GROUND: AtHeight = { y: 0 };

const SUNS = 65;
const NARROW = 0.12;
const HEIGHTS = 17;
const TOP = 45_000;
/** Of a node: light from above on a level surface and on upright ones, by how much more on the one towards the sun; the same from below. */
const FROM_ABOVE = 0;
const FROM_BELOW = 9;
const NODE = 18;

const radiance: Colour = [0, 0, 0];

/** Light from above or from below eye level on surfaces of all directions at a height. */
function gather(
  tables: AirTables,
  height: number,
  sun: number,
  side: 1 | -1,
  rings: number,
  turns: number,
  out: Float64Array,
  at: number,
): void {
  const flatSun = Math.sqrt(Math.max(0, 1 - sun * sun));
  for (let ring = 0; ring < rings; ring++) {
    const q = (ring + 0.5) / rings;
    const up = side * q * q; // dense at the horizon
    const flat = Math.sqrt(1 - up * up);
    const weight = ((2 * q) / rings) * (2 * Math.PI);
    for (let turn = 0; turn < turns; turn++) {
      const angle = ((turn + 0.5) / turns) * Math.PI;
      const towards = flat * Math.cos(angle);
      const aside = flat * Math.sin(angle);
      skyLight(tables, height, up, towards * flatSun + up * sun, sun, 10, radiance);
      for (let c = 0; c < 3; c++) {
        const light = (radiance[c]! * weight) / turns;
        out[at + c]! += light * Math.abs(up);
        // Mean over the surfaces towards the sun, away from it, and the two between, each lit from its own half.
        out[at + 3 + c]! += (light * (Math.abs(towards) + aside)) / 4;
        out[at + 6 + c]! += (light * towards) / 2;
      }
    }
  }
}

const luminance = (c: ArrayLike<number>): number => 0.2126 * c[0]! + 0.7152 * c[1]! + 0.0722 * c[2]!;

/** Share of the sunlight that dust above the haze throws down on level ground: a clear sky gives a sixth of all light at noon. */
const DUST = 0.05;
/** Height over which there is less of it by e, m. */
const DUST_SCALE = 2_500;

/** A sun lower than this sine counts as much as if it stood there: bodies and hills face it. */
const LOW_SUN = 0.4;
/** Share of the light at the eye, against that of the ground, in what the eye gets used to. */
const OWN_SHARE = 0.68;
/** How fully the eye gets used to less light: 1 would show dusk as bright as noon. */
const ADAPTATION = 0.88;
/** Light below which the eye gains little more. */
const DARKNESS = 0.06;
/** Exposure under the light of `ORDINARY` irradiance, that of a slanting sun. */
const ORDINARY = 10;
const ORDINARY_EXPOSURE = 0.34;

export function createDaylight(place: Place, ground: Readonly<Colour>): Daylight {
  let tables: AirTables | null = null;
  let cover = 0;
  const sun = { x: 0, y: 1, z: 0 };
  const found = new Float64Array(NODE);
  const direct: Colour = [0, 0, 0];
  const nodes = new Float64Array(SUNS * HEIGHTS * NODE);
  const known = new Uint8Array(SUNS * HEIGHTS);

  function nodeAt(i: number, j: number): number {
    const index = j * SUNS + i;
    if (known[index] === 0) {
      const u = (2 * i) / (SUNS - 1) - 1;
      const sine = (u * NARROW) / (1 + NARROW - Math.abs(u));
      const height = TOP * (j / (HEIGHTS - 1)) ** 2;
      nodes.fill(0, index * NODE, (index + 1) * NODE);
      gather(tables!, height, sine, 1, 6, 6, nodes, index * NODE + FROM_ABOVE);
      gather(tables!, height, sine, -1, 4, 4, nodes, index * NODE + FROM_BELOW);
      known[index] = 1;
    }
    return index * NODE;
  }
  /** The light between four nodes. */
  function lookUp(at: AtHeight, out: Float64Array): void {
    const height = at.y;
    const x = (0.5 + (0.5 * sun.y * (1 + NARROW)) / (Math.abs(sun.y) + NARROW)) * (SUNS - 1);
    const y = Math.sqrt(Math.min(1, Math.max(0, height) / TOP)) * (HEIGHTS - 1);
    const i = Math.min(SUNS - 2, Math.max(0, Math.floor(x)));
    const j = Math.min(HEIGHTS - 2, Math.floor(y));
    const fx = x - i;
    const fy = y - j;
    const a = nodeAt(i, j);
    const b = nodeAt(i + 1, j);
    // On the ground itself the nodes above are not needed.
    const c = fy === 0 ? a : nodeAt(i, j + 1);
    const d = fy === 0 ? b : nodeAt(i + 1, j + 1);
    for (let k = 0; k < NODE; k++) {
      const near = nodes[a + k]! + (nodes[b + k]! - nodes[a + k]!) * fx;
      const far = nodes[c + k]! + (nodes[d + k]! - nodes[c + k]!) * fx;
      out[k] = near + (far - near) * fy;
    }
    through(at, direct);
    const dusty = DUST * SUN_IRRADIANCE * clear * Math.max(0, sun.y) * Math.exp(-height / DUST_SCALE);
    for (let c = 0; c < 3; c++) {
      const more = dusty * direct[c]!;
      out[FROM_ABOVE + c] = out[FROM_ABOVE + c]! + more;
      out[FROM_ABOVE + 3 + c] = out[FROM_ABOVE + 3 + c]! + more / 2;
    }
  }

  const ray = new Float64Array(2);
  function through(at: AtHeight, out: Colour): void {
    ray[0] = at.y;
    ray[1] = sun.y;
    readTransmittance(tables!.through, ray, out);
  }
  const sunlight = (at: AtHeight, out: Colour): void => {
    through(at, out);
    for (let c = 0; c < 3; c++) out[c] = out[c]! * SUN_IRRADIANCE * clear;
  };
  let clear = 1;
  const level = new Float64Array(3);
  /** How bright it is at the eye and on the ground below. */
  const bright = new Float64Array(2);
  /** Light on level ground and on a body at a point, by which the eye measures. */
  function measure(at: AtHeight, to: 0 | 1): void {
    lookUp(at, found);
    sunlight(at, direct);
    for (let c = 0; c < 3; c++)
      level[c] = found[FROM_ABOVE + c]! + 0.4 * found[FROM_BELOW + c]! + direct[c]! * Math.max(sun.y, LOW_SUN);
    bright[to] = luminance(level);
  }

  const towards = new Float64Array(2);

  return {
    get tables() {
      return tables!;
    },
    sun,
    get clear() {
      return clear;
    },
    setAir(haze, covered) {
      cover = covered;
      clear = 1 - 0.2 * cover * cover;
      if (tables?.air.haze === haze) return;
      const air: Air = { haze, ground };
      tables = createAirTables(air);
      known.fill(0);
    },
    setClock(clock) {
      sunTowards(place, clock, sun);
      const flat = length2(sun.x, sun.z) || 1;
      towards[0] = sun.x / flat;
      towards[1] = sun.z / flat;
    },
    sunlight,
    groundLight(out) {
      lookUp(GROUND, found);
      sunlight(GROUND, direct);
      const white = luminance(found); // its first three: from above
      for (let c = 0; c < 3; c++) {
        const above = found[FROM_ABOVE + c]!;
        const upright = found[FROM_ABOVE + 3 + c]!;
        // What clouds throw down is white and comes from all over the sky.
        const kept = 1 - 0.4 * cover;
        const clouds = 0.4 * cover * (0.35 * direct[c]! * Math.max(sun.y, 0) + 0.7 * above + 0.3 * white);
        const more = found[FROM_ABOVE + 6 + c]! * kept;
        out[c] = upright * kept + clouds / 2;
        out[3 + c] = more * towards[0]!;
        out[6 + c] = (above - upright) * kept + clouds / 2;
        out[9 + c] = more * towards[1]!;
      }
    },
    bodyLight(at, out) {
      lookUp(at, found);
      for (let c = 0; c < 3; c++) {
        const above = found[FROM_ABOVE + c]!;
        const below = found[FROM_BELOW + c]!;
        const upright = found[FROM_ABOVE + 3 + c]! + found[FROM_BELOW + 3 + c]!;
        const more = found[FROM_ABOVE + 6 + c]! + found[FROM_BELOW + 6 + c]!;
        out[c] = 0.25 * (above + below) + 0.5 * upright;
        out[3 + c] = more * towards[0]!;
        out[6 + c] = 0.5 * (above - below);
        out[9 + c] = more * towards[1]!;
      }
    },
    exposure(eye) {
      measure(eye, 0);
      measure(GROUND, 1);
      const seen = bright[0]! ** OWN_SHARE * bright[1]! ** (1 - OWN_SHARE);
      return ORDINARY_EXPOSURE * ((ORDINARY + DARKNESS) / (seen + DARKNESS)) ** ADAPTATION;
    },
  };
}

/** Height of a point of the picture above the round Earth, m: the ground of the picture curves down from its middle. */
export function heightOf(point: { readonly x: number; readonly y: number; readonly z: number }): number {
  return Math.max(0, point.y + (point.x * point.x + point.z * point.z) / (2 * PLANET_RADIUS));
}
