import { expect, test } from 'vitest';
import {
  digitsIn,
  quantities,
  readUnits,
  systemOf,
  unitChoices,
  unitIn,
  unitSystems,
  writeUnits,
} from '../../src/parameters/reader-units';
import { isSameQuantity, type UnitKey, units } from '../../src/parameters/units';

const systems = Object.values(unitSystems);

test('every system leads to a unit of the same kind, which is on offer', () => {
  for (const wanted of systems) {
    for (const unit of Object.keys(units) as UnitKey[]) {
      expect(isSameQuantity(unit, unitIn({ unit }, wanted)), unit).toBe(true);
    }
    for (const quantity of quantities) expect(unitChoices[quantity]).toContain(wanted[quantity]);
  }
});

test('units of one choice measure the same', () => {
  for (const quantity of quantities) {
    const [first, ...others] = unitChoices[quantity];
    for (const other of others) expect(isSameQuantity(first as UnitKey, other), other).toBe(true);
  }
});

test('a climb is read in its own unit, a drag area in m² by everybody', () => {
  expect(unitIn({ unit: 'mph' }, unitSystems.aviation)).toBe('kt');
  expect(unitIn({ unit: 'mph', quantity: 'climb' }, unitSystems.aviation)).toBe('ft/min');
  for (const wanted of systems) expect(unitIn({ unit: 'm2' }, wanted)).toBe('m2');
});

test('air is read in inches of mercury and °F, hectopascals and °C; oxygen in mmHg by everybody', () => {
  expect(unitIn({ unit: 'hPa' }, unitSystems.imperial)).toBe('inHg');
  expect(unitIn({ unit: 'hPa' }, unitSystems.aviation)).toBe('hPa');
  expect(unitIn({ unit: 'degC' }, unitSystems.imperial)).toBe('degF');
  expect(unitIn({ unit: 'degC' }, unitSystems.metric)).toBe('degC');
  for (const wanted of systems) expect(unitIn({ unit: 'mmHg' }, wanted)).toBe('mmHg');
});

test('a smaller unit shows no decimals that nobody computed, a larger one loses none', () => {
  const speed = { unit: 'mph', digits: 1 } as const;
  expect(digitsIn(speed, 'mph')).toBe(1);
  expect(digitsIn(speed, 'km/h')).toBe(1);
  // 0.1 mph is 8.8 ft/min.
  expect(digitsIn(speed, 'ft/min')).toBe(0);
  expect(digitsIn({ unit: 'ft', digits: 0 }, 'm')).toBe(0);
  // 1 hPa is 0.03 inHg, 1 W is 0.001 kW.
  expect(digitsIn({ unit: 'hPa', digits: 0 }, 'inHg')).toBe(1);
  expect(digitsIn({ unit: 'W', digits: 0 }, 'kW')).toBe(3);
  expect(digitsIn({ unit: 'kW', digits: 1 }, 'W')).toBe(0);
});

test('every mixture reads back from its text, and a system is its name', () => {
  for (const wanted of systems) expect(readUnits(writeUnits(wanted))).toEqual(wanted);
  expect(writeUnits(unitSystems.aviation)).toBe('aviation');
  const mixed = { ...unitSystems.imperial, length: 'm', climb: 'ft/min' } as const;
  expect(systemOf(mixed)).toBeNull();
  expect(readUnits(writeUnits(mixed))).toEqual(mixed);
  expect(writeUnits(mixed).length).toBeLessThan(40);
});

test('what is no list of units is refused', () => {
  for (const text of ['', 'furlongs', 'toString', 'metric,', 'metric,length', 'metric,length:kg', 'metric,hat:m']) {
    expect(readUnits(text), text).toBeNull();
  }
});
