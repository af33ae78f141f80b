/**
 * The benchmark: npm run bench. Prints ratios; absolute times are information about the machine. Asserts nothing.
 *
 * Rules: every solver in a process of its own, rounds interleaved, medians and bests; the tolerance of each solver is the
 * loosest on a half-decade grid from which on every tighter one reaches the accuracy; all get the same right-hand side.
 */
import { cpus } from 'node:os';
import { measureBakes, serveBakes } from './bake';
import { type Descent, errorOf, type Fly } from './descent';
import { measurePicture } from './picture';
import { serve, type Timed, type Times, time, timesOf, Worker, warmUp } from './processes';
import { type ContestantKey, contestants } from './solvers';
import { table, twoDigits } from './table';
import { fallsPerSolve, firstEvent, recordingFigures, type TaskKey, tasks } from './tasks';
import { measureWhatIfs, serveWhatIfs } from './what-if';

const ROUNDS = 15;
const FIRST_EVENTS = 5;
/** Relative errors to be reached. */
const TARGETS = [1e-6, 1e-9] as const;
/** Half decades from 1e-3 to 1e-12. */
const GRID = Array.from({ length: 19 }, (_, i) => 10 ** (-3 - i / 2));

interface Calibration {
  readonly tolerance: number;
  readonly descent: Descent;
  readonly error: number;
}

/** The loosest tolerance from which on all tighter ones reach the target. */
function calibrate(fly: Fly, reference: Descent, target: number): Calibration {
  let found: Calibration | null = null;
  for (const tolerance of [...GRID].reverse()) {
    const descent = fly(tolerance);
    const error = errorOf(descent, reference);
    if (!(error <= target)) break;
    found = { tolerance, descent, error };
  }
  if (!found) throw new Error(`no tolerance reaches ${target}`);
  return found;
}

type ContestantRequest = { calibrate: number; reference: Descent } | { time: number };

function serveContestant(key: ContestantKey): void {
  const fly: Fly = contestants[key].create();
  const timed = new Map<number, Timed>();
  serve((request: ContestantRequest): Calibration | number => {
    if ('time' in request) return time(timed.get(request.time) as Timed);
    const calibration = calibrate(fly, request.reference, request.calibrate);
    timed.set(
      request.calibrate,
      warmUp(() => fly(calibration.tolerance)),
    );
    return calibration;
  });
}

function serveTask(key: TaskKey): void {
  let timed: Timed | null = null;
  serve(() => {
    timed ??= warmUp(tasks[key].create());
    return time(timed);
  });
}

async function compareSolvers(): Promise<void> {
  const keys = Object.keys(contestants) as ContestantKey[];
  const reference = contestants.simulate.create()(1e-13);
  const workers = keys.map((key) => new Worker(key));
  const tightest = contestants.odex.create()(1e-13);
  console.log('## One whole default HALO descent, against other solvers');
  console.log();
  console.log(
    `Error: the largest of the relative errors of peak vertical speed, touchdown time and touchdown point. Reference: this solver at 1e-13; odex at 1e-13 is off it by ${errorOf(tightest, reference).toExponential(0)}.`,
  );
  console.log();
  for (const target of TARGETS) {
    const calibrations: Calibration[] = [];
    for (const worker of workers) calibrations.push(await worker.ask<Calibration>({ calibrate: target, reference }));
    const rounds: number[][] = keys.map(() => []);
    for (let round = 0; round < ROUNDS; round++) {
      for (const [i, worker] of workers.entries()) rounds[i]!.push(await worker.ask<number>({ time: target }));
    }
    const times = rounds.map(timesOf);
    const [own, whole] = times as [Times, Times];
    table(
      [
        `reached error ${target}`,
        'tolerance',
        'evaluations',
        'times the flight alone: median',
        'best',
        'times simulate(): median',
        'best',
        'median µs',
        'best µs',
      ],
      keys.map((key, i) => {
        const { tolerance, descent } = calibrations[i]!;
        const { median, best } = times[i]!;
        return [
          contestants[key].label,
          tolerance.toExponential(1),
          String(descent.evaluations),
          twoDigits(median / own.median),
          twoDigits(best / own.best),
          twoDigits(median / whole.median),
          twoDigits(best / whole.best),
          twoDigits(median),
          twoDigits(best),
        ];
      }),
    );
  }
  for (const worker of workers) worker.end();
  console.log('Like for like is the flight alone: like the others it integrates and locates the ends of the legs, the');
  console.log('ground and the peak, and records nothing. simulate() does all that the page needs.');
  console.log();
}

async function measureTasks(): Promise<void> {
  const first: number[] = [];
  for (let i = 0; i < FIRST_EVENTS; i++) {
    const worker = new Worker('first');
    first.push(await worker.ask<number>({}));
    worker.end();
  }
  const keys = Object.keys(tasks) as TaskKey[];
  const workers = keys.map((key) => new Worker(key));
  const rounds: number[][] = keys.map(() => []);
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [i, worker] of workers.entries()) {
      const each = await worker.ask<number>({});
      if (round > 0) rounds[i]!.push(each);
    }
  }
  for (const worker of workers) worker.end();

  const FRAME = 16_700;
  const share = (us: number): string => `${((100 * us) / FRAME).toFixed(1)} %`;
  console.log('## Two simulations for each slider event');
  console.log();
  const firstTimes = timesOf(first);
  const event = (label: string, { median, best }: Times) => [
    label,
    '2',
    share(median),
    twoDigits(median),
    twoDigits(best),
  ];
  table(
    ['event', 'simulations', 'share of a 16.7 ms frame', 'median µs', 'best µs'],
    [
      event('first of a fresh process', firstTimes),
      ...keys.slice(0, 2).map((key, i) => event(tasks[key].label, timesOf(rounds[i]!))),
    ],
  );
  console.log('## Single calls');
  console.log();
  table(
    ['call', 'median', 'best'],
    keys.slice(2).map((key, i) => {
      const { label, holds, unit } = tasks[key];
      const { median, best } = timesOf(rounds[i + 2]!);
      const text = (us: number) => `${twoDigits((us / holds) * (unit === 'ns' ? 1000 : 1))} ${unit}`;
      return [key === 'dragArea' ? `${label} (${fallsPerSolve()} falls)` : label, text(median), text(best)];
    }),
  );
}

function describeRecordings(): void {
  console.log('## Recordings at the default tolerance');
  console.log();
  table(
    ['jump', 'evaluations', 'knots', 'kB', 'worst error of position'],
    recordingFigures().map(({ label, evaluations, knots, bytes, worst }) => [
      label,
      String(evaluations),
      String(knots),
      (bytes / 1000).toFixed(1),
      `${(1000 * worst).toFixed(2)} mm`,
    ]),
  );
}

const task = process.argv[2];
if (task === undefined) {
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`);
  console.log();
  await compareSolvers();
  describeRecordings();
  await measureTasks();
  await measureBakes();
  await measureWhatIfs();
  await measurePicture();
} else if (task === 'what-if') {
  await measureWhatIfs();
} else if (task === 'what-ifs') {
  serveWhatIfs();
} else if (task === 'bake') {
  await measureBakes();
} else if (task === 'bakes') {
  serveBakes();
} else if (task === 'picture') {
  await measurePicture(process.argv[3]);
} else if (task === 'first') {
  serve(() => firstEvent());
} else if (task in contestants) {
  serveContestant(task as ContestantKey);
} else {
  serveTask(task as TaskKey);
}
