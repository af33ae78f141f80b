import type { Jump } from '../../jumps/jump';
import { LONGEST_NAME } from '../../parameters/address';
import type { Parameter, Value, Values, WindParameter } from '../../parameters/parameter';
import { type Units, unitIn } from '../../parameters/reader-units';
import { fromSi, toSi, units as unitTable } from '../../parameters/units';
import { changedKeys, readableNumber } from '../../parameters/values';
import { parseWind } from '../../parameters/wind';
import { valueText } from '../panel/parameter-help';
import { presetOf } from '../top-bar/presets';

/** What a run has otherwise than the film: "Mass, all up 287 lb", in the order of the panel. */
export function changesOf(jump: Jump, values: Values, units: Units): readonly string[] {
  return described(jump, values, units).map(({ parameter, text }) => `${parameter.label} ${text}`);
}

/** A name for a run: that of its preset, or what was changed, as far as there is room. */
export function proposedName(jump: Jump, values: Values, units: Units): string {
  const preset = presetOf(jump, values);
  if (preset) return preset.label;
  // What is heard in the air comes before what is only seen.
  const changes = described(jump, values, units)
    .sort((a, b) => Number(a.parameter.pictureOnly ?? false) - Number(b.parameter.pictureOnly ?? false))
    .map(({ parameter, text }) => `${shortLabel(parameter)} ${text}`);
  let name = '';
  for (let i = 0; i < changes.length; i++) {
    const longer = i === 0 ? (changes[0] as string) : `${name}, ${changes[i]}`;
    const rest = changes.length - i - 1;
    if (longer.length + restText(rest).length > LONGEST_NAME) return (name + restText(rest + 1)).slice(0, LONGEST_NAME);
    name = longer;
  }
  return name;
}

const restText = (count: number): string => (count > 0 ? ` and ${count} more` : '');

/** "Rider mass" of "Rider mass, all up", "Exit altitude" of "Exit altitude (MSL)". */
const shortLabel = ({ label }: Parameter): string => label.replace(/\s*\(.*\)|,.*/, '');

function described(jump: Jump, values: Values, units: Units) {
  return changedKeys(jump.parameters, values).map((key) => {
    const parameter = jump.parameters[key] as Parameter;
    return { parameter, text: textOf(parameter, values[key] as Value, units) };
  });
}

function textOf(parameter: Parameter, value: Value, units: Units): string {
  if (parameter.kind === 'wind') return windText(parameter, String(value), units);
  return valueText(parameter, value, parameter.kind === 'number' ? unitIn(parameter, units) : null);
}

/** The name of a known wind, or its greatest speed. */
function windText({ presets = [] }: WindParameter, text: string, units: Units): string {
  const preset = presets.find(({ values }) => values.wind === text);
  if (preset) return preset.label.toLowerCase();
  const { rows } = parseWind(text);
  const knots = rows.reduce((most, row) => Math.max(most, row.knots), 0);
  const unit = unitIn({ unit: 'kt', quantity: 'wind' }, units);
  return `up to ${readableNumber(fromSi(toSi(knots, 'kt'), unit), 0)} ${unitTable[unit].symbol}`;
}
