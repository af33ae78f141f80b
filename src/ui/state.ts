import type { Jump, JumpId } from '../jumps/jump';
import type { Values } from '../parameters/parameter';
import type { Units } from '../parameters/reader-units';
import type { Problem } from '../parameters/values';
import type { Recording } from '../recording/recording';

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

/** Everything that the parts of the page show, but for the clock. */
export interface PageState {
  readonly view: View;
  /** Whose parameters the panel shows: the one in view, or one of both. */
  readonly jump: JumpId;
  readonly units: Units;
  readonly runs: Readonly<Record<JumpId, Run>>;
  readonly cameras: readonly CameraMode[];
  /** Null until there is a picture. */
  readonly camera: string | null;
  readonly messages: readonly Problem[];
  readonly panelOpen: boolean;
}

/** The runs in view, in their order from left to right. */
export function runsInView(state: PageState): readonly Run[] {
  return state.view === 'compare' ? [state.runs.halo, state.runs.cliff] : [state.runs[state.view]];
}
