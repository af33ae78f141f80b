/** Where pictures and videos are made: any moment of what is on show, in any size, without the page and without its clock. */
import type { Units } from '../parameters/reader-units';
import { channel } from '../recording/channels';
import { createSample } from '../recording/sample';
import { sampleAt } from '../recording/sample-at';
import type { StageSize } from '../scene/stage';
import type { ShownRun } from '../ui/state';
import { quantityText, timeText } from '../ui/text';
import { createFiguresStrip } from '../ui/video/figures-strip';
import type { Graphics } from './graphics';

export interface Studio {
  /** What was drawn last. */
  readonly canvas: HTMLCanvasElement;
  /** Draws a moment of the clock, s. Depends on nothing that was drawn before. */
  draw(time: number): void;
  /** Gives the picture back to the page. */
  close(): void;
}

export interface StudioOptions {
  readonly shown: readonly ShownRun[];
  readonly size: StageSize;
  /** The units of the figures in the picture; null for no figures. */
  readonly figures: Units | null;
}

const altitude = channel('altitudeAgl');
const airspeed = channel('airspeed');

/** Null where the picture is taken already, or the browser gives no canvas to draw into. */
export function openStudio(graphics: Graphics, { shown, size, figures }: StudioOptions): Studio | null {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { alpha: false });
  const film = context && graphics.film(size);
  if (!context || !film) return null;
  canvas.width = Math.round(size.width * size.pixelRatio);
  canvas.height = Math.round(size.height * size.pixelRatio);
  const samples = shown.map(() => createSample());
  const strip = createFiguresStrip();
  const ratio = canvas.width / size.width;

  function drawFigures(units: Units): void {
    if (!context || !film) return;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    for (const [i, place] of film.places.entries()) {
      const [run, sample] = [shown[i], samples[i]];
      if (!run || !sample) continue;
      const { start, end } = run.run.recording;
      strip.draw(context, place, shown.length > 1 ? run.name : run.run.jump.title, [
        timeText(Math.min(Math.max(sample.time, start), end)),
        `${quantityText(altitude.of(sample), altitude, units)} AGL`,
        quantityText(airspeed.of(sample), airspeed, units),
      ]);
    }
    context.setTransform(1, 0, 0, 1, 0, 0);
  }

  return {
    canvas,
    draw(time) {
      for (const [i, { run, offset }] of shown.entries()) {
        const sample = samples[i];
        if (sample) sampleAt(run.recording, time - offset, sample);
      }
      film.draw(samples);
      // In the same task: what WebGL has drawn is gone in the next.
      context.drawImage(film.canvas, 0, 0, canvas.width, canvas.height);
      if (figures) drawFigures(figures);
    },
    close: film.end,
  };
}
