/**
 * US Standard Atmosphere 1976 up to 86 km, on a day warmer or colder by one offset (physics/README.md, "Air").
 *
 * The offset raises the temperature at every height and leaves the pressure as it is, so density falls by the ratio of
 * the temperatures. Source of constants and layers: NOAA, NASA, USAF, *U.S. Standard Atmosphere, 1976* (NASA-TM-X-74335),
 * table 4 and section 1.2. Real air strays from it by up to 4 % in density below 10 km.
 */
import { exp, log } from '../math/deterministic';

/** Standard gravity, m/s² (by definition). */
export const G0 = 9.80665;
/** Earth's radius of the standard, m: the one that makes its geopotential heights come out. */
export const EARTH_RADIUS = 6_356_766;
/** Gas constant, J/(mol K): the standard's own value, without which its printed digits do not come out. */
const GAS_CONSTANT = 8.31432;
/** Molar mass of air, kg/mol. */
const MOLAR_MASS = 0.0289644;
/** Ratio of specific heats. */
const GAMMA = 1.4;
/** Standard sea-level density, kg/m³. */
export const SEA_LEVEL_DENSITY = 1.225;

/** Base geopotential height (m), temperature lapse (K/m), base temperature (K), base pressure (Pa). */
const layers = [
  { base: 0, lapse: -0.0065, temperature: 288.15, pressure: 101_325 },
  { base: 11_000, lapse: 0, temperature: 216.65, pressure: 22_632.06 },
  { base: 20_000, lapse: 0.001, temperature: 216.65, pressure: 5_474.889 },
  { base: 32_000, lapse: 0.0028, temperature: 228.65, pressure: 868.0187 },
  { base: 47_000, lapse: 0, temperature: 270.65, pressure: 110.9063 },
  { base: 51_000, lapse: -0.0028, temperature: 270.65, pressure: 66.93887 },
  { base: 71_000, lapse: -0.002, temperature: 214.65, pressure: 3.95642 },
] as const;

/** Top of the model, geopotential m (86 km geometric). Above it the values of the top are held. */
const TOP = 84_852;

/** State of the air at one height: K, Pa, kg/m³, m/s. */
export interface Air {
  temperature: number;
  pressure: number;
  density: number;
  soundSpeed: number;
}

export function createAir(): Air {
  return { temperature: Number.NaN, pressure: Number.NaN, density: Number.NaN, soundSpeed: Number.NaN };
}

/** Geopotential height of a geometric height above sea level, both m. */
export function geopotentialHeight(altitudeMsl: number): number {
  return (EARTH_RADIUS * altitudeMsl) / (EARTH_RADIUS + altitudeMsl);
}

/** Acceleration of gravity, m/s², at a height above sea level: inverse square, without rotation or latitude. */
export function gravityAt(altitudeMsl: number): number {
  const ratio = EARTH_RADIUS / (EARTH_RADIUS + altitudeMsl);
  return G0 * ratio * ratio;
}

function layerAt(geopotential: number) {
  let i = layers.length - 1;
  while (i > 0 && geopotential < (layers[i] as (typeof layers)[number]).base) i--;
  return layers[i] as (typeof layers)[number];
}

/**
 * Air at a geometric height above sea level, m, from the closed form. Valid from -5 km to 86 km.
 *
 * @param temperatureOffset  how much warmer than standard the day is, K
 */
export function airAt(altitudeMsl: number, temperatureOffset: number, out: Air): Air {
  return airAtGeopotential(Math.min(geopotentialHeight(altitudeMsl), TOP), temperatureOffset, out);
}

function airAtGeopotential(height: number, temperatureOffset: number, out: Air): Air {
  const layer = layerAt(height);
  const above = height - layer.base;
  const standard = layer.temperature + layer.lapse * above;
  const k = (G0 * MOLAR_MASS) / GAS_CONSTANT;
  const pressure =
    layer.lapse === 0
      ? layer.pressure * exp((-k * above) / layer.temperature)
      : layer.pressure * exp((k / layer.lapse) * log(layer.temperature / standard));
  const temperature = standard + temperatureOffset;
  out.temperature = temperature;
  out.pressure = pressure;
  out.density = (pressure * MOLAR_MASS) / (GAS_CONSTANT * temperature);
  out.soundSpeed = Math.sqrt((GAMMA * GAS_CONSTANT * temperature) / MOLAR_MASS);
  return out;
}

