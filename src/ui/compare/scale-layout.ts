import { type EventName, eventNames, type PhaseName } from '../../jumps/jump';
import type { Recording } from '../../recording/recording';
import { createSample } from '../../recording/sample';
import { sampleAt } from '../../recording/sample-at';
import { everest } from './known-heights';

/** A line in metres: x downrange, y above the landing. */
export interface Line {
  readonly count: number;
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  /** s since exit. */
  readonly times: Float64Array;
}

export interface SideEvent {
  readonly name: EventName;
  readonly label: string;
  readonly time: number;
  readonly x: number;
  readonly y: number;
}

/** A run seen from its right: path, events and ground in the frame of the jump. */
export interface SideView {
  readonly recording: Recording;
  readonly path: Line;
  /** Density of the air at each point of the path, kg/m³. */
  readonly air: Float64Array;
  /** Stretches of the path, as its first and last point; neighbours share one. */
  readonly phases: readonly { readonly phase: PhaseName; readonly from: number; readonly to: number }[];
  readonly bike: Line | null;
  readonly events: readonly SideEvent[];
  /** Corners of the ground from left to right, x then y; null where it is level. */
  readonly ground: Float64Array | null;
  /** Highest point of path and ground, m. */
  readonly top: number;
}

/** Points read between two knots of the solver: the curve between them is smooth, a metre or so off its chord. */
const POINTS_A_PIECE = 4;

const sample = createSample();

export function sideViewOf(recording: Recording): SideView {
  const { track, environment } = recording;
  const times = new Set(recording.phases.flatMap(({ start, end }) => [start, end]));
  for (let k = 0; k + 1 < track.count; k++) {
    const [from, to] = [track.times[k] as number, track.times[k + 1] as number];
    for (let i = 0; i < POINTS_A_PIECE; i++) times.add(from + ((to - from) * i) / POINTS_A_PIECE);
  }
  times.add(recording.end);
  const path = createLine([...times].sort((a, b) => a - b));
  const air = new Float64Array(path.count);
  for (let i = 0; i < path.count; i++) {
    sampleAt(recording, path.times[i] as number, sample);
    path.xs[i] = sample.x;
    path.ys[i] = sample.y;
    air[i] = sample.airDensity;
  }
  const ground = environment.ground.isLevel ? null : environment.ground.profile;
  let top = ground ? Math.max(...[...ground].filter((_, i) => i % 2 === 1)) : 0;
  for (const y of path.ys) top = Math.max(top, y);
  return {
    recording,
    path,
    air,
    phases: recording.phases.map(({ name, start, end }) => ({
      phase: name,
      from: path.times.indexOf(start),
      to: path.times.indexOf(end),
    })),
    bike: bikeLine(recording),
    events: recording.events.map(({ name, time }) => {
      sampleAt(recording, time, sample);
      const { x, y } = name === 'bikeImpact' ? sample.bike : sample;
      return { name, label: eventNames[name].label, time, x, y };
    }),
    ground,
    top,
  };
}

function createLine(times: readonly number[]): Line {
  const { length } = times;
  return {
    count: length,
    times: Float64Array.from(times),
    xs: new Float64Array(length),
    ys: new Float64Array(length),
  };
}

/** The bike from the release to its impact. */
function bikeLine(recording: Recording): Line | null {
  const { bike } = recording;
  if (!bike) return null;
  const from = bike.times[0] as number;
  const to = Math.min(bike.times[bike.count - 1] as number, recording.end);
  const points = 64;
  const line = createLine(Array.from({ length: points }, (_, i) => from + ((to - from) * i) / (points - 1)));
  for (let i = 0; i < points; i++) {
    const { x, y } = sampleAt(recording, line.times[i] as number, sample).bike;
    line.xs[i] = x;
    line.ys[i] = y;
  }
  return line;
}

/** From where to where something reaches along the ground, m. */
export interface Extent {
  readonly left: number;
  readonly right: number;
}

