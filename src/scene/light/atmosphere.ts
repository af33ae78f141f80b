/**
 * Light in the air: how much of the sun gets through, how bright the air itself is after many scatterings, and what the sky
 * looks like from any height. Holds for any place of the sun, down to night.
 *
 * Molecules, haze and ozone in spherical shells around a round Earth (numbers and method: S. Hillaire, "A scalable and production
 * ready sky and atmosphere rendering technique", 2020; layout of the transmittance: E. Bruneton, "Precomputed atmospheric
 * scattering: a new implementation", 2017). Pure functions of plain numbers; the shaders in `aerial.ts` and `sky.ts` use the same
 * constants. Heights in m above the sea, coefficients per m, colours as red, green, blue.
 */
export const PLANET_RADIUS = 6_371_000;
export const AIR_DEPTH = 80_000;
const TOP_RADIUS = PLANET_RADIUS + AIR_DEPTH;
/** From the ground to the top of the air along the horizon, m. */
export const LONGEST_VIEW = Math.sqrt(AIR_DEPTH * (2 * PLANET_RADIUS + AIR_DEPTH));
/** Heights over which the density of molecules and of haze falls by e, m. */
export const MOLECULE_SCALE = 8_000;
export const HAZE_SCALE = 1_200;
export const MOLECULES: Colour = [5.802e-6, 13.558e-6, 33.1e-6];
export const OZONE: Colour = [0.65e-6, 1.881e-6, 0.085e-6];
/** Middle of the ozone and half its depth, m. */
export const OZONE_LAYER = [25_000, 15_000] as const;
const HAZE_SCATTERING = 3.996e-6;
const HAZE_ABSORPTION = 0.44e-6;
/** How far haze throws light forwards: 0 evenly, 1 straight on. */
export const HAZE_FORWARD = 0.78;
/** Irradiance of the sun above the air, in the units of the picture. */
export const SUN_IRRADIANCE = 18;
/** Half the width of the sun's disc, rad. */
export const SUN_RADIUS = 0.00465;
/** What is scattered in the air of a night without a sun, per unit of sun: starlight, much brightened so that one sees the jump. */
const NIGHT: Colour = [4.6e-4, 5.4e-4, 6.6e-4];

export type Colour = [red: number, green: number, blue: number];

/** What differs from place to place and from day to day. */
export interface Air {
  /** Amount of haze, 1 for a clear day. */
  readonly haze: number;
  /** Mean albedo of the ground, whose light the air scatters again. */
  readonly ground: Readonly<Colour>;
}

export function hazeScattering(air: Air): number {
  return HAZE_SCATTERING * air.haze;
}

export function hazeExtinction(air: Air): number {
  return (HAZE_SCATTERING + HAZE_ABSORPTION) * air.haze;
}

function ozoneAt(height: number): number {
  return Math.max(0, 1 - Math.abs(height - OZONE_LAYER[0]) / OZONE_LAYER[1]);
}

/** Distance to the top of the air from `height` along a ray whose angle to the zenith has the cosine `mu`. */
function distanceToTop(height: number, mu: number): number {
  const r = PLANET_RADIUS + height;
  return -r * mu + Math.sqrt(Math.max(0, r * r * (mu * mu - 1) + TOP_RADIUS * TOP_RADIUS));
}

/** Distance to the ground, or -1 where the ray misses it. */
function distanceToGround(height: number, mu: number): number {
  const fall = -(PLANET_RADIUS + height) * mu;
  const square = height * (2 * PLANET_RADIUS + height);
  return fall > 0 && fall * fall >= square ? square / (fall + Math.sqrt(fall * fall - square)) : -1;
}

/** Height at the distance `t` along a ray. */
function heightAlong(height: number, mu: number, t: number): number {
  const r = PLANET_RADIUS + height;
  const radius = Math.sqrt(r * r + t * (t + 2 * r * mu));
  return Math.max(0, (height * (2 * PLANET_RADIUS + height) + t * (t + 2 * r * mu)) / (radius + PLANET_RADIUS));
}

/** Cosine of the angle from the zenith to the horizon. */
function horizonAt(height: number): number {
  return -Math.sqrt(height * (2 * PLANET_RADIUS + height)) / (PLANET_RADIUS + height);
}

/** How far the horizon lies below eye level, rad. */
export function dipAt(height: number): number {
  return Math.asin(-horizonAt(Math.max(0, height)));
}

const STEPS = 20;

