/**
 * Light in the air: how much of the sun gets through, and how bright the air itself is after many scatterings.
 *
 * Molecules, haze and ozone in spherical shells around a round Earth (numbers: S. Hillaire, "A scalable and production
 * ready sky and atmosphere rendering technique", 2020). Pure functions of plain numbers; the shaders in `aerial.ts` and
 * `sky.ts` use the same constants. Heights in m above the sea, coefficients per m, colours as red, green, blue.
 */
export const PLANET_RADIUS = 6_371_000;
/** Height above which there is no air, m. */
export const AIR_TOP = 80_000;
/** Heights over which the density of molecules and of haze falls by e, m. */
export const MOLECULE_SCALE = 8_000;
export const HAZE_SCALE = 1_200;
export const MOLECULES: Colour = [5.802e-6, 13.558e-6, 33.1e-6];
export const OZONE: Colour = [0.65e-6, 1.881e-6, 0.085e-6];
const HAZE_SCATTERING = 3.996e-6;
const HAZE_ABSORPTION = 0.44e-6;
/** How far haze throws light forwards: 0 evenly, 1 straight on. */
export const HAZE_FORWARD = 0.78;
/** Irradiance of the sun above the air, in the units of the picture. */
export const SUN_IRRADIANCE = 18;

export type Colour = [red: number, green: number, blue: number];

/** What differs from place to place. */
export interface Air {
  /** Unit vector towards the sun. */
  readonly sun: readonly [x: number, y: number, z: number];
  /** Amount of haze, 1 for a clear day. */
  readonly haze: number;
  /** Mean albedo of the ground, whose light the air scatters again. */
  readonly ground: Colour;
}

export function hazeScattering(air: Air): number {
  return HAZE_SCATTERING * air.haze;
}

export function hazeExtinction(air: Air): number {
  return (HAZE_SCATTERING + HAZE_ABSORPTION) * air.haze;
}

function extinctionAt(air: Air, height: number, out: Colour): void {
  const molecules = Math.exp(-height / MOLECULE_SCALE);
  const haze = hazeExtinction(air) * Math.exp(-height / HAZE_SCALE);
  const ozone = Math.max(0, 1 - Math.abs(height - 25_000) / 15_000);
  for (let c = 0; c < 3; c++) out[c] = MOLECULES[c]! * molecules + haze + OZONE[c]! * ozone;
}

/** Distance to the top of the air from radius `r` along a ray whose angle to the zenith has the cosine `mu`. */
function distanceToTop(r: number, mu: number): number {
  const top = PLANET_RADIUS + AIR_TOP;
  return -r * mu + Math.sqrt(Math.max(0, r * r * (mu * mu - 1) + top * top));
}

/** Distance to the ground, or -1 where the ray misses it. */
function distanceToGround(r: number, mu: number): number {
  const d = r * r * (mu * mu - 1) + PLANET_RADIUS * PLANET_RADIUS;
  return mu < 0 && d >= 0 ? -r * mu - Math.sqrt(d) : -1;
}

/** Share of light that comes in from outside the air to `height` along a ray with zenith cosine `mu`; 0 behind the ground. */
export function transmittance(air: Air, height: number, mu: number): Colour {
  const r = PLANET_RADIUS + Math.max(height, 1);
  if (distanceToGround(r, mu) > 0) return [0, 0, 0];
  const length = distanceToTop(r, mu);
  const steps = 32;
  const depth: Colour = [0, 0, 0];
  const extinction: Colour = [0, 0, 0];
  let before = 0;
  for (let i = 1; i <= steps; i++) {
    const after = length * (i / steps) ** 2; // dense where the air is
    const t = 0.5 * (before + after);
    extinctionAt(air, Math.sqrt(r * r + t * t + 2 * r * mu * t) - PLANET_RADIUS, extinction);
    for (let c = 0; c < 3; c++) depth[c] = depth[c]! + extinction[c]! * (after - before);
    before = after;
  }
  return [Math.exp(-depth[0]), Math.exp(-depth[1]), Math.exp(-depth[2])];
}

/** Width and height of the transmittance table: zenith cosine from -0.2 to 1, and the square root of the height. */
export const TRANSMITTANCE_SIZE = [64, 32] as const;

