/**
 * Jumps from the command line, for scripts, teachers and checks:
 *
 *     npm run --silent simulate -- halo --set exitAltitude=30000ft --format json
 *
 * Prints a result on standard output; bad input gives one line on standard error and exit code 2.
 */
import { parseArgs } from 'node:util';
import { channelsCsv, timesEvery } from './exchange/channels-csv';
import { flySight1Of, flySight2Of, type Rate, rates, USUAL_RATE } from './exchange/flysight';
import { kmlOf } from './exchange/kml';
import { jumps } from './jumps';
import { eventNames, type Jump, phaseNames } from './jumps/jump';
import { listing, parameterTable } from './listing';
import type { Value, Values } from './parameters/parameter';
import { fromSi, units } from './parameters/units';
import { defaultsOf, parseValue, readableNumber } from './parameters/values';
import { channels } from './recording/channels';
import type { Recording } from './recording/recording';
import { createSample } from './recording/sample';
import { sampleAt } from './recording/sample-at';
import { simulate } from './recording/simulate';
import { figures, summaryOf } from './recording/summary';

const USAGE =
  'usage: simulate <halo|cliff> [--preset NAME] [--set key=value[unit]]... [--format table|csv|json|flysight|flysight2|kml] [--every seconds] | --list [--format markdown]';

const formats = ['table', 'csv', 'json', 'flysight', 'flysight2', 'kml'] as const;

/** Most rows of samples that one call prints. */
const MOST_SAMPLES = 1_000_000;

class BadInput extends Error {}

function main(args: readonly string[]): string {
  const { values: options, positionals } = readArguments(args);
  if (options.help) return `${USAGE}\n`;
  if (options.list) return options.format === 'markdown' ? jumps.map(parameterTable).join('\n') : listing();
  const [id, ...rest] = positionals;
  if (id === undefined) throw new BadInput(`name a jump. ${USAGE}`);
  const jump = jumps.find((each) => each.id === id);
  if (!jump) throw new BadInput(`there is no jump "${id}"; there are ${jumps.map((each) => each.id).join(' and ')}`);
  if (rest.length > 0) throw new BadInput(`"${rest[0]}" is one jump too many. ${USAGE}`);
  const format = options.format ?? 'table';
  if (!(formats as readonly string[]).includes(format)) {
    throw new BadInput(`there is no format "${format}"; there are ${formats.join(', ')}`);
  }
  const recording = simulate(jump, readValues(jump, options.preset, options.set ?? []));
  const every = options.every === undefined ? undefined : readEvery(options.every, recording);
  if (format === 'json') return `${JSON.stringify(asObject(recording, every))}\n`;
  if (format === 'csv') return channelsCsv(recording, every);
  if (format === 'flysight') return flySight1Of(jump, recording, rateOf(every));
  if (format === 'flysight2') return flySight2Of(jump, recording, rateOf(every));
  if (format === 'kml') return kmlOf(jump, recording);
  return asTable(jump, recording, every);
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        preset: { type: 'string' },
        set: { type: 'string', multiple: true },
        format: { type: 'string' },
        every: { type: 'string' },
        list: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new BadInput(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  }
}

function readValues(jump: Jump, presetKey: string | undefined, settings: readonly string[]): Values {
  const preset = jump.presets.find(({ key }) => key === presetKey);
  if (presetKey !== undefined && !preset) {
    const known = jump.presets.map(({ key }) => key).join(', ');
    throw new BadInput(`${jump.id} has no preset "${presetKey}"; it has ${known}`);
  }
  const values: Record<string, Value> = { ...defaultsOf(jump.parameters), ...preset?.values };
  for (const setting of settings) {
    const equals = setting.indexOf('=');
    if (equals < 1) throw new BadInput(`--set needs key=value, not "${setting}"`);
    const key = setting.slice(0, equals);
    const parameter = Object.hasOwn(jump.parameters, key) ? jump.parameters[key] : undefined;
    if (!parameter) throw new BadInput(`${jump.id} has no parameter "${key}"; --list names them`);
    const { value, problem } = parseValue(parameter, setting.slice(equals + 1));
    // The page brings a number into its range; a script must not go on with another one than it asked for.
    if (problem || value === undefined) throw new BadInput(`${key}: ${problem}`);
    values[key] = value;
  }
  return values;
}

