import { type EventName, eventNames, type PhaseName } from '../../jumps/jump';
import { type Units, unitIn } from '../../parameters/reader-units';
import { fromSi, type UnitKey } from '../../parameters/units';
import type { Span } from '../../playback/playback';
import { type Channel, type ChannelKey, channel } from '../../recording/channels';
import type { Recording } from '../../recording/recording';
import { createSample, type Sample } from '../../recording/sample';
import { sampleAt } from '../../recording/sample-at';
import { ghostOf, type PageState, type ShownRun } from '../state';
import { quantityText, timeText } from '../text';

/** One plot of several over the same time. */
export interface Pane {
  readonly key: string;
  /** The first is drawn for every curve; any further ones are limits to it, drawn thin and for the runs on show only. */
  readonly channels: readonly [ChannelKey, ...ChannelKey[]];
  /** Whether its scale begins at zero however closely one looks. */
  readonly fromZero: boolean;
  /** The events that its story is told by; the first find room for their names first. */
  readonly told: readonly EventName[];
}

const endings = ['touchdown', 'impact', 'wallStrike'] as const;

export const panes: readonly Pane[] = [
  { key: 'height', channels: ['altitudeAgl'], fromZero: false, told: ['pull', 'exit', ...endings, 'recovery'] },
  {
    key: 'speed',
    channels: ['airspeed', 'terminalSpeed'],
    fromZero: true,
    told: ['peakSpeed', 'exit', 'pull', 'recovery', ...endings],
  },
  { key: 'load', channels: ['load'], fromZero: true, told: ['openingShock', 'exit', ...endings, 'release', 'flare'] },
];

/** What a line stands for: the runs on show, and the run as it was before a change. In the order in which they are drawn. */
export const roles = ['ghost', 'second', 'first'] as const;
export type Role = (typeof roles)[number];

/** A run as a set of lines, on the clock. */
export interface Curve {
  readonly role: Role;
  readonly name: string;
  readonly recording: Recording;
  /** Time on the clock at its exit, s. */
  readonly offset: number;
}

export function curvesOf(state: PageState): readonly Curve[] {
  return state.shown.flatMap((shown, slot): Curve[] => {
    const { run, offset, name } = shown;
    const ghost = ghostOf(state, shown);
    const isAlone = state.shown.length === 1;
    return [
      {
        role: slot === 0 ? 'first' : 'second',
        name: ghost && isAlone ? 'Now' : name,
        recording: run.recording,
        offset,
      },
      ...(ghost ? [{ role: 'ghost', name: 'Before', recording: ghost.recording, offset } as const] : []),
    ];
  });
}

/** One line of a pane. Every pane has all of them, those without a curve empty: what is on show may change in any frame. */
export interface PaneLine {
  readonly role: Role;
  readonly channel: Channel;
  readonly isLimit: boolean;
}

/** In the order in which they are drawn: limits first, the first run last. */
export function linesOf({ channels }: Pane): readonly PaneLine[] {
  const [main, ...limits] = channels;
  return [
    ...limits.flatMap((key) =>
      (['second', 'first'] as const).map((role) => ({ role, channel: channel(key), isLimit: true })),
    ),
    ...roles.map((role) => ({ role, channel: channel(main), isLimit: false })),
  ];
}

export interface Range {
  readonly min: number;
  readonly max: number;
}

/** All that the panes draw of one window, in the reader's units. Filled anew by the next call; NaN where there is no line. */
export interface PlotData {
  /** s on the clock, rising. */
  readonly times: Float64Array;
  readonly panes: readonly { readonly lines: readonly Float64Array[]; readonly range: Range }[];
}

/** Points a line has across a pane: more than most panes have pixels. */
export const POINTS = 720;
/** s; on either side of a jump, such as the load at the exit, there is a point. */
const JUST_BEFORE = 1e-6;
/** Two points closer than this, s, are one. */
const SAME = 1e-7;
/** Rounding of times on the clock, s. */
const ROUNDING = 1e-9;

/**
 * Reads recordings into lines. A line has a point in each of `points` equal parts of the window and wherever something happens:
 * at events, and at the knots of the solver and half way between them, which lie close where the motion changes quickly. So no
 * peak is lost between points.
 */
export function createPlotData(): (curves: readonly Curve[], window: Span, units: Units, points: number) => PlotData {
  const samples: Record<Role, Sample> = { ghost: createSample(), second: createSample(), first: createSample() };
  const paneLines = panes.map(linesOf);
  let capacity = 0;
  let times = new Float64Array(0);
  let values: Float64Array[][] = [];

  function makeRoom(needed: number): void {
    if (needed <= capacity) return;
    capacity = needed * 2;
    times = new Float64Array(capacity);
    values = paneLines.map((lines) => lines.map(() => new Float64Array(capacity)));
  }

  function readCurve({ recording, offset }: Curve, role: Role, units: Units, count: number): void {
    const sample = samples[role];
    const reads: { of: Channel; unit: UnitKey; to: Float64Array }[] = [];
    paneLines.forEach((lines, pane) => {
      lines.forEach((line, i) => {
        if (line.role !== role) return;
        reads.push({ of: line.channel, unit: unitIn(line.channel, units), to: values[pane]?.[i] as Float64Array });
      });
    });
    for (let i = 0; i < count; i++) {
      const time = (times[i] as number) - offset;
      const isRunning = time >= recording.start - ROUNDING && time <= recording.end + ROUNDING;
      if (isRunning) sampleAt(recording, time, sample);
      for (let k = 0; k < reads.length; k++) {
        const { of, unit, to } = reads[k] as (typeof reads)[0];
        to[i] = isRunning ? fromSi(of.of(sample), unit) : Number.NaN;
      }
    }
  }

  return (curves, window, units, points) => {
    makeRoom(
      curves.reduce((sum, { recording }) => sum + 2 * recording.track.count + recording.events.length, points + 1),
    );
    const count = chooseTimes(times, curves, window, points);
    for (const lines of values) for (const line of lines) line.fill(Number.NaN, 0, count);
    for (const curve of curves) readCurve(curve, curve.role, units, count);
    return {
      times: times.subarray(0, count),
      panes: panes.map((pane, i) => {
        const lines = (values[i] as Float64Array[]).map((line) => line.subarray(0, count));
        return { lines, range: rangeOf(pane, paneLines[i] as PaneLine[], lines) };
      }),
    };
  };
}