/** Red, green, blue, 1 for each texel of the transmittance table. */
export function transmittanceTable(air: Air): Float32Array {
  const [width, height] = TRANSMITTANCE_SIZE;
  const table = new Float32Array(width * height * 4);
  for (let j = 0; j < height; j++) {
    for (let i = 0; i < width; i++) {
      const mu = -0.2 + (1.2 * (i + 0.5)) / width;
      table.set([...transmittance(air, AIR_TOP * ((j + 0.5) / height) ** 2, mu), 1], 4 * (j * width + i));
    }
  }
  return table;
}

function readTransmittance(table: Float32Array, height: number, mu: number, out: Colour): void {
  const [width, rows] = TRANSMITTANCE_SIZE;
  const i = Math.min(width - 1, Math.max(0, Math.round(((mu + 0.2) / 1.2) * width - 0.5)));
  const j = Math.min(rows - 1, Math.max(0, Math.round(Math.sqrt(Math.max(0, height) / AIR_TOP) * rows - 0.5)));
  for (let c = 0; c < 3; c++) out[c] = table[4 * (j * width + i) + c]!;
}

/** Entries of the table of multiple scattering: the square root of the height up to 60 km. */
export const SCATTER_SIZE = 16;
const DIRECTIONS = 32;
const RAY_STEPS = 16;

/** Light that air scatters after more than one scattering, per unit of sun and of scattering coefficient, evenly in all directions. */
export function scatterTable(air: Air, sunThrough: Float32Array): Float32Array {
  const table = new Float32Array(SCATTER_SIZE * 4);
  const extinction: Colour = [0, 0, 0];
  const sunlight: Colour = [0, 0, 0];
  const second: Colour = [0, 0, 0];
  const share: Colour = [0, 0, 0];
  const through: Colour = [0, 0, 0];
  for (let j = 0; j < SCATTER_SIZE; j++) {
    const r = PLANET_RADIUS + 60_000 * (j / (SCATTER_SIZE - 1)) ** 2 + 5;
    second.fill(0);
    share.fill(0);
    for (let n = 0; n < DIRECTIONS; n++) {
      const up = 1 - (2 * (n + 0.5)) / DIRECTIONS;
      const around = n * 2.399963; // golden angle: even cover of the sphere
      const flat = Math.sqrt(1 - up * up);
      const toGround = distanceToGround(r, up);
      const length = toGround > 0 ? toGround : distanceToTop(r, up);
      through.fill(1);
      let before = 0;
      for (let i = 1; i <= RAY_STEPS; i++) {
        const after = length * (i / RAY_STEPS) ** 2;
        const t = 0.5 * (before + after);
        const x = flat * Math.cos(around) * t;
        const y = r + up * t;
        const z = flat * Math.sin(around) * t;
        const radius = Math.hypot(x, y, z);
        const height = Math.max(0, radius - PLANET_RADIUS);
        const mu = (x * air.sun[0] + y * air.sun[1] + z * air.sun[2]) / radius;
        extinctionAt(air, height, extinction);
        readTransmittance(sunThrough, height, mu, sunlight);
        const haze = hazeScattering(air) * Math.exp(-height / HAZE_SCALE);
        for (let c = 0; c < 3; c++) {
          const scattering = MOLECULES[c]! * Math.exp(-height / MOLECULE_SCALE) + haze;
          const kept = Math.exp(-extinction[c]! * (after - before));
          const part = (through[c]! * scattering * (1 - kept)) / extinction[c]! / DIRECTIONS;
          second[c] = second[c]! + (part * sunlight[c]!) / (4 * Math.PI);
          share[c] = share[c]! + part;
          through[c] = through[c]! * kept;
        }
        before = after;
      }
      if (toGround > 0) {
        readTransmittance(sunThrough, 0, air.sun[1], sunlight);
        for (let c = 0; c < 3; c++) {
          const reflected = (air.ground[c]! / Math.PI) * Math.max(0, air.sun[1]) * sunlight[c]!;
          second[c] = second[c]! + (through[c]! * reflected) / DIRECTIONS;
        }
      }
    }
    // Each further scattering keeps the same share: a geometric series.
    for (let c = 0; c < 3; c++) table[4 * j + c] = second[c]! / (1 - Math.min(0.95, share[c]!));
    table[4 * j + 3] = 1;
  }
  return table;
}
