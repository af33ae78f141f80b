/** What jumps, presets, parameters and channels there are, as text for the command line and as Markdown for the README. */
import { jumps } from './jumps';
import type { Jump } from './jumps/jump';
import type { Parameter } from './parameters/parameter';
import { fromSi, units } from './parameters/units';
import { clockText, digitsOf, formatValue, rangeText, readableNumber } from './parameters/values';
import { channels } from './recording/channels';

/** All jumps with their presets and parameters, and the channels of every jump, a line each. */
export function listing(): string {
  const lines: string[] = [];
  for (const jump of jumps) {
    lines.push(`${jump.id}: ${jump.title}, ${jump.place.name}`, '', '  Presets');
    for (const preset of jump.presets) lines.push(`    ${preset.key.padEnd(20)} ${preset.label}`);
    lines.push('', '  Parameters (key, unit, range, default, standing)');
    for (const [key, parameter] of Object.entries(jump.parameters)) {
      const cells = [
        key.padEnd(20),
        unitOf(parameter).padEnd(7),
        allowed(parameter).padEnd(28),
        (formatValue(parameter, parameter.default) || '(empty)').padEnd(20),
        parameter.standing.padEnd(10),
        parameter.label,
      ];
      lines.push(`    ${cells.join(' ')}`);
    }
    lines.push('');
  }
  lines.push('Channels (key, unit of the table, meaning; csv and json are in SI units)');
  for (const { key, unit, doc } of channels) lines.push(`    ${key.padEnd(20)} ${units[unit].symbol.padEnd(7)} ${doc}`);
  lines.push('');
  return lines.join('\n');
}

/** The parameters of a jump as a Markdown table. */
export function parameterTable(jump: Jump): string {
  const rows = Object.entries(jump.parameters).map(([key, parameter]) =>
    [
      `\`${key}\``,
      `**${parameter.label}.** ${parameter.doc}`,
      readableDefault(parameter),
      allowed(parameter),
      `${parameter.standing}: ${parameter.source}`,
    ]
      .map((cell) => cell.replaceAll('|', ' or '))
      .join(' | '),
  );
  return ['| key | meaning | default | range | where the default comes from |', '| --- | --- | --- | --- | --- |']
    .concat(rows.map((row) => `| ${row} |`))
    .concat('')
    .join('\n');
}

function unitOf(parameter: Parameter): string {
  return parameter.kind === 'number' ? parameter.unit : parameter.kind;
}

function allowed(parameter: Parameter): string {
  switch (parameter.kind) {
    case 'number':
      return rangeText(parameter);
    case 'choice':
      return Object.keys(parameter.options).join('|');
    case 'flag':
      return 'on|off';
    case 'wind':
      return 'height m:knots@degrees,...';
  }
}

function readableDefault(parameter: Parameter): string {
  if (parameter.kind !== 'number') return formatValue(parameter, parameter.default) || 'still air';
  if (parameter.unit === 'h') return clockText(parameter.default);
  const digits = Math.max(digitsOf(parameter), Number.isInteger(parameter.default) ? 0 : 1);
  const value = fromSi(parameter.default, parameter.unit);
  return `${readableNumber(value, Math.abs(value - Math.round(value)) < 1e-9 ? 0 : digits)} ${units[parameter.unit].symbol}`.trim();
}