/** What of a side view lies no higher than a ceiling: path and slopes together. Where nothing does, the end of the path. */
function extentBelow({ path, ground }: SideView, ceiling: number): Extent {
  const extent = { left: Number.POSITIVE_INFINITY, right: Number.NEGATIVE_INFINITY };
  const add = (x: number) => {
    extent.left = Math.min(extent.left, x);
    extent.right = Math.max(extent.right, x);
  };
  const addLine = (count: number, xOf: (i: number) => number, yOf: (i: number) => number) => {
    for (let i = 0; i < count; i++) {
      if (yOf(i) <= ceiling) add(xOf(i));
      // Up to the very crossing: seen ever closer, the extent then shrinks without a jump.
      if (i > 0 && yOf(i) <= ceiling !== yOf(i - 1) <= ceiling) {
        const share = (ceiling - yOf(i - 1)) / (yOf(i) - yOf(i - 1));
        add(xOf(i - 1) + share * (xOf(i) - xOf(i - 1)));
      }
    }
  };
  addLine(
    path.count,
    (i) => path.xs[i] as number,
    (i) => path.ys[i] as number,
  );
  if (ground) {
    addLine(
      ground.length / 2,
      (i) => ground[2 * i] as number,
      (i) => ground[2 * i + 1] as number,
    );
  }
  if (extent.left > extent.right) add(path.xs[path.count - 1] as number);
  return extent;
}

/** What stands in one place of the drawing: a run, and the ghost beside it if there is one. */
export type Group = readonly SideView[];

export function extentOf(group: Group, ceiling: number): Extent {
  const extents = group.map((view) => extentBelow(view, ceiling));
  return {
    left: Math.min(...extents.map(({ left }) => left)),
    right: Math.max(...extents.map(({ right }) => right)),
  };
}

// --- where things stand in the window ------------------------------------------------------------------------------------

/** Free part of the window, px; its lower edge is the ground. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Room that stays free for words, px. */
export interface Margins {
  readonly above: number;
  readonly left: number;
  readonly between: number;
  readonly right: number;
}

/** Both profiles in the window. One metre is as many pixels up as along. */
export interface Stage {
  readonly area: Area;
  /** px a metre. */
  readonly scale: number;
  /** y of the ground, px. */
  readonly ground: number;
  /** Height at the upper edge, m above the landing. */
  readonly ceiling: number;
  readonly profiles: readonly {
    /** x of the exit, px. */
    readonly origin: number;
    /** What can be seen of it, px. */
    readonly left: number;
    readonly right: number;
  }[];
  /** How much wider all this is than the area, px. */
  readonly overflow: number;
}

/** Seen as near as possible, the area is this high, m: the wall just fits. If all of it is not much higher, the nearest is four times the whole. */
const NEAREST_HEIGHT = 1150;
const LEAST_ZOOM = 4;
/** Where room is short, words get no more than this share of theirs. */
const LEAST_WORDS = 0.35;
/** How the room to spare is given to the left, to the middle and (the rest) to the right. */
const SPARE_LEFT = 0.2;
const SPARE_BETWEEN = 0.42;

/** Height that the whole view shows, m: where the highest run begins not far below the highest summit, that too. */
export function wholeHeight(groups: readonly Group[]): number {
  const top = Math.max(1, ...groups.flat().map((view) => view.top));
  return top > 0.75 * everest.height ? Math.max(top, everest.height) : top;
}

/**
 * @param zoom  0 for all of it, 1 for as near as possible; the ground stays where it is
 * @param pan   0 for the left end, 1 for the right end, where not all of it fits
 */
