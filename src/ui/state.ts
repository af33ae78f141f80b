import type { FallFit } from '../exchange/fit';
import type { Jump, JumpId } from '../jumps/jump';
import type { ReadingsKey, Source } from '../parameters/address';
import type { Values } from '../parameters/parameter';
import type { Units } from '../parameters/reader-units';
import type { Problem } from '../parameters/values';
import type { Span } from '../playback/playback';
import { type Alignment, alignedMoment } from '../recording/align';
import type { Recording } from '../recording/recording';
import type { GroundMarks } from '../what-if/ground-marks';

/** One jump with one set of values and its recording. Never changed; an edit makes a new one. */
export interface Run {
  readonly jump: Jump;
  readonly values: Values;
  readonly recording: Recording;
}

/** What fills the window. */
export type View = JumpId | 'compare';

export interface CameraMode {
  readonly key: string;
  readonly label: string;
}

/** A run that can stand on either side of Compare. */
export type RunSource = Source<JumpId>;

/** How Compare is set up. */
export interface Comparison {
  readonly left: RunSource;
  readonly right: RunSource;
  readonly alignment: Alignment;
  /** For the alignment by height: m above the landing. */
  readonly height: number;
  /** The two scenes, or both profiles true to scale. */
  readonly picture: 'scenes' | 'scale';
}

/** A run on show. Two views number them from the left: 0 and 1. */
export interface ShownRun {
  readonly run: Run;
  /** Time on the clock at its exit, s: the clock less this is its own time. */
  readonly offset: number;
  /** Short name, different from that of the other. */
  readonly name: string;
  /** Whether its values are those of the panel. */
  readonly isOwn: boolean;
}

/** The run as it was before a change, or a kept one that is shown beside the present one. */
export interface Ghost extends Run {
  /** Of a kept run; null for what was there before a change. */
  readonly name: string | null;
}

/** A measured jump, read from a file, as a run. Nothing of it can be changed. */
export interface TrackRun extends Run {
  readonly name: string;
  /** The drag area that explains its fall best, for so much mass, kg; a sentence where there is nothing to fit to. */
  readonly fit: FallFit | string;
  readonly mass: number;
}

/** A run that was kept: its values say all. */
export interface Take {
  readonly id: string;
  readonly name: string;
  readonly jump: JumpId;
  readonly values: Values;
  /** When it was kept, ms since 1970. */
  readonly kept: number;
}

export type Drawer = 'plots' | 'figures' | 'table' | 'whatif' | 'takes';

/** How much the picture may cost. */
export type Tier = 'low' | 'medium' | 'high';

/** Everything that the parts of the page show, but for the clock. */
export interface PageState {
  readonly view: View;
  /** Whose parameters the panel shows: the one in view, or one of both. */
  readonly jump: JumpId;
  readonly comparison: Comparison;
  readonly units: Units;
  /** Your own runs. */
  readonly runs: Readonly<Record<JumpId, Run>>;
  /** The runs in view, from left to right: follows from view, runs and comparison. */
  readonly shown: readonly ShownRun[];
  /** Your run as it was before you began to change it, or a kept run. At most one, of either jump. */
  readonly ghost: Ghost | null;
  /** The imported jump, at most one. */
  readonly track: TrackRun | null;
  /** Runs that were kept, the latest first. */
  readonly takes: readonly Take[];
  /** Whether they outlast the page: not where the browser refuses its storage. Null until that was asked. */
  readonly takesStay: boolean | null;
  /** The figure that the present hold keeps, SI, by jump; null where nothing is held. */
  readonly holds: Readonly<Record<JumpId, number | null>>;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly cameras: readonly CameraMode[];
  /** Null until there is a picture. */
  readonly camera: string | null;
  /** The quality of the picture that is asked for, by hand or as measured, and the one in use; null without a picture. */
  readonly quality: Tier | 'auto';
  readonly tier: Tier | null;
  /** Rings at round heights and labels on what has a known height. */
  readonly marks: boolean;
  /** Arrows for the forces. */
  readonly forces: boolean;
  /** How much the instruments say. */
  readonly readings: ReadingsKey;
  /** Whether it is to be heard, how loud, 0 to 1, and whether a voice says the heights. Not in the address: nobody's link makes a noise. */
  readonly sound: boolean;
  readonly volume: number;
  readonly voice: boolean;
  /** The share that is done of long work on the picture; null when there is none. */
  readonly building: number | null;
  /** What an answer drew on the ground; gone with the run it belongs to. */
  readonly groundMarks: GroundMarks | null;
  readonly messages: readonly Problem[];
  readonly panelOpen: boolean;
  readonly drawer: Drawer | null;
  /** Nothing but the picture. */
  readonly bare: boolean;
  readonly helpOpen: boolean;
  /** The model, its accuracy and its sources. */
  readonly aboutOpen: boolean;
}

/** The ghost that belongs beside a run on show, if any. */
export function ghostOf(state: PageState, shown: ShownRun): Ghost | null {
  const { ghost } = state;
  if (!ghost || !shown.isOwn || ghost.jump.id !== shown.run.jump.id) return null;
  // A change of the light alone leaves the flight as it was.
  return ghost.recording.hash === shown.run.recording.hash ? null : ghost;
}

/** The measured jump that plays beside the run in view: that of the same jump, where one view is all. */
export function trackBeside({ shown, track }: Pick<PageState, 'shown' | 'track'>): TrackRun | null {
  const [first, second] = shown;
  return track && first && !second && first.run.jump.id === track.jump.id ? track : null;
}

/** The clock goes on for so long after a touchdown, s: the canopy comes down, and one gets up or does not. */
export const AFTERMATH = 8;

/**
 * From the first moment of any run on show to the last of any and what is to be seen of it, on the clock; a measured jump beside
 * them counts from its exit on.
 */
export function spanOf(shown: readonly ShownRun[], beside: Run | null = null): Span {
  const ends = shown.map(({ run, offset }) => lastMomentOf(run.recording) + offset);
  return {
    start: Math.min(...shown.map(({ run, offset }) => run.recording.start + offset)),
    end: Math.max(...ends, beside ? lastMomentOf(beside.recording) + (shown[0]?.offset ?? 0) : (ends[0] ?? 0)),
  };
}

function lastMomentOf({ ending, end }: Recording): number {
  return ending === 'timeLimit' || ending === 'diverged' ? end : end + AFTERMATH;
}

/** Times of all events of the runs on show, on the clock. */
export function eventTimes(shown: readonly ShownRun[]): number[] {
  return shown.flatMap(({ run, offset }) => run.recording.events.map((event) => event.time + offset));
}

/** Where a run stands in its own time: holding its first moment, running, or holding its last. */
export function stageOf({ run, offset }: ShownRun, clock: number): 'waiting' | 'running' | 'over' {
  const time = clock - offset;
  if (time < run.recording.start) return 'waiting';
  return time >= run.recording.end ? 'over' : 'running';
}

/**
 * How far the second of two runs has to be shifted on the clock so that both come to the aligned moment at once; 0 with
 * `missing` naming the one that never comes to it.
 */
export function offsetBetween(
  first: Recording,
  second: Recording,
  { alignment, height }: Pick<Comparison, 'alignment' | 'height'>,
): { readonly offset: number; readonly missing: readonly Recording[] } {
  const moments = [first, second].map((recording) => alignedMoment(recording, alignment, height));
  const [a = null, b = null] = moments;
  if (a !== null && b !== null) return { offset: a - b, missing: [] };
  return { offset: 0, missing: [first, second].filter((_, i) => moments[i] === null) };
}