/** Share of light that comes in from outside the air to `height` along a ray with zenith cosine `mu`; the ground is left out. */
function clearTransmittance(air: Air, height: number, mu: number, out: Colour): void {
  const length = distanceToTop(height, mu);
  let molecules = 0;
  let haze = 0;
  let ozone = 0;
  let before = 0;
  for (let i = 1; i <= STEPS; i++) {
    const after = length * (i / STEPS) ** 2; // dense where the air is
    const h = heightAlong(height, mu, 0.5 * (before + after));
    molecules += Math.exp(-h / MOLECULE_SCALE) * (after - before);
    haze += Math.exp(-h / HAZE_SCALE) * (after - before);
    ozone += ozoneAt(h) * (after - before);
    before = after;
  }
  haze *= hazeExtinction(air);
  for (let c = 0; c < 3; c++) out[c] = Math.exp(-MOLECULES[c]! * molecules - haze - OZONE[c]! * ozone);
}

/** Share of the sun's disc that stands above the horizon, where its middle has the zenith cosine `mu`. */
function discAbove(height: number, mu: number): number {
  const t = Math.min(1, Math.max(0, 0.5 + (mu - horizonAt(height)) / (2 * SUN_RADIUS)));
  return t * t * (3 - 2 * t);
}

/** Share of sunlight that comes through to `height` where the sun's zenith cosine is `mu`: fades out as the disc sets. */
export function transmittance(air: Air, height: number, mu: number): Colour {
  const above = Math.max(0, height);
  const out: Colour = [0, 0, 0];
  clearTransmittance(air, above, Math.max(mu, horizonAt(above)), out);
  const disc = discAbove(above, mu);
  for (let c = 0; c < 3; c++) out[c] = out[c]! * disc;
  return out;
}

/** Columns and rows of the transmittance: distance to the top of the air, and distance to the horizon. */
export const THROUGH_SIZE = [64, 32] as const;
/** Columns and rows of the many-times scattered light: zenith cosine of the sun, and the square root of the height. */
export const SCATTER_SIZE = [24, 12] as const;
const SCATTER_TOP = 60_000;
/** The sun's zenith cosine over which most columns lie: about the horizon. */
const SCATTER_NARROW = 0.12;

/** The tables that the light of an air is read from: red, green, blue, 1 for each texel. */
export interface AirTables {
  readonly air: Air;
  readonly through: Float32Array;
  readonly scatter: Float32Array;
}

/** Takes some 5 ms, several times that before an engine has warmed up. */
export function createAirTables(air: Air): AirTables {
  const through = throughTable(air);
  return { air, through, scatter: scatterTable(air, through) };
}

function throughTable(air: Air): Float32Array {
  const [columns, rows] = THROUGH_SIZE;
  const table = new Float32Array(columns * rows * 4);
  const colour: Colour = [0, 0, 0];
  for (let j = 0; j < rows; j++) {
    const horizon = (j / (rows - 1)) * LONGEST_VIEW;
    const height = Math.min(AIR_DEPTH, Math.sqrt(horizon * horizon + PLANET_RADIUS * PLANET_RADIUS) - PLANET_RADIUS);
    const r = PLANET_RADIUS + height;
    for (let i = 0; i < columns; i++) {
      const d = AIR_DEPTH - height + (i / (columns - 1)) * (horizon + LONGEST_VIEW - AIR_DEPTH + height);
      const mu = d === 0 ? 1 : (LONGEST_VIEW * LONGEST_VIEW - horizon * horizon - d * d) / (2 * r * d);
      clearTransmittance(air, height, Math.min(1, Math.max(horizonAt(height), mu)), colour);
      table.set(colour, 4 * (j * columns + i));
      table[4 * (j * columns + i) + 3] = 1;
    }
  }
  return table;
}

function readTable(table: Float32Array, size: readonly [number, number], u: number, v: number, out: Colour): void {
  const x = Math.min(1, Math.max(0, u)) * (size[0] - 1);
  const y = Math.min(1, Math.max(0, v)) * (size[1] - 1);
  const i = Math.min(size[0] - 2, Math.floor(x));
  const j = Math.min(size[1] - 2, Math.floor(y));
  const k = 4 * (j * size[0] + i);
  const below = k + 4 * size[0];
  const fx = x - i;
  const fy = y - j;
  for (let c = 0; c < 3; c++) {
    const near = table[k + c]! + (table[k + 4 + c]! - table[k + c]!) * fx;
    const far = table[below + c]! + (table[below + 4 + c]! - table[below + c]!) * fx;
    out[c] = near + (far - near) * fy;
  }
}

/**
 * As `transmittance`, from the table.
 *
 * @param ray  height and zenith cosine of the sun; in an array, because frames ask for it, and numbers handed over are allocated
 */