export function stageOf(groups: readonly Group[], area: Area, margins: Margins, zoom: number, pan: number): Stage {
  const high = Math.max(area.height - margins.above, 1);
  const words = margins.left + margins.right + margins.between * Math.max(groups.length - 1, 0);
  const wide = Math.max(area.width - words, 1);
  const widthOf = ({ left, right }: Extent) => right - left;
  const total = groups.reduce((sum, group) => sum + widthOf(extentOf(group, Number.POSITIVE_INFINITY)), 0);
  const { least, most } = scales(high, wide, wholeHeight(groups), total);
  const scale = least * (most / least) ** zoom;
  const ceiling = area.height / scale;

  const extents = groups.map((group) => extentOf(group, ceiling));
  const content = extents.reduce((sum, extent) => sum + widthOf(extent) * scale, 0);
  const share = Math.min(Math.max((area.width - content) / words, LEAST_WORDS), 1);
  const spare = area.width - content - share * words;
  const overflow = Math.max(-spare, 0);
  let x = area.left + share * margins.left + (spare > 0 ? SPARE_LEFT * spare : -overflow * pan);
  const profiles = extents.map((extent) => {
    const left = x;
    const right = left + widthOf(extent) * scale;
    x = right + share * margins.between + Math.max(spare, 0) * SPARE_BETWEEN;
    return { origin: left - extent.left * scale, left, right };
  });
  return { area, scale, ground: area.top + area.height, ceiling, profiles, overflow };
}

function scales(high: number, wide: number, height: number, width: number): { least: number; most: number } {
  const least = Math.min(high / height, wide / Math.max(width, 1));
  return { least, most: Math.max(high / NEAREST_HEIGHT, LEAST_ZOOM * least) };
}

/** The zoom that shows things this many times larger. */
export function zoomedBy(groups: readonly Group[], area: Area, margins: Margins, zoom: number, factor: number): number {
  const least = stageOf(groups, area, margins, 0, 0).scale;
  const most = stageOf(groups, area, margins, 1, 0).scale;
  return Math.min(Math.max(zoom + Math.log(factor) / Math.log(most / least), 0), 1);
}

/** Where a point of a profile stands, px. */
export function xOf({ profiles, scale }: Stage, slot: number, x: number): number {
  return (profiles[slot]?.origin ?? 0) + x * scale;
}
export function yOf({ ground, scale }: Stage, height: number): number {
  return ground - height * scale;
}
export function heightAt({ ground, scale }: Stage, y: number): number {
  return (ground - y) / scale;
}

// --- the air -----------------------------------------------------------------------------------------------------------------

/**
 * Height above the landing at which the air is this share as dense as at the end of the path, m; beyond the highest point as if
 * it went on thinning as it did there.
 */
export function heightOfAir({ path, air }: SideView, share: number): number {
  const last = path.count - 1;
  const wanted = share * (air[last] as number);
  let above = last - 1;
  while (above > 0 && (air[above] as number) >= wanted) above--;
  const y = path.ys[above] as number;
  // A level stretch tells nothing about the air below it.
  let below = above + 1;
  while (below < last && (path.ys[below] as number) > y - 1) below++;
  const thickening = (air[below] as number) - (air[above] as number);
  if (!(thickening > 0)) return y;
  return y + ((wanted - (air[above] as number)) / thickening) * ((path.ys[below] as number) - y);
}

// --- labels ------------------------------------------------------------------------------------------------------------------

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export type Side = 'left' | 'right' | 'above' | 'below';

/** A text that belongs to a point, and the sides of it where it may stand, the best first. */
export interface Label {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Distance from the point. */
  readonly gap: number;
  readonly sides: readonly Side[];
}

function boxBeside({ x, y, width, height, gap }: Label, side: Side): Box {
  const left = side === 'left' ? x - gap - width : side === 'right' ? x + gap : x - width / 2;
  const top = side === 'above' ? y - gap - height : side === 'below' ? y + gap : y - height / 2;
  return { left, top, right: left + width, bottom: top + height };
}

export function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/**
 * Finds places for the labels that cover neither each other nor what is there already; those that come first have the choice.
 * A label without a place is left out.
 */
export function placeLabels<L extends Label>(
  labels: readonly L[],
  taken: readonly Box[],
  bounds: Box,
): readonly { readonly label: L; readonly box: Box }[] {
  const boxes = [...taken];
  return labels.flatMap((label) => {
    for (const side of label.sides) {
      const box = boxBeside(label, side);
      const isInside =
        box.left >= bounds.left && box.right <= bounds.right && box.top >= bounds.top && box.bottom <= bounds.bottom;
      if (!isInside || boxes.some((other) => overlaps(box, other))) continue;
      boxes.push(box);
      return [{ label, box }];
    }
    return [];
  });
}
