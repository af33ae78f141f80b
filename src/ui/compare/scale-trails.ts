import { type SideView, type Stage, xOf, yOf } from './scale-layout';
import type { Theme } from './scale-theme';

/**
 * The paths as flown so far, over what stands still. As the clock runs on, only what is new is drawn; when it goes back, all of
 * it anew.
 */
export interface Trails {
  /** New places in the window: the canvas is empty. */
  set(stage: Stage, views: readonly SideView[], theme: Theme): void;
  /** A new moment on the clock, before the paths are drawn up to it. */
  begin(clock: number): void;
  /** One path up to its own time, at x, y, px. */
  draw(slot: number, time: number, x: number, y: number): void;
}

/** A path in pixels without points that nobody can tell apart, and how far it is drawn. */
interface Trail {
  readonly count: number;
  readonly xs: Float32Array;
  readonly ys: Float32Array;
  readonly times: Float64Array;
  readonly colours: readonly string[];
  /** Last point passed, and the place where the line ends. */
  drawn: number;
  x: number;
  y: number;
}

/** Points nearer to each other than this, px, are one. */
const NEAR = 0.75;

export function createTrails(canvas: HTMLCanvasElement): Trails {
  let trails: readonly Trail[] = [];
  let clock = Number.POSITIVE_INFINITY;

  return {
    set(stage, views, theme) {
      trails = views.map((view, slot) => trailOf(view, stage, slot, theme));
      clock = Number.POSITIVE_INFINITY;
    },
    begin(next) {
      if (next < clock) {
        canvas.getContext('2d')?.clearRect(0, 0, canvas.clientWidth, canvas.clientHeight);
        for (const trail of trails) rewind(trail);
      }
      clock = next;
    },
    draw(slot, time, x, y) {
      const g = canvas.getContext('2d');
      const trail = trails[slot];
      if (!g || !trail) return;
      const { count, xs, ys, times, colours } = trail;
      g.lineCap = 'round';
      g.lineJoin = 'round';
      g.lineWidth = 3;
      let colour = '';
      let isOpen = false;
      for (let i = trail.drawn; i + 1 < count && (times[i] as number) <= time; i++) {
        if (colours[i] !== colour) {
          if (isOpen) g.stroke();
          colour = colours[i] as string;
          g.strokeStyle = colour;
          g.beginPath();
          g.moveTo(trail.x, trail.y);
          isOpen = true;
        }
        const isPast = (times[i + 1] as number) <= time;
        trail.x = isPast ? (xs[i + 1] as number) : x;
        trail.y = isPast ? (ys[i + 1] as number) : y;
        g.lineTo(trail.x, trail.y);
        if (isPast) trail.drawn = i + 1;
      }
      if (isOpen) g.stroke();
    },
  };
}

function rewind(trail: Trail): void {
  trail.drawn = 0;
  trail.x = trail.xs[0] as number;
  trail.y = trail.ys[0] as number;
}

function trailOf({ path, phases }: SideView, stage: Stage, slot: number, theme: Theme): Trail {
  const xs: number[] = [];
  const ys: number[] = [];
  const times: number[] = [];
  const colours: string[] = [];
  for (const { phase, from, to } of phases) {
    for (let i = from; i <= to; i++) {
      const x = xOf(stage, slot, path.xs[i] as number);
      const y = yOf(stage, path.ys[i] as number);
      const last = xs.length - 1;
      const isNear = last >= 0 && Math.hypot(x - (xs[last] as number), y - (ys[last] as number)) < NEAR;
      if (isNear && i !== from && i !== to) continue;
      xs.push(x);
      ys.push(y);
      times.push(path.times[i] as number);
      colours.push(theme.phases[phase]);
    }
  }
  const trail = {
    count: xs.length,
    xs: Float32Array.from(xs),
    ys: Float32Array.from(ys),
    times: Float64Array.from(times),
    colours,
    drawn: 0,
    x: 0,
    y: 0,
  };
  rewind(trail);
  return trail;
}
