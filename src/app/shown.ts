import { jumpById } from '../jumps';
import type { JumpId } from '../jumps/jump';
import type { Values } from '../parameters/parameter';
import { defaultsOf } from '../parameters/values';
import { offsetBetween, type PageState, type Run, type RunSource, type ShownRun } from '../ui/state';
import { shortName } from '../ui/text';
import { presetValues } from '../ui/top-bar/presets';
import { createRun, type Simulate } from './runs';

/** Presets as they are, each simulated when it is first asked for. */
export function createPresetRuns(simulate: Simulate): (jump: JumpId, preset: string) => Run {
  const made = new Map<string, Run>();
  return (id, key) => {
    const name = `${id} ${key}`;
    const known = made.get(name);
    if (known) return known;
    const jump = jumpById(id);
    const preset = jump.presets.find((each) => each.key === key);
    const run = createRun(jump, preset ? presetValues(jump, preset) : defaultsOf(jump.parameters), simulate);
    made.set(name, run);
    return run;
  };
}

/** Kept runs that stand in a comparison, each simulated when it comes there. */
export function createTakeRuns(simulate: Simulate): (jump: JumpId, values: Values) => Run {
  // By the values themselves: whatever else changes in a comparison, it hands on the same.
  const made = new WeakMap<Values, Run>();
  return (id, values) => {
    const run = made.get(values) ?? createRun(jumpById(id), values, simulate);
    made.set(values, run);
    return run;
  };
}

/** Where the runs of a comparison come from. */
export interface RunSources {
  preset(jump: JumpId, preset: string): Run;
  take(jump: JumpId, values: Values): Run;
}

/** The runs in view with what lies between them on the clock. */
export function shownRuns(
  state: Pick<PageState, 'view' | 'runs' | 'comparison' | 'track'>,
  sources: RunSources,
): readonly ShownRun[] {
  const { view, runs, comparison, track } = state;
  if (view !== 'compare') return [{ run: runs[view], offset: 0, name: shortName(view), isOwn: true }];
  const { left, right } = comparison;
  const runOf = (source: RunSource): Run => {
    if (source.kind === 'preset') return sources.preset(source.jump, source.preset);
    if (source.kind === 'take') return sources.take(source.jump, source.values);
    if (source.kind === 'own') return runs[source.jump];
    // Once the track is dismissed nobody asks for it any more; until then the place is held.
    return track ?? runs.halo;
  };
  const [first, second] = [runOf(left), runOf(right)];
  const isOneJump = first.jump.id === second.jump.id;
  const names = [nameOf(left, first, isOneJump), nameOf(right, second, isOneJump)] as const;
  const [a, b] = names[0] === names[1] ? [titleOf(left, first), titleOf(right, second)] : names;
  return [
    { run: first, offset: 0, name: a, isOwn: left.kind === 'own' },
    {
      run: second,
      offset: offsetBetween(first.recording, second.recording, comparison).offset,
      name: b,
      isOwn: right.kind === 'own',
    },
  ];
}

/** "HALO" and "Cliff"; of two runs of one jump the own is "Yours". */
function nameOf(source: RunSource, { jump }: Run, isOneJump: boolean): string {
  if (source.kind === 'take') return source.name;
  if (source.kind === 'track') return 'Track';
  if (!isOneJump) return shortName(jump.id);
  return source.kind === 'own' ? 'Yours' : 'Preset';
}

/** Where short names are the same: which preset, or else which side is not known by its name alone. */
function titleOf(source: RunSource, { jump }: Run): string {
  if (source.kind === 'preset') return jump.presets.find(({ key }) => key === source.preset)?.label ?? source.preset;
  return source.kind === 'take' ? `${source.name}, ${shortName(jump.id)}` : shortName(jump.id);
}