/** Spacing of the table, geopotential m. All layer bases are multiples of it, so no cell holds a kink. */
const CELL = 100;
const LOWEST = -1000;

/**
 * Density and speed of sound as cubics over geopotential height: what the solver reads, a thousand times a descent,
 * in place of the closed form. Off it by less than 1e-11 of the density below 11 km on a standard day, 1e-9 elsewhere; in the
 * cell below each layer by 5e-7, because it bridges the digit in which the standard's base pressures are rounded.
 *
 * `cells` holds eight numbers a cell: the four coefficients of density, then of the speed of sound, in the share of the cell.
 */
export interface AirTable {
  readonly cells: Float64Array;
  readonly count: number;
  readonly lowest: number;
  readonly perMetre: number;
  readonly temperatureOffset: number;
}

/** The table built last: most changes of a jump leave the air as it was. */
let latest: AirTable | null = null;

/** A table up to a geometric height above sea level, m. */
export function createAirTable(temperatureOffset: number, highestMsl: number): AirTable {
  const top = Math.min(Math.max(geopotentialHeight(highestMsl) + CELL, 0), TOP);
  const count = Math.ceil((top - LOWEST) / CELL);
  if (latest?.count !== count || latest.temperatureOffset !== temperatureOffset) {
    latest = buildAirTable(temperatureOffset, count);
  }
  return latest;
}

function buildAirTable(temperatureOffset: number, count: number): AirTable {
  const cells = new Float64Array(count * 8);
  const air = createAir();
  for (let i = 0; i < count; i++) {
    const base = LOWEST + i * CELL;
    const layer = layerAt(base);
    airAtGeopotential(base, temperatureOffset, air);
    const { density, soundSpeed } = air;
    const densitySlope = densitySlopeOf(air, layer.lapse, temperatureOffset) * CELL;
    const soundSlope = ((0.5 * soundSpeed * layer.lapse) / air.temperature) * CELL;
    airAtGeopotential(base + CELL, temperatureOffset, air);
    // The far end belongs to this cell's layer even where it is the next one's base: values agree there, slopes do not.
    const densitySlopeEnd = densitySlopeOf(air, layer.lapse, temperatureOffset) * CELL;
    const soundSlopeEnd = ((0.5 * air.soundSpeed * layer.lapse) / air.temperature) * CELL;
    cubic(cells, i * 8, density, densitySlope, air.density, densitySlopeEnd);
    cubic(cells, i * 8 + 4, soundSpeed, soundSlope, air.soundSpeed, soundSlopeEnd);
  }
  return { cells, count, lowest: LOWEST, perMetre: 1 / CELL, temperatureOffset };
}

/** Change of density with geopotential height, kg/m³ per m: hydrostatic pressure and the lapse, both at ISA pressure. */
function densitySlopeOf(air: Air, lapse: number, temperatureOffset: number): number {
  const standard = air.temperature - temperatureOffset;
  return -air.density * ((G0 * MOLAR_MASS) / (GAS_CONSTANT * standard) + lapse / air.temperature);
}

/** Cubic through value and slope (per cell) at both ends. */
function cubic(out: Float64Array, at: number, f0: number, m0: number, f1: number, m1: number): void {
  out[at] = f0;
  out[at + 1] = m0;
  out[at + 2] = 3 * (f1 - f0) - 2 * m0 - m1;
  out[at + 3] = 2 * (f0 - f1) + m0 + m1;
}

/** Air at a geometric height above sea level, m, read off a table: as fast as the solver's own reading. */
export function airInTable(table: AirTable, altitudeMsl: number, out: Air): Air {
  const { cells } = table;
  const u = (geopotentialHeight(altitudeMsl) - table.lowest) * table.perMetre;
  const cell = Math.min(Math.max(Math.floor(u), 0), table.count - 1);
  const f = u - cell;
  const c = cell * 8;
  out.density =
    (cells[c] as number) +
    f * ((cells[c + 1] as number) + f * ((cells[c + 2] as number) + f * (cells[c + 3] as number)));
  out.soundSpeed =
    (cells[c + 4] as number) +
    f * ((cells[c + 5] as number) + f * ((cells[c + 6] as number) + f * (cells[c + 7] as number)));
  out.temperature = (out.soundSpeed * out.soundSpeed * MOLAR_MASS) / (GAMMA * GAS_CONSTANT);
  out.pressure = (out.density * GAS_CONSTANT * out.temperature) / MOLAR_MASS;
  return out;
}