export function readTransmittance(through: Float32Array, ray: Float64Array, out: Colour): void {
  const h = Math.min(AIR_DEPTH, Math.max(0, ray[0]!));
  const mu = ray[1]!;
  const disc = discAbove(h, mu);
  if (disc === 0) {
    out.fill(0);
    return;
  }
  const horizon = Math.sqrt(h * (2 * PLANET_RADIUS + h));
  const clamped = Math.max(mu, -horizon / (PLANET_RADIUS + h));
  const least = AIR_DEPTH - h;
  const u = (distanceToTop(h, clamped) - least) / (horizon + LONGEST_VIEW - least);
  readTable(through, THROUGH_SIZE, u, horizon / LONGEST_VIEW, out);
  for (let c = 0; c < 3; c++) out[c] = out[c]! * disc;
}

/** Light that air scatters after more than one scattering, per unit of sun and of scattering coefficient, evenly in all directions. */
export function readScatter(scatter: Float32Array, height: number, mu: number, out: Colour): void {
  const u = 0.5 + (0.5 * mu * (1 + SCATTER_NARROW)) / (Math.abs(mu) + SCATTER_NARROW);
  readTable(scatter, SCATTER_SIZE, u, Math.sqrt(Math.min(1, Math.max(0, height) / SCATTER_TOP)), out);
}

/** The transmittance at one height: three colours each. */
function readRow(through: Float32Array, v: number, out: Float64Array): void {
  const [columns, rows] = THROUGH_SIZE;
  const y = Math.min(1, Math.max(0, v)) * (rows - 1);
  const j = Math.min(rows - 2, Math.floor(y));
  for (let i = 0; i < columns; i++) {
    const k = 4 * (j * columns + i);
    for (let c = 0; c < 3; c++)
      out[3 * i + c] = through[k + c]! + (through[k + 4 * columns + c]! - through[k + c]!) * (y - j);
  }
}

const SLOPES = 8; // of the rays from straight down to straight up
const TURNS = 2; // of the rays around half a circle: the other half is its mirror image
const RAY_STEPS = 8;

function scatterTable(air: Air, through: Float32Array): Float32Array {
  const [columns, rows] = SCATTER_SIZE;
  const table = new Float32Array(columns * rows * 4);
  const row = new Float64Array(3 * THROUGH_SIZE[0]);
  const share: Colour = [0, 0, 0];
  const kept: Colour = [0, 0, 0];
  const suns = Float64Array.from({ length: columns }, (_, i) => {
    const u = (2 * i) / (columns - 1) - 1;
    return (u * SCATTER_NARROW) / (1 + SCATTER_NARROW - Math.abs(u));
  });
  const second = new Float64Array(3 * columns);
  const part: Colour = [0, 0, 0];
  for (let j = 0; j < rows; j++) {
    const height = SCATTER_TOP * (j / (rows - 1)) ** 2 + 5;
    second.fill(0);
    share.fill(0);
    /** Adds the light that every sun sends to a point, scattered or reflected there with the shares in `part`. */
    const receive = (h: number, across: number, lambert: boolean): void => {
      const radius = PLANET_RADIUS + h;
      const horizon = Math.sqrt(h * (2 * PLANET_RADIUS + h));
      const lowest = -horizon / radius;
      readRow(through, horizon / LONGEST_VIEW, row);
      const least = AIR_DEPTH - h;
      const scale = (THROUGH_SIZE[0] - 1) / (horizon + LONGEST_VIEW - least);
      const y = Math.sqrt(Math.max(0, radius * radius - across * across));
      for (let turn = 0; turn < TURNS; turn++) {
        const x = across * Math.cos(((turn + 0.5) * Math.PI) / TURNS);
        for (let i = 0; i < columns; i++) {
          const up = suns[i]!;
          const mu = (x * Math.sqrt(1 - up * up) + y * up) / radius;
          if (mu <= lowest - SUN_RADIUS || (lambert && mu <= 0)) continue;
          const rmu = radius * Math.max(mu, lowest);
          const d = Math.sqrt(Math.max(0, rmu * rmu + LONGEST_VIEW * LONGEST_VIEW - horizon * horizon)) - rmu;
          const place = Math.min(THROUGH_SIZE[0] - 1.001, Math.max(0, (d - least) * scale));
          const k = 3 * Math.floor(place);
          const f = place - Math.floor(place);
          const share = ((lambert ? mu / Math.PI : 1 / (4 * Math.PI)) * discAbove(h, mu)) / TURNS;
          for (let c = 0; c < 3; c++)
            second[3 * i + c]! += part[c]! * share * (row[k + c]! + (row[k + 3 + c]! - row[k + c]!) * f);
        }
      }
    };
    for (let slope = 0; slope < SLOPES; slope++) {
      const up = 1 - (2 * (slope + 0.5)) / SLOPES;
      const flat = Math.sqrt(1 - up * up);
      const toGround = distanceToGround(height, up);
      const length = toGround > 0 ? toGround : distanceToTop(height, up);
      kept.fill(1);
      let before = 0;
      for (let s = 1; s <= RAY_STEPS; s++) {
        const after = length * (s / RAY_STEPS) ** 2;
        const t = 0.5 * (before + after);
        const h = heightAlong(height, up, t);
        const molecules = Math.exp(-h / MOLECULE_SCALE);
        const haze = Math.exp(-h / HAZE_SCALE);
        const ozone = ozoneAt(h);
        for (let c = 0; c < 3; c++) {
          const extinction = MOLECULES[c]! * molecules + hazeExtinction(air) * haze + OZONE[c]! * ozone;
          const scattering = MOLECULES[c]! * molecules + hazeScattering(air) * haze;
          const passed = Math.exp(-extinction * (after - before));
          part[c] = (kept[c]! * scattering * (1 - passed)) / Math.max(extinction, 1e-12) / SLOPES;
          share[c] = share[c]! + part[c]!;
          kept[c] = kept[c]! * passed;
        }
        receive(h, flat * t, false);
        before = after;
      }
      if (toGround > 0) {
        for (let c = 0; c < 3; c++) part[c] = (kept[c]! * air.ground[c]!) / SLOPES;
        receive(0, flat * toGround, true);
      }
    }
    // Each further scattering keeps the same share: a geometric series.
    for (let i = 0; i < columns; i++) {
      const k = 4 * (j * columns + i);
      for (let c = 0; c < 3; c++) table[k + c] = NIGHT[c]! + second[3 * i + c]! / (1 - Math.min(0.95, share[c]!));
      table[k + 3] = 1;
    }
  }
  return table;
}

