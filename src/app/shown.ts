import { jumpById } from '../jumps';
import type { JumpId } from '../jumps/jump';
import { defaultsOf } from '../parameters/values';
import { type Comparison, offsetBetween, type PageState, type Run, type ShownRun } from '../ui/state';
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

/** The runs in view with what lies between them on the clock. */
export function shownRuns(
  state: Pick<PageState, 'view' | 'runs' | 'comparison'>,
  presetRun: (jump: JumpId, preset: string) => Run,
): readonly ShownRun[] {
  const { view, runs, comparison } = state;
  if (view !== 'compare') return [{ run: runs[view], offset: 0, name: shortName(view), isOwn: true }];
  const { left, right } = comparison;
  const [first, second] = [runs[left], right.preset === null ? runs[right.jump] : presetRun(right.jump, right.preset)];
  return [
    { run: first, offset: 0, name: nameOf(left, right, true), isOwn: true },
    {
      run: second,
      offset: offsetBetween(first.recording, second.recording, comparison).offset,
      name: nameOf(left, right, false),
      isOwn: right.preset === null,
    },
  ];
}

/** "HALO" and "Cliff"; two runs of one jump are "Yours" and the preset. */
function nameOf(left: JumpId, right: Comparison['right'], isLeft: boolean): string {
  if (left !== right.jump) return shortName(isLeft ? left : right.jump);
  return isLeft ? 'Yours' : 'Preset';
}
