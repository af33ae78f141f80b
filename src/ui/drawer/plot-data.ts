import { type Units, unitIn } from '../../parameters/reader-units';
import { fromSi, type UnitKey } from '../../parameters/units';
import type { Span } from '../../playback/playback';
import { type Channel, type ChannelKey, channel } from '../../recording/channels';
import { createSample } from '../../recording/sample';
import { sampleAt } from '../../recording/sample-at';
import { type Band, type Curve, clockBands, type Mark, presentCurves } from './plot-curves';
import { niceRange, type Range, tightRange } from './plot-range';
import { forRoles, type Role } from './plot-roles';
import { linesOf, type PaneLine, type PaneSpec } from './plot-spec';
import type { PlotWindow } from './plot-window';

/** A line as two rows of numbers in the reader's units. NaN where it is broken. */
export interface PlotLine {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
}

/** A mark with its place in a pane: a height above it where it lies on the curve, NaN where it is a line through all heights. */
export interface PlacedMark extends Mark {
  readonly x: number;
  readonly y: number;
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
      const lines = declared.map(({ role, channel: { key } }): PlotLine => {
        const ys = grid.column(role, key) ?? empty;
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
          for (const { role, channel: of } of linesOf(spec)) if (role === curve.role) keys.add(of.key);
        }
        readCurve(curve, [...keys], units);
      }
    },
    times: () => clock.subarray(0, count),
    column: (role: Role, key: ChannelKey) => columns.get(`${role} ${key}`) ?? null,
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
  return niceRange(least, Math.max(most, Math.min(limit, most * LIMIT_SHARE)), spec.fromZero);
}

// --- marks and bands ----------------------------------------------------------------------------------------------------------

const sample = createSample();

/** A curve's value of a channel, or the clock itself, at a time on the clock. */
export function readAlong(axis: PaneSpec['x'], { recording, offset }: Curve, time: number, units: Units): number {
  if (axis === 'time') return time;
  const of = channel(axis);
  return fromSi(of.of(sampleAt(recording, time - offset, sample)), unitIn(of, units));
}

function placedMarks(
  { x, channels: [main] }: PaneSpec,
  curves: readonly Curve[],
  marks: readonly Mark[],
  units: Units,
): readonly PlacedMark[] {
  if (x === 'time') return marks.map((mark) => ({ ...mark, x: mark.time, y: Number.NaN }));
  return marks.flatMap((mark) => {
    const curve = curves.find(({ role }) => role === mark.role);
    if (!curve) return [];
    const place = { x: readAlong(x, curve, mark.time, units), y: readAlong(main, curve, mark.time, units) };
    return Number.isNaN(place.x + place.y) ? [] : [{ ...mark, ...place }];
  });
}

/** To and fro by no more than this share of the whole still counts as one way: a ramp at the lip, noise in a measured height. */
const WAVERING = 0.03;

/** Phases along any other axis, for as long as it leads one way. */
function otherBands(
  { x, channels: [main] }: PaneSpec,
  curves: readonly Curve[],
  declared: readonly PaneLine[],
  lines: readonly PlotLine[],
  units: Units,
): readonly (readonly Band[])[] {
  const rows = presentCurves(curves).slice(0, clockBands(curves).length);
  const isOneWay = rows.every(({ role }) => {
    const line = declared.findIndex((each) => each.role === role && each.channel.key === main && !each.isLimit);
    return leadsOneWay(lines[line]?.xs ?? new Float64Array(0));
  });
  if (!isOneWay) return [];
  return rows.map((curve) =>
    curve.recording.phases.map(({ name, start, end }) => ({
      name,
      from: readAlong(x, curve, start + curve.offset, units),
      to: readAlong(x, curve, end + curve.offset, units),
    })),
  );
}

/** Whether numbers rise all the time, or fall all the time, but for a little. */
export function leadsOneWay(xs: Float64Array): boolean {
  let [up, down] = [0, 0];
  let before = Number.NaN;
  for (let i = 0; i < xs.length; i++) {
    const x = xs[i] as number;
    if (Number.isNaN(x)) continue;
    if (x > before) up += x - before;
    else if (x < before) down += before - x;
    before = x;
  }
  return up + down > 0 && Math.min(up, down) <= WAVERING * Math.max(up, down);
}

/** Each shape of the ground once: two runs over one wall have the same. */
function groundsOf(curves: readonly Curve[], units: Units): readonly Float64Array[] {
  const along = unitIn(channel('downrange'), units);
  const profiles = new Set<Float64Array>();
  for (const { recording } of curves) {
    const { ground } = recording.environment;
    if (ground.isLevel) continue;
    const isKnown = [...profiles].some((each) => isSame(each, ground.profile));
    if (!isKnown) profiles.add(ground.profile);
  }
  return [...profiles].map((profile) => profile.map((si) => fromSi(si, along)));
}

const isSame = (a: Float64Array, b: Float64Array): boolean => a.length === b.length && a.every((x, i) => x === b[i]);
