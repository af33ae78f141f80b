import { type Units, unitIn } from '../../parameters/reader-units';
import { fromSi, type UnitKey } from '../../parameters/units';
import type { Span } from '../../playback/playback';
import { type Channel, type ChannelKey, channel } from '../../recording/channels';
import { createSample } from '../../recording/sample';
import { sampleAt } from '../../recording/sample-at';
import { type Band, type Curve, clockBands, type Mark, referenceOf } from './plot-curves';
import { groundsOf, otherBands, type PlacedMark, placedMarks } from './plot-places';
import { niceRange, type Range, tightRange } from './plot-range';
import { forRoles, type Role } from './plot-roles';
import { linesOf, type PaneLine, type PaneSpec } from './plot-spec';
import type { PlotWindow } from './plot-window';

/** A line as two rows of numbers in the reader's units. NaN where it is broken. */
export interface PlotLine {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
}

/** All that one pane draws, in the reader's units. Lines are filled anew by the next call. */
export interface PaneData {
  /** s on the clock, rising; of each point of the lines. */
  readonly times: Float64Array;
  /** One for each of `linesOf(spec)`. */
  readonly lines: readonly PlotLine[];
  /** Along the lower edge: as far as there is anything, and what of it is shown. */
  readonly whole: Range;
  readonly x: Range;
  readonly y: Range;
  readonly marks: readonly PlacedMark[];
  /** Rows of phases; empty where what lies along goes to and fro. */
  readonly bands: readonly (readonly Band[])[];
  /** Corners of the ground, x then y; one for each shape of it. */
  readonly grounds: readonly Float64Array[];
}

/** A pane as it is asked for. */
export interface PaneWish {
  readonly spec: PaneSpec;
  /** What of the lower edge is shown, in the reader's units; null for all of it. Of panes over time, the clock's own window. */
  readonly window: PlotWindow;
}

