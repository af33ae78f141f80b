/**
 * The one unit table. Inside the program everything is SI and radians; these units exist at the edges only: the
 * panel, the address, the command line, the tables.
 */
export interface Unit {
  /** As shown to people. */
  readonly symbol: string;
  /** How many of the SI unit make one of this. */
  readonly inSi: number;
  /** What it calls zero, in the SI unit, where that is not the zero of the SI unit. */
  readonly zero?: number;
  /** What it measures, where readers differ in the unit they want; without it, all read this one. */
  readonly quantity?: Quantity;
  /** Other spellings that are understood when typed. */
  readonly also?: readonly string[];
}

/** What readers choose a unit for. Climb is a speed up or down; wind has a habit of its own. */
export type Quantity =
  | 'length'
  | 'speed'
  | 'climb'
  | 'wind'
  | 'mass'
  | 'area'
  | 'force'
  | 'pressure'
  | 'temperature'
  | 'power';

// Exact by definition: foot, statute mile and nautical mile (international, 1959), pound (1959).
export const units = {
  m: { symbol: 'm', inSi: 1 },
  ft: { symbol: 'ft', inSi: 0.3048, quantity: 'length', also: ['feet', "'"] },
  km: { symbol: 'km', inSi: 1000 },
  'm/s': { symbol: 'm/s', inSi: 1, also: ['mps'] },
  'km/h': { symbol: 'km/h', inSi: 1 / 3.6, also: ['kmh', 'kph'] },
  mph: { symbol: 'mph', inSi: 0.44704, quantity: 'speed' },
  'ft/s': { symbol: 'ft/s', inSi: 0.3048, also: ['fps'] },
  'ft/min': { symbol: 'ft/min', inSi: 0.3048 / 60, quantity: 'climb', also: ['fpm'] },
  kt: { symbol: 'kt', inSi: 1852 / 3600, quantity: 'wind', also: ['kn', 'knots'] },
  s: { symbol: 's', inSi: 1 },
  h: { symbol: 'h', inSi: 3600 },
  kg: { symbol: 'kg', inSi: 1, quantity: 'mass' },
  lb: { symbol: 'lb', inSi: 0.45359237, also: ['lbs'] },
  N: { symbol: 'N', inSi: 1, quantity: 'force' },
  // A pound under standard gravity.
  lbf: { symbol: 'lbf', inSi: 0.45359237 * 9.80665 },
  m2: { symbol: 'm²', inSi: 1, also: ['m²', 'm^2'] },
  ft2: { symbol: 'ft²', inSi: 0.3048 * 0.3048, quantity: 'area', also: ['ft²', 'ft^2'] },
  deg: { symbol: '°', inSi: 3.141592653589793 / 180, also: ['°', 'degrees'] },
  // A difference of temperatures. Those of a thermometer have a zero of their own: what lies between two of them is what their
  // numbers differ by.
  K: { symbol: 'K', inSi: 1, also: ['°C', 'C'] },
  degC: { symbol: '°C', inSi: 1, zero: 273.15, quantity: 'temperature' },
  degF: { symbol: '°F', inSi: 5 / 9, zero: (459.67 * 5) / 9 },
  'kg/m3': { symbol: 'kg/m³', inSi: 1 },
  Pa: { symbol: 'Pa', inSi: 1 },
  hPa: { symbol: 'hPa', inSi: 100, quantity: 'pressure' },
  // Columns of mercury under standard gravity, by convention.
  inHg: { symbol: 'inHg', inSi: 25.4 * 133.322387415 },
  mmHg: { symbol: 'mmHg', inSi: 133.322387415 },
  W: { symbol: 'W', inSi: 1 },
  kW: { symbol: 'kW', inSi: 1000, quantity: 'power' },
  // 550 foot-pounds a second.
  hp: { symbol: 'hp', inSi: 550 * 0.3048 * 0.45359237 * 9.80665 },
  g: { symbol: 'g', inSi: 1 },
  percent: { symbol: '%', inSi: 0.01 },
  none: { symbol: '', inSi: 1 },
} as const satisfies Record<string, Unit>;

export type UnitKey = keyof typeof units;

export function toSi(value: number, unit: UnitKey): number {
  const { inSi, zero = 0 }: Unit = units[unit];
  return value * inSi + zero;
}

export function fromSi(value: number, unit: UnitKey): number {
  const { inSi, zero = 0 }: Unit = units[unit];
  return (value - zero) / inSi;
}

/** Finds a unit by its key or another of its spellings, or returns null. `like`: one that measures the same as this. */
export function findUnit(text: string, like?: UnitKey): UnitKey | null {
  for (const key of Object.keys(units) as UnitKey[]) {
    const unit: Unit = units[key];
    const isSpelt = key === text || unit.symbol === text || unit.also?.includes(text);
    if (isSpelt && (like === undefined || isSameQuantity(key, like))) return key;
  }
  return null;
}

/** Do two units measure the same thing? (They lead to the same SI unit.) */
export function isSameQuantity(a: UnitKey, b: UnitKey): boolean {
  return quantityOf(a) === quantityOf(b);
}

/** The unit in which values are kept, of those that measure the same; null where the table has none for it. */
export function siUnitOf(unit: UnitKey): UnitKey | null {
  const isSi = (key: UnitKey): boolean => units[key].inSi === 1 && !('zero' in units[key]);
  return (Object.keys(units) as UnitKey[]).find((key) => isSi(key) && isSameQuantity(key, unit)) ?? null;
}

function quantityOf(unit: UnitKey): string {
  switch (unit) {
    case 'm':
    case 'ft':
    case 'km':
      return 'length';
    case 'm/s':
    case 'km/h':
    case 'mph':
    case 'kt':
    case 'ft/s':
    case 'ft/min':
      return 'speed';
    case 'kg':
    case 'lb':
      return 'mass';
    case 'N':
    case 'lbf':
      return 'force';
    case 'm2':
    case 'ft2':
      return 'area';
    case 's':
    case 'h':
      return 'time';
    case 'Pa':
    case 'hPa':
    case 'inHg':
    case 'mmHg':
      return 'pressure';
    case 'W':
    case 'kW':
    case 'hp':
      return 'power';
    case 'degC':
    case 'degF':
      return 'temperature';
    default:
      return unit;
  }
}

/**
 * Shortest decimal text in `unit` that reads back as exactly this SI value, so that an address replays bit for bit.
 */
export function toDecimal(si: number, unit: UnitKey): string {
  const value = fromSi(si, unit);
  for (let digits = 6; digits <= 17; digits++) {
    const text = String(Number(value.toPrecision(digits)));
    if (toSi(Number(text), unit) === si) return text;
  }
  return String(value);
}

export const feet = (value: number): number => toSi(value, 'ft');
export const mph = (value: number): number => toSi(value, 'mph');
export const degrees = (value: number): number => toSi(value, 'deg');
export const squareFeet = (value: number): number => toSi(value, 'ft2');
