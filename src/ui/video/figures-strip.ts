/** A discreet strip with a few figures, drawn into a picture or a video: what is seen, when, how high, how fast. */

/** Size of the letters as a share of the view, and the least, CSS px; room around it in letter sizes. */
const LETTERS = 0.024;
const LEAST = 12;
const EDGE = 1.1;
const PADDING = 0.8;
const GAP = 0.85;
const HEIGHT = 2.1;

export interface StripPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface FiguresStrip {
  /** Draws into the lower left corner of a place, all in CSS px of a context that is scaled for them. */
  draw(context: CanvasRenderingContext2D, place: StripPlace, title: string, figures: readonly string[]): void;
}

/** Colours and letters are those of the page. */
export function createFiguresStrip(): FiguresStrip {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  const [ink, soft, plate, line] = [colour('--ink'), colour('--ink-soft'), colour('--plate'), colour('--line')];
  const family = colour('--font');
  /** Widest that each column of each strip has been, in letter sizes: what follows does not dance with the digits. */
  const widest = new Map<string, number[]>();
  return {
    draw(context, place, title, figures) {
      const texts = [title, ...figures];
      const key = `${place.x} ${place.y}`;
      const columns = widest.get(key) ?? texts.map(() => 0);
      widest.set(key, columns);
      const font = (size: number, i: number): string => `${i === 0 ? 600 : 400} ${size}px ${family}`;
      const wanted = Math.max(LEAST, LETTERS * Math.min(place.height, 0.75 * place.width));
      for (const [i, text] of texts.entries()) {
        context.font = font(wanted, i);
        // All digits are as wide as a zero.
        const width = context.measureText(text.replace(/\d/g, '0')).width / wanted;
        columns[i] = Math.max(columns[i] ?? 0, width);
      }
      const across = columns.reduce((sum, column) => sum + column, 0) + 2 * PADDING + (texts.length - 1) * 2 * GAP;
      // A narrow view has smaller letters rather than a strip that is cut off.
      const size = Math.min(wanted, place.width / (across + 2 * EDGE));
      const [left, height] = [place.x + EDGE * size, HEIGHT * size];
      const top = place.y + place.height - EDGE * size - height;

      context.save();
      context.beginPath();
      context.roundRect(left, top, across * size, height, 0.45 * size);
      context.fillStyle = plate;
      context.fill();
      context.strokeStyle = line;
      context.lineWidth = 1;
      context.stroke();
      context.textBaseline = 'middle';
      let x = left + PADDING * size;
      for (const [i, text] of texts.entries()) {
        if (i > 0) {
          context.fillStyle = line;
          context.fillRect(x + GAP * size - 0.5, top + 0.28 * height, 1, 0.44 * height);
          x += 2 * GAP * size;
        }
        context.font = font(size, i);
        context.fillStyle = i === 1 ? soft : ink;
        context.fillText(text, x, top + 0.53 * height);
        x += (columns[i] ?? 0) * size;
      }
      context.restore();
    },
  };
}
