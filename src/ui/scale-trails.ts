import { type SideView, type Stage, xOf, yOf } from './scale-layout';
import type { Theme } from './scale-theme';

/** The paths as flown so far, drawn anew each frame over what stands still. */
export interface Trails {
  /** New places in the window. */
  set(stage: Stage, views: readonly SideView[], theme: Theme): void;
  clear(): void;
  /** One path up to its own time, ending in a dot at x, y, px. */
  draw(slot: number, time: number, x: number, y: number): void;
}

/** A path in pixels without points that nobody can tell apart. */
interface Trail {
  readonly count: number;
  readonly xs: Float32Array;
  readonly ys: Float32Array;
  readonly times: Float64Array;
  /** Index of the first point of each stretch of one colour, and that colour. */
  readonly starts: readonly number[];
  readonly colours: readonly string[];
  readonly dot: string;
}

/** Points nearer to each other than this, px, are one. */
const NEAR = 0.75;

export function createTrails(canvas: HTMLCanvasElement): Trails {
  let trails: readonly Trail[] = [];
  let width = 0;
  let height = 0;

  function strokeUntil(g: CanvasRenderingContext2D, trail: Trail, time: number, x: number, y: number): void {
    const { count, xs, ys, times, starts, colours } = trail;
    for (let k = 0; k < starts.length; k++) {
      const from = starts[k] as number;
      const to = k + 1 < starts.length ? (starts[k + 1] as number) : count - 1;
      if (k > 0 && (times[from] as number) >= time) return;
      g.beginPath();
      g.moveTo(xs[from] as number, ys[from] as number);
      let i = from + 1;
      for (; i <= to && (times[i] as number) < time; i++) g.lineTo(xs[i] as number, ys[i] as number);
      if (i <= to) g.lineTo(x, y);
      g.strokeStyle = colours[k] as string;
      g.globalAlpha = 0.22;
      g.lineWidth = 9;
      g.stroke();
      g.globalAlpha = 1;
      g.lineWidth = 3;
      g.stroke();
    }
  }

  return {
    set(stage, views, theme) {
      width = canvas.clientWidth;
      height = canvas.clientHeight;
      trails = views.map((view, slot) => trailOf(view, stage, slot, theme));
    },
    clear() {
      canvas.getContext('2d')?.clearRect(0, 0, width, height);
    },
    draw(slot, time, x, y) {
      const g = canvas.getContext('2d');
      const trail = trails[slot];
      if (!g || !trail) return;
      g.lineCap = 'round';
      g.lineJoin = 'round';
      strokeUntil(g, trail, time, x, y);
      g.fillStyle = trail.dot;
      g.globalAlpha = 0.25;
      disc(g, x, y, 11);
      g.globalAlpha = 1;
      disc(g, x, y, 5.5);
      g.fillStyle = '#17120f';
      disc(g, x, y, 2);
    },
  };
}

function disc(g: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  g.beginPath();
  g.arc(x, y, radius, 0, 7);
  g.fill();
}

function trailOf({ path, phases }: SideView, stage: Stage, slot: number, theme: Theme): Trail {
  const corners = new Set(phases.flatMap(({ from, to }) => [from, to]));
  const xs: number[] = [];
  const ys: number[] = [];
  const times: number[] = [];
  const kept = new Map<number, number>();
  for (let i = 0; i < path.count; i++) {
    const x = xOf(stage, slot, path.xs[i] as number);
    const y = yOf(stage, path.ys[i] as number);
    const last = xs.length - 1;
    if (!corners.has(i) && last >= 0 && Math.hypot(x - (xs[last] as number), y - (ys[last] as number)) < NEAR) continue;
    kept.set(i, xs.length);
    xs.push(x);
    ys.push(y);
    times.push(path.times[i] as number);
  }
  return {
    count: xs.length,
    xs: Float32Array.from(xs),
    ys: Float32Array.from(ys),
    times: Float64Array.from(times),
    starts: phases.map(({ from }) => kept.get(from) ?? 0),
    colours: phases.map(({ phase }) => theme.phases[phase]),
    dot: theme.runs[slot === 0 ? 0 : 1],
  };
}