function readEvery(text: string, recording: Recording): number {
  const every = Number(text);
  if (text.trim() === '' || !(every > 0) || !Number.isFinite(every)) {
    throw new BadInput(`--every needs a number of seconds above 0, not "${text}"`);
  }
  if (recording.end / every > MOST_SAMPLES) {
    throw new BadInput(`--every ${text} asks for more than ${MOST_SAMPLES} samples`);
  }
  return every;
}

/** Fixes a second of a track. */
function rateOf(every: number | undefined): Rate {
  if (every === undefined) return USUAL_RATE;
  const rate = rates.find((each) => Math.abs(each * every - 1) < 1e-6);
  if (rate === undefined) {
    throw new BadInput(`tracks are written every ${rates.map((each) => 1 / each).join(', ')} s, not every ${every} s`);
  }
  return rate;
}

/** Times from the exit on, every so many seconds, and the end. */
const sampleTimes = ({ end }: Recording, every: number): number[] => timesEvery(every, { start: 0, end });

const sample = createSample();

/** Every channel by key: SI, null where it has no meaning. */
function channelsAt(recording: Recording, time: number): Record<string, number | null> {
  sampleAt(recording, time, sample);
  return Object.fromEntries(
    channels.map((channel) => {
      const value = channel.of(sample);
      return [channel.key, Number.isFinite(value) ? value : null];
    }),
  );
}

function asObject(recording: Recording, every: number | undefined): object {
  return {
    jump: recording.jump,
    values: recording.values,
    notes: recording.notes,
    ending: recording.ending,
    verdict: recording.verdict,
    phases: recording.phases,
    events: recording.events.map(({ name, time }) => ({ name, time, sample: channelsAt(recording, time) })),
    summary: summaryOf(recording),
    hash: recording.hash,
    ...(every === undefined
      ? {}
      : { samples: sampleTimes(recording, every).map((time) => ({ time, sample: channelsAt(recording, time) })) }),
  };
}

function asTable(jump: Jump, recording: Recording, every: number | undefined): string {
  const lines = [`${jump.title} (${jump.place.name})`, recording.verdict, ...recording.notes, ''];
  for (const figure of figures) {
    const value = figure.of(recording);
    if (value === null) continue;
    const { symbol } = units[figure.unit];
    lines.push(`${figure.label.padEnd(30)} ${readableNumber(fromSi(value, figure.unit), figure.digits)} ${symbol}`);
  }
  lines.push(
    '',
    rowOf(
      'time',
      'event',
      channels.map((channel) => channel.key),
    ),
  );
  lines.push(
    rowOf(
      's',
      '',
      channels.map((channel) => units[channel.unit].symbol),
    ),
  );
  for (const { name, time } of recording.events) lines.push(readableRow(recording, time, eventNames[name].label));
  if (every !== undefined) {
    lines.push('');
    for (const time of sampleTimes(recording, every)) {
      sampleAt(recording, time, sample);
      lines.push(readableRow(recording, time, phaseNames[sample.phase]));
    }
  }
  return `${lines.join('\n')}\n`;
}

function readableRow(recording: Recording, time: number, label: string): string {
  sampleAt(recording, time, sample);
  const cells = channels.map((channel) => {
    const value = channel.of(sample);
    return Number.isFinite(value) ? readableNumber(fromSi(value, channel.unit), channel.digits) : '-';
  });
  return rowOf(readableNumber(time, 2), label, cells);
}

function rowOf(time: string, label: string, cells: readonly string[]): string {
  const columns = cells.map((cell, i) => cell.padStart(Math.max((channels[i]?.key.length ?? 0) + 2, 8)));
  return `${time.padStart(9)}  ${label.padEnd(16)}${columns.join('')}`;
}

try {
  process.stdout.write(main(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof BadInput)) throw error;
  process.stderr.write(`simulate: ${error.message}\n`);
  process.exitCode = 2;
}
