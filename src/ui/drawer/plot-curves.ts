import { type EventName, eventNames, type PhaseName } from '../../jumps/jump';
import type { Recording } from '../../recording/recording';
import { ghostOf, type PageState } from '../state';
import { type Role, roleStyles } from './plot-roles';

/** A run as a set of lines, on the clock. */
export interface Curve {
  readonly role: Role;
  readonly name: string;
  readonly recording: Recording;
  /** Time on the clock at its exit, s. */
  readonly offset: number;
}

/** The runs on show, with what lies behind or beside them. */
export function curvesOf(state: PageState): readonly Curve[] {
  const { shown, track } = state;
  const isAlone = shown.length === 1;
  const curves = shown.flatMap((each, slot): Curve[] => {
    const { run, offset, name } = each;
    const ghost = ghostOf(state, each);
    return [
      {
        role: slot === 0 ? 'first' : 'second',
        name: ghost && isAlone ? 'Now' : name,
        recording: run.recording,
        offset,
      },
      ...(ghost ? [{ role: 'ghost', name: ghost.name ?? 'Before', recording: ghost.recording, offset } as const] : []),
    ];
  });
  const [first] = shown;
  if (track && isAlone && first?.run.jump.id === track.jump.id) {
    curves.push({ role: 'track', name: track.name, recording: track.recording, offset: first.offset });
  }
  return curves;
}

/** What the first run is compared with where one line shows their difference: the first of these that there is. */
export const references: readonly Role[] = ['second', 'ghost', 'track'];

/** The run that the first is compared with; null where there is none. */
export function referenceOf(curves: readonly Curve[]): Curve | null {
  const found = references.map((role) => curves.find((curve) => curve.role === role));
  return found.find((curve) => curve !== undefined) ?? null;
}

/** "HALO less Cliff"; empty where there is nothing to compare with. */
export function differenceName(curves: readonly Curve[]): string {
  const first = curves.find(({ role }) => role === 'first');
  const other = referenceOf(curves);
  return first && other ? `${first.name} less ${other.name}` : '';
}

/** Those that have events, phases and a place in the present. */
export const presentCurves = (curves: readonly Curve[]): readonly Curve[] =>
  curves.filter(({ role }) => roleStyles[role].isPresent);

/** A moment worth a mark. */
export interface Mark {
  readonly name: EventName;
  readonly label: string;
  /** s on the clock. */
  readonly time: number;
  readonly role: Role;
}

export function marksOf(curves: readonly Curve[]): readonly Mark[] {
  return presentCurves(curves).flatMap(({ recording, offset, role }) =>
    recording.events.map(({ name, time }) => ({ name, label: eventNames[name].label, time: time + offset, role })),
  );
}

/** A phase along the lower edge, from one place to another in the numbers that stand there. */
export interface Band {
  readonly name: PhaseName;
  readonly from: number;
  readonly to: number;
}

/** Phases on the clock, one row for each of the first two runs. */
export function clockBands(curves: readonly Curve[]): readonly (readonly Band[])[] {
  return presentCurves(curves)
    .slice(0, BAND_ROWS)
    .map(({ recording, offset }) =>
      recording.phases.map(({ name, start, end }) => ({ name, from: start + offset, to: end + offset })),
    );
}

/** More rows there is no room for. */
export const BAND_ROWS = 2;
