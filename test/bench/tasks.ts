/** What the page does with the simulation, as timed tasks. */
import { cliff } from '../../src/jumps/cliff';
import { filmDiveDragArea, halo } from '../../src/jumps/halo';
import type { Leg } from '../../src/jumps/jump';
import { defaultsOf } from '../../src/parameters/values';
import { createFlight, type Environment, type FlightLaw, type State, steadyLaw } from '../../src/physics/flight';
import { dragAreaForPeak } from '../../src/physics/freefall';
import { channels } from '../../src/recording/channels';
import type { Track } from '../../src/recording/recording';
import { createSample } from '../../src/recording/sample';
import { sampleAt } from '../../src/recording/sample-at';
import { simulate } from '../../src/recording/simulate';
import { haloValues } from './descent';

const cliffValues = defaultsOf(cliff.parameters);
let turn = 0;

/** Both jumps, as after one move of a slider; values and air are new each time, so nothing of an earlier run serves. */
function sliderEvent(): void {
  turn++;
  const warmer = (turn % 1000) * 1e-3;
  simulate(halo, { ...haloValues, temperatureOffset: warmer, mass: 100 + warmer });
  simulate(cliff, { ...cliffValues, temperatureOffset: warmer, riderMass: 90 + warmer });
}

/** Both jumps where only a mass moves. */
function massEvent(): void {
  turn++;
  const heavier = (turn % 1000) * 1e-3;
  simulate(halo, { ...haloValues, mass: 100 + heavier });
  simulate(cliff, { ...cliffValues, riderMass: 90 + heavier });
}

const LOOKS = 1000;

function looks(order: 'sequential' | 'random', withChannels: boolean): () => number {
  const recording = simulate(halo, haloValues);
  const sample = createSample();
  const span = recording.end - recording.start;
  const times = new Float64Array(LOOKS);
  let seed = 1;
  for (let i = 0; i < LOOKS; i++) {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    times[i] = recording.start + span * (order === 'random' ? seed / 0x80000000 : i / LOOKS);
  }
  return () => {
    let sum = 0;
    for (let i = 0; i < LOOKS; i++) {
      sampleAt(recording, times[i]!, sample);
      if (withChannels) for (const channel of channels) sum += channel.of(sample);
      else sum += sample.y;
    }
    return sum;
  };
}

function solveDragArea(): void {
  turn++;
  filmDiveDragArea({ ...haloValues, mass: 100 + (turn % 1000) * 1e-3 });
}

/** Falls that the solve for the drag area flies: each reads the air of its environment once. */
export function fallsPerSolve(): number {
  const { environment, start } = halo.plan(haloValues);
  let falls = 0;
  const counting: Environment = {
    ...environment,
    get air() {
      falls++;
      return environment.air;
    },
  };
  dragAreaForPeak(counting, haloValues.mass, start, 89.408);
  return falls;
}

const EVALUATIONS = 1000;

/** Evaluations of the right-hand side, each at a state that depends on the one before, as in a solver. */
function evaluations(which: 'fall' | 'canopy' | 'opening'): () => void {
  const { environment } = halo.plan(haloValues);
  const laws: Record<typeof which, FlightLaw> = {
    fall: steadyLaw(100, 0.3),
    canopy: steadyLaw(100, 5.4, 16.3),
    opening: lawOfPhase('inflation'),
  };
  const { acceleration } = createFlight(environment, laws[which]);
  const state: State = Float64Array.of(0, 3000, 0, 9, which === 'fall' ? -80 : -6, 0, 0, 0, 0, 0);
  return () => {
    for (let i = 0; i < EVALUATIONS; i++) {
      state[1] = 500 + i + 1e-3 * state[8]!;
      state[6] = laws[which].changeStart + (i / EVALUATIONS) * laws[which].changeTime;
      acceleration(state, state, 7);
    }
  };
}

/** The law of the first leg of a phase, found by leaving every leg by its first end. */
function lawOfPhase(phase: Leg['phase']): FlightLaw {
  const plan = halo.plan(haloValues);
  let leg = plan.first;
  while (leg.phase !== phase) leg = leg.ends[0]!.next(plan.start);
  return leg.law;
}

/** Tasks by name, with the number of calls that one timed call holds and the unit of one. */
export const tasks = {
  slider: { label: 'both jumps, the air changed', create: () => sliderEvent, holds: 1, unit: 'µs' },
  mass: { label: 'both jumps, a mass changed', create: () => massEvent, holds: 1, unit: 'µs' },
  sequential: {
    label: 'sampleAt, in order of time',
    create: () => looks('sequential', false),
    holds: LOOKS,
    unit: 'ns',
  },
  random: { label: 'sampleAt, at random', create: () => looks('random', false), holds: LOOKS, unit: 'ns' },
  sequentialChannels: {
    label: 'the same in order, and all channels',
    create: () => looks('sequential', true),
    holds: LOOKS,
    unit: 'ns',
  },
  randomChannels: {
    label: 'the same at random, and all channels',
    create: () => looks('random', true),
    holds: LOOKS,
    unit: 'ns',
  },
  dragArea: { label: 'drag area for a peak of 200 mph', create: () => solveDragArea, holds: 1, unit: 'µs' },
  fall: {
    label: 'right-hand side, free fall',
    create: () => evaluations('fall'),
    holds: EVALUATIONS,
    unit: 'ns',
  },
  canopy: { label: 'right-hand side, canopy', create: () => evaluations('canopy'), holds: EVALUATIONS, unit: 'ns' },
  opening: { label: 'right-hand side, opening', create: () => evaluations('opening'), holds: EVALUATIONS, unit: 'ns' },
} as const satisfies Record<string, { label: string; create(): () => unknown; holds: number; unit: 'µs' | 'ns' }>;

export type TaskKey = keyof typeof tasks;

export interface RecordingFigures {
  readonly label: string;
  readonly evaluations: number;
  readonly knots: number;
  readonly bytes: number;
  /** Largest distance from the path at a tolerance of 1e-13, m. */
  readonly worst: number;
}

/** Size and accuracy of the recordings at the default tolerance. */
export function recordingFigures(): RecordingFigures[] {
  return [
    { jump: halo, values: haloValues },
    { jump: cliff, values: cliffValues },
  ].map(({ jump, values }) => {
    const recording = simulate(jump, values);
    const exact = simulate(jump, values, 1e-13);
    const here = createSample();
    const there = createSample();
    let worst = 0;
    const end = Math.min(recording.end, exact.end);
    for (let i = 0; i <= 50_000; i++) {
      const t = (end * i) / 50_000;
      sampleAt(recording, t, here);
      sampleAt(exact, t, there);
      worst = Math.max(worst, Math.hypot(here.x - there.x, here.y - there.y, here.z - there.z));
    }
    const bytesOf = (track: Track | null) => (track ? track.times.byteLength + track.states.byteLength : 0);
    return {
      label: jump.title,
      evaluations: recording.evaluations,
      knots: recording.track.count + (recording.bike?.count ?? 0),
      bytes: bytesOf(recording.track) + bytesOf(recording.bike),
      worst,
    };
  });
}

/** Time of the first slider event of a process, µs. */
export function firstEvent(): number {
  const start = performance.now();
  sliderEvent();
  return (performance.now() - start) * 1000;
}
