/**
 * The one unit table. Inside the program everything is SI and radians; these units exist at the edges only: the
 * panel, the address, the command line, the tables.
 */
export interface Unit {
  /** As shown to people. */
  readonly symbol: string;
  /** How many of the SI unit make one of this. */
  readonly inSi: number;
  /** Key of the unit that metric readers use instead. */
  readonly metric: string;
  /** Other spellings that are understood when typed. */
  readonly also?: readonly string[];
}

// Exact by definition: foot, statute mile and nautical mile (international, 1959), pound (1959).
export const units = {
  m: { symbol: 'm', inSi: 1, metric: 'm' },
  ft: { symbol: 'ft', inSi: 0.3048, metric: 'm', also: ['feet', "'"] },
  km: { symbol: 'km', inSi: 1000, metric: 'km' },
  'm/s': { symbol: 'm/s', inSi: 1, metric: 'm/s', also: ['mps'] },
  'km/h': { symbol: 'km/h', inSi: 1 / 3.6, metric: 'km/h', also: ['kmh', 'kph'] },
  mph: { symbol: 'mph', inSi: 0.44704, metric: 'km/h' },
  kt: { symbol: 'kt', inSi: 1852 / 3600, metric: 'm/s', also: ['kn', 'knots'] },
  s: { symbol: 's', inSi: 1, metric: 's' },
  kg: { symbol: 'kg', inSi: 1, metric: 'kg' },
  lb: { symbol: 'lb', inSi: 0.45359237, metric: 'kg', also: ['lbs'] },
  m2: { symbol: 'm²', inSi: 1, metric: 'm2', also: ['m²', 'm^2'] },
  ft2: { symbol: 'ft²', inSi: 0.3048 * 0.3048, metric: 'm2', also: ['ft²', 'ft^2'] },
  deg: { symbol: '°', inSi: 3.141592653589793 / 180, metric: 'deg', also: ['°', 'degrees'] },
  K: { symbol: 'K', inSi: 1, metric: 'K', also: ['°C', 'C'] },
  'kg/m3': { symbol: 'kg/m³', inSi: 1, metric: 'kg/m3' },
  Pa: { symbol: 'Pa', inSi: 1, metric: 'Pa' },
  hPa: { symbol: 'hPa', inSi: 100, metric: 'hPa' },
  g: { symbol: 'g', inSi: 1, metric: 'g' },
  none: { symbol: '', inSi: 1, metric: 'none' },
} as const satisfies Record<string, Unit>;

export type UnitKey = keyof typeof units;
export type UnitSystem = 'aviation' | 'metric';

/** The unit in which a value declared in `unit` is shown under `system`. */
export function unitIn(unit: UnitKey, system: UnitSystem): UnitKey {
  return system === 'metric' ? (units[unit].metric as UnitKey) : unit;
}

export function toSi(value: number, unit: UnitKey): number {
  return value * units[unit].inSi;
}

export function fromSi(value: number, unit: UnitKey): number {
  return value / units[unit].inSi;
}

/** Finds a unit by its key or another of its spellings, or returns null. */
export function findUnit(text: string): UnitKey | null {
  for (const key of Object.keys(units) as UnitKey[]) {
    const unit: Unit = units[key];
    if (key === text || unit.symbol === text || unit.also?.includes(text)) return key;
  }
  return null;
}

/** Do two units measure the same thing? (They lead to the same SI unit.) */
export function isSameQuantity(a: UnitKey, b: UnitKey): boolean {
  return quantityOf(a) === quantityOf(b);
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
      return 'speed';
    case 'kg':
    case 'lb':
      return 'mass';
    case 'm2':
    case 'ft2':
      return 'area';
    case 'Pa':
    case 'hPa':
      return 'pressure';
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
