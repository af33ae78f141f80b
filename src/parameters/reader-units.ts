/** The units that a reader wants to see. */
import { type Quantity, type Unit, type UnitKey, units } from './units';

/** The units that a reader wants, one for each quantity. */
export type Units = Readonly<Record<Quantity, UnitKey>>;

/**
 * Units that go together. Some stay as they are in all of them: drag areas in m², as those who use drag areas write them, and
 * oxygen in mmHg, as those do who write of breathing.
 */
export const unitSystems = {
  imperial: {
    length: 'ft',
    speed: 'mph',
    climb: 'mph',
    wind: 'mph',
    mass: 'lb',
    area: 'ft2',
    force: 'lbf',
    pressure: 'inHg',
    temperature: 'degF',
    power: 'kW',
  },
  aviation: {
    length: 'ft',
    speed: 'kt',
    climb: 'ft/min',
    wind: 'kt',
    mass: 'kg',
    area: 'ft2',
    force: 'N',
    pressure: 'hPa',
    temperature: 'degC',
    power: 'kW',
  },
  metric: {
    length: 'm',
    speed: 'km/h',
    climb: 'km/h',
    wind: 'm/s',
    mass: 'kg',
    area: 'm2',
    force: 'N',
    pressure: 'hPa',
    temperature: 'degC',
    power: 'kW',
  },
} as const satisfies Record<string, Units>;
export type UnitSystem = keyof typeof unitSystems;

/** What a reader can choose for each quantity. */
export const unitChoices: Readonly<Record<Quantity, readonly UnitKey[]>> = {
  length: ['ft', 'm'],
  speed: ['mph', 'kt', 'km/h', 'm/s'],
  climb: ['mph', 'ft/min', 'ft/s', 'kt', 'km/h', 'm/s'],
  wind: ['mph', 'kt', 'km/h', 'm/s'],
  mass: ['lb', 'kg'],
  area: ['ft2', 'm2'],
  force: ['N', 'lbf'],
  pressure: ['hPa', 'inHg', 'mmHg'],
  temperature: ['degC', 'degF'],
  power: ['kW', 'W', 'hp'],
};
export const quantities = Object.keys(unitChoices) as readonly Quantity[];

/** The system that has exactly these units, or null for a mixture. */
export function systemOf(wanted: Units): UnitSystem | null {
  const systems = Object.keys(unitSystems) as UnitSystem[];
  return systems.find((system) => quantities.every((each) => unitSystems[system][each] === wanted[each])) ?? null;
}

/** Something declared in a unit; `quantity` where that is not what its unit usually measures. */
export interface Measured {
  readonly unit: UnitKey;
  readonly quantity?: Quantity;
}

/** The unit in which a reader with these units sees what was declared in another. */
export function unitIn(declared: Measured, wanted: Units): UnitKey {
  const quantity = declared.quantity ?? (units[declared.unit] as Unit).quantity;
  return quantity ? wanted[quantity] : declared.unit;
}

/**
 * Decimals for a number declared with `digits` of them, in the unit that a reader sees: none are made up in a smaller unit, none
 * are lost in a larger one.
 */
export function digitsIn(declared: Measured & { readonly digits: number }, shown: UnitKey): number {
  const finer = units[declared.unit].inSi / units[shown].inSi;
  let digits = declared.digits;
  for (let size = 10; size <= finer && digits > 0; size *= 10) digits--;
  for (let size = 10; size <= 1 / finer; size *= 10) digits++;
  return digits;
}

/**
 * Units as text: the name of a system, then what differs from it: `metric`, `imperial,climb:ft/min`.
 * Returns null if the text is not such a list.
 */
export function readUnits(text: string): Units | null {
  const [name = '', ...differences] = text.split(',');
  if (!Object.hasOwn(unitSystems, name)) return null;
  const wanted: Record<Quantity, UnitKey> = { ...unitSystems[name as UnitSystem] };
  for (const difference of differences) {
    const [quantity = '', unit = ''] = difference.split(':');
    if (!Object.hasOwn(unitChoices, quantity)) return null;
    const chosen = unitChoices[quantity as Quantity].find((each) => each === unit);
    if (!chosen) return null;
    wanted[quantity as Quantity] = chosen;
  }
  return wanted;
}

/** The shortest text that {@link readUnits} reads back as these units. */
export function writeUnits(wanted: Units): string {
  const texts = (Object.keys(unitSystems) as UnitSystem[]).map((system) => {
    const different = quantities.filter((each) => unitSystems[system][each] !== wanted[each]);
    return { text: [system, ...different.map((each) => `${each}:${wanted[each]}`)].join(','), count: different.length };
  });
  return texts.reduce((best, each) => (each.count < best.count ? each : best)).text;
}