/** Writes the times at which lines have a point into `out`, rising, and returns how many they are. */
function chooseTimes(out: Float64Array, curves: readonly Curve[], { start, end }: Span, points: number): number {
  let count = 0;
  for (let i = 0; i <= points; i++) out[count++] = i === points ? end : start + ((end - start) * i) / points;
  const add = (time: number): void => {
    if (time > start && time < end) out[count++] = time;
  };
  for (const { recording, offset } of curves) {
    const { times, count: knots } = recording.track;
    for (let k = 0; k < knots; k++) {
      const time = times[k] as number;
      const next = k + 1 < knots ? (times[k + 1] as number) : time;
      if (next === time) add(time + offset - JUST_BEFORE);
      else add((time + next) / 2 + offset);
      add(time + offset);
    }
    for (const event of recording.events) add(event.time + offset);
  }
  const chosen = out.subarray(0, count).sort();
  let kept = 1;
  for (let i = 1; i < count; i++) {
    const time = chosen[i] as number;
    if (time - (chosen[kept - 1] as number) > SAME) chosen[kept++] = time;
  }
  return kept;
}

/** A limit may lie this much above everything else before it leaves the scale: in thin air there is hardly one. */
const LIMIT_SHARE = 1.25;

function rangeOf(pane: Pane, lines: readonly PaneLine[], values: readonly Float64Array[]): Range {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  let limit = Number.NEGATIVE_INFINITY;
  values.forEach((line, k) => {
    const isLimit = lines[k]?.isLimit;
    for (let i = 0; i < line.length; i++) {
      const value = line[i] as number;
      // NaN is neither.
      if (isLimit) {
        if (value > limit) limit = value;
        continue;
      }
      if (value < least) least = value;
      if (value > most) most = value;
    }
  });
  if (!(most >= least)) return { min: 0, max: 1 };
  return niceRange(least, Math.max(most, Math.min(limit, most * LIMIT_SHARE)), pane.fromZero);
}

/** Room above the highest point, as a share of the scale: a line on the edge would lose half its width. */
const HEADROOM = 0.02;

/** A scale around values that ends at round numbers, so that it stands still while they change a little. */
export function niceRange(least: number, most: number, fromZero: boolean): Range {
  const low = fromZero ? Math.min(least, 0) : least;
  const extent = most - low;
  // Nearly level: as much again above and below, so that noise does not look like an event.
  const spread = Math.max(extent, 0.02 * Math.max(Math.abs(most), Math.abs(low)), 1e-6);
  const step = roundStep(spread / 4);
  // A rounding below a round number is that number.
  const min = Math.floor(low / step + 1e-4) * step + 0;
  const max = Math.ceil((most + HEADROOM * spread) / (step / 5) - 1e-4) * (step / 5);
  return { min, max: max > min ? max : min + step };
}

/** 1, 2 or 5 times a power of ten, no smaller than `size`. */
export function roundStep(size: number): number {
  const decade = 10 ** Math.floor(Math.log10(size));
  return ([1, 2, 5].find((digit) => digit * decade >= size * (1 - 1e-9)) ?? 10) * decade;
}

/** A moment worth a line across the panes. */
export interface Mark {
  readonly name: EventName;
  readonly label: string;
  /** s on the clock. */
  readonly time: number;
  readonly role: Role;
}

/** The events of the runs on show. */
export function marksOf(shown: readonly ShownRun[]): readonly Mark[] {
  return shown.flatMap(({ run, offset }, slot) =>
    run.recording.events.map(
      ({ name, time }): Mark => ({
        name,
        label: eventNames[name].label,
        time: time + offset,
        role: slot === 0 ? 'first' : 'second',
      }),
    ),
  );
}

/** Phases of the runs on show, one row each, on the clock. */
export function phaseRows(
  shown: readonly ShownRun[],
): readonly (readonly { readonly name: PhaseName; readonly start: number; readonly end: number }[])[] {
  return shown.map(({ run, offset }) =>
    run.recording.phases.map(({ name, start, end }) => ({ name, start: start + offset, end: end + offset })),
  );
}

const told = createSample();

/** What a pane shows, in a sentence for each curve: the text twin of its picture. */
export function paneText(pane: Pane, curves: readonly Curve[], units: Units): string {
  const main = channel(pane.channels[0]);
  const sentences = curves.map(({ recording, name }) => {
    const events = recording.events.filter((event) => pane.told.includes(event.name));
    const parts = events.map((event) => {
      const si = main.of(sampleAt(recording, event.time, told));
      const when = event.name === 'exit' ? '' : ` (${timeText(event.time)})`;
      return `${quantityText(si, main, units)} at ${eventNames[event.name].label.toLowerCase()}${when}`;
    });
    const isEnded = events.some((event) => (endings as readonly EventName[]).includes(event.name));
    if (!isEnded)
      parts.push(`${quantityText(main.of(sampleAt(recording, recording.end, told)), main, units)} at the end`);
    return `${curves.length > 1 ? `${name}: ` : ''}${parts.join(', ')}.`;
  });
  return `${main.label}. ${sentences.join(' ')}`;
}