/** What the panes are read from. */
export interface PlotSource {
  readonly curves: readonly Curve[];
  readonly marks: readonly Mark[];
  /** All of the clock, and the stretch of it that the panes over time show. */
  readonly whole: Span;
  readonly window: Span;
  readonly units: Units;
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
 * Reads recordings into lines. A line has a point in each of `points` equal parts of its time and wherever something happens: at
 * events, and at the knots of the solver and half way between them, which lie close where the motion changes quickly. So no peak
 * is lost between points.
 *
 * Panes over time read the window, all others the whole jump; a channel is read once, however many panes show it.
 */
export function createPlotData(): (
  wishes: readonly PaneWish[],
  source: PlotSource,
  points: number,
) => readonly PaneData[] {
  const window = createGrid();
  const whole = createGrid();
  const empty = new Float64Array(0);

  return (wishes, source, points) => {
    const { curves, units } = source;
    const isWhole = source.window.start <= source.whole.start && source.window.end >= source.whole.end;
    const overTime = wishes.filter(({ spec }) => spec.x === 'time');
    const overOther = wishes.filter(({ spec }) => spec.x !== 'time');
    const clockGrid = window;
    // One reading for all, where all show the whole jump.
    const otherGrid = isWhole && overTime.length > 0 ? window : whole;
    window.read(source, source.window, otherGrid === window ? wishes : overTime, points);
    if (otherGrid === whole) whole.read(source, source.whole, overOther, points);

    return wishes.map(({ spec, window: shown }): PaneData => {
      const isClock = spec.x === 'time';
      const grid = isClock ? clockGrid : otherGrid;
      const times = grid.times();
      const declared = linesOf(spec);
      const reference = spec.isDifference ? referenceOf(curves) : null;
      const lines = declared.map(({ role, channel: { key } }): PlotLine => {
        const column = grid.column(role, key) ?? empty;
        const ys = !spec.isDifference ? column : reference ? grid.difference(role, reference.role, key) : empty;
        const xs = spec.x === 'time' ? (ys === empty ? empty : times) : (grid.column(role, spec.x) ?? empty);
        return { xs, ys };
      });
      const extent = isClock
        ? { min: source.whole.start, max: source.whole.end }
        : extentOf(declared, lines, spec.isTrueScale);
      const x = isClock
        ? { min: source.window.start, max: source.window.end }
        : shown
          ? { min: shown.start, max: shown.end }
          : extent;
      return {
        times,
        lines,
        whole: extent,
        x,
        y: heightsOf(spec, declared, lines, spec.isTrueScale ? extent : x),
        marks: placedMarks(spec, curves, source.marks, units),
        bands: isClock ? clockBands(curves) : otherBands(spec, curves, declared, lines, units),
        grounds: spec.isTrueScale ? groundsOf(curves, units) : [],
      };
    });
  };
}

// --- reading ----------------------------------------------------------------------------------------------------------------

/** Channels of several curves at common times. Its room is kept from one reading to the next. */
function createGrid() {
  const samples = forRoles(() => createSample());
  const room = new Map<string, Float64Array>();
  const columns = new Map<string, Float64Array>();
  let clock = new Float64Array(0);
  let count = 0;

  function roomFor(name: string): Float64Array {
    let array = room.get(name);
    if (!array || array.length < clock.length) {
      array = new Float64Array(clock.length);
      room.set(name, array);
    }
    return array;
  }

  function readCurve({ recording, offset, role }: Curve, keys: readonly ChannelKey[], units: Units): void {
    const sample = samples[role];
    const reads: { of: Channel; unit: UnitKey; to: Float64Array }[] = [];
    for (const key of keys) {
      const of = channel(key);
      const to = roomFor(`${role} ${key}`);
      reads.push({ of, unit: unitIn(of, units), to });
      columns.set(`${role} ${key}`, to.subarray(0, count));
    }
    for (let i = 0; i < count; i++) {
      const time = (clock[i] as number) - offset;
      const isRunning = time >= recording.start - ROUNDING && time <= recording.end + ROUNDING;
      if (isRunning) sampleAt(recording, time, sample);
      for (let k = 0; k < reads.length; k++) {
        const { of, unit, to } = reads[k] as (typeof reads)[0];
        to[i] = isRunning ? fromSi(of.of(sample), unit) : Number.NaN;
      }
    }
  }

  return {
    read({ curves, units }: PlotSource, span: Span, wishes: readonly PaneWish[], points: number): void {
      columns.clear();
      count = 0;
      if (wishes.length === 0) return;
      const needed = curves.reduce(
        (sum, { recording }) => sum + 2 * recording.track.count + recording.events.length,
        points + 1,
      );
      if (needed > clock.length) clock = new Float64Array(needed * 2);
      count = chooseTimes(clock, curves, span, points);
      for (const curve of curves) {
        const keys = new Set<ChannelKey>();
        for (const { spec } of wishes) {
          if (spec.x !== 'time') keys.add(spec.x);
          for (const { role, channel: of } of linesOf(spec)) {
            if (role === curve.role || spec.isDifference) keys.add(of.key);
          }
        }
        readCurve(curve, [...keys], units);
      }
    },
    times: () => clock.subarray(0, count),
    column: (role: Role, key: ChannelKey) => columns.get(`${role} ${key}`) ?? null,
    /** NaN wherever one of the two is. */
    difference(role: Role, other: Role, key: ChannelKey): Float64Array {
      const [a, b] = [columns.get(`${role} ${key}`), columns.get(`${other} ${key}`)];
      const line = roomFor(`difference ${key}`).subarray(0, count);
      for (let i = 0; i < count; i++) line[i] = (a?.[i] ?? Number.NaN) - (b?.[i] ?? Number.NaN);
      return line;
    },
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

// --- scales -----------------------------------------------------------------------------------------------------------------

/** From the least to the greatest of what lies along. */
function extentOf(declared: readonly PaneLine[], lines: readonly PlotLine[], isTrueScale: boolean): Range {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  lines.forEach(({ xs, ys }, k) => {
    if (declared[k]?.isLimit) return;
    for (let i = 0; i < xs.length; i++) {
      // NaN is neither, in either of the two.
      const x = Number.isNaN(ys[i]) ? Number.NaN : (xs[i] as number);
      if (x < least) least = x;
      if (x > most) most = x;
    }
  });
  return isTrueScale && most >= least ? { min: least, max: most } : tightRange(least, most);
}

/** A limit may lie this much above everything else before it leaves the scale: in thin air there is hardly one. */
const LIMIT_SHARE = 1.25;

function heightsOf(spec: PaneSpec, declared: readonly PaneLine[], lines: readonly PlotLine[], x: Range): Range {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  let limit = Number.NEGATIVE_INFINITY;
  lines.forEach(({ xs, ys }, k) => {
    const isLimit = declared[k]?.isLimit;
    for (let i = 0; i < ys.length; i++) {
      const along = xs[i] as number;
      if (along < x.min || along > x.max) continue;
      const value = ys[i] as number;
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
  if (spec.isTrueScale) return { min: Math.min(least, 0), max: most };
  if (spec.isDifference) return niceRange(Math.min(least, 0), Math.max(most, 0), false);
  return niceRange(least, Math.max(most, Math.min(limit, most * LIMIT_SHARE)), spec.fromZero);
}
