/** What stands at places of a plot beside its lines: events, phases, ground. */
import { type Units, unitIn } from '../../parameters/reader-units';
import { fromSi } from '../../parameters/units';
import { channel } from '../../recording/channels';
import { createSample } from '../../recording/sample';
import { sampleAt } from '../../recording/sample-at';
import { type Band, type Curve, clockBands, type Mark, presentCurves } from './plot-curves';
import type { PlotLine } from './plot-data';
import type { PaneLine, PaneSpec } from './plot-spec';

/** A mark with its place in a pane: a height above it where it lies on the curve, NaN where it is a line through all heights. */
export interface PlacedMark extends Mark {
  readonly x: number;
  readonly y: number;
}

const sample = createSample();

/** A curve's value of a channel, or the clock itself, at a time on the clock. */
export function readAlong(axis: PaneSpec['x'], { recording, offset }: Curve, time: number, units: Units): number {
  if (axis === 'time') return time;
  const of = channel(axis);
  return fromSi(of.of(sampleAt(recording, time - offset, sample)), unitIn(of, units));
}

export function placedMarks(
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
export function otherBands(
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
export function groundsOf(curves: readonly Curve[], units: Units): readonly Float64Array[] {
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