/** Share of the light from each direction that air throws on, per steradian, at the cosine `nu` of the angle from straight on. */
export function moleculePhase(nu: number): number {
  return (3 / (16 * Math.PI)) * (1 + nu * nu);
}
export function hazePhase(nu: number): number {
  const g = HAZE_FORWARD;
  return ((3 / (8 * Math.PI)) * (1 - g * g) * (1 + nu * nu)) / ((2 + g * g) * (1 + g * g - 2 * g * nu) ** 1.5);
}

const sunlight: Colour = [0, 0, 0];
const again: Colour = [0, 0, 0];
const ray = new Float64Array(2);
const left: Colour = [0, 0, 0];

/**
 * Light that comes to an eye at `height` from a direction: from the air, and below the horizon from the ground.
 *
 * @param up     sine of the elevation looked at
 * @param nu     cosine of the angle between that direction and the sun
 * @param sun    sine of the sun's elevation
 * @param steps  of the ray
 */
export function skyLight(
  { air, through, scatter }: AirTables,
  height: number,
  up: number,
  nu: number,
  sun: number,
  steps: number,
  out: Colour,
): void {
  const toGround = distanceToGround(height, up);
  const length = toGround > 0 ? toGround : distanceToTop(height, up);
  const r = PLANET_RADIUS + height;
  const molecule = moleculePhase(nu);
  const forward = hazePhase(nu);
  const scattering = hazeScattering(air);
  const extinction = hazeExtinction(air);
  out.fill(0);
  left.fill(1);
  let before = 0;
  for (let i = 1; i <= steps; i++) {
    const after = length * (i / steps) ** 2;
    const t = 0.5 * (before + after);
    const h = heightAlong(height, up, t);
    const mu = (r * sun + t * nu) / (PLANET_RADIUS + h);
    ray[0] = h;
    ray[1] = mu;
    readTransmittance(through, ray, sunlight);
    readScatter(scatter, h, mu, again);
    const molecules = Math.exp(-h / MOLECULE_SCALE);
    const haze = Math.exp(-h / HAZE_SCALE);
    const ozone = ozoneAt(h);
    for (let c = 0; c < 3; c++) {
      const thick = MOLECULES[c]! * molecules + extinction * haze + OZONE[c]! * ozone;
      const source =
        MOLECULES[c]! * molecules * (molecule * sunlight[c]! + again[c]!) +
        scattering * haze * (forward * sunlight[c]! + again[c]!);
      const passed = Math.exp(-thick * (after - before));
      out[c] = out[c]! + (left[c]! * source * (1 - passed)) / Math.max(thick, 1e-12);
      left[c] = left[c]! * passed;
    }
    before = after;
  }
  if (toGround > 0) {
    const mu = (r * sun + toGround * nu) / PLANET_RADIUS;
    ray[0] = 0;
    ray[1] = mu;
    readTransmittance(through, ray, sunlight);
    readScatter(scatter, 0, mu, again);
    for (let c = 0; c < 3; c++) {
      // The light of the sky on level ground is about half of what is scattered in a sphere around it.
      const received = sunlight[c]! * Math.max(0, mu) + Math.PI * again[c]!;
      out[c] = out[c]! + left[c]! * (air.ground[c]! / Math.PI) * received;
    }
  }
  for (let c = 0; c < 3; c++) out[c] = out[c]! * SUN_IRRADIANCE;
}
