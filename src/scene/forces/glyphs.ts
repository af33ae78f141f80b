/**
 * Words and digits on one texture, drawn once in the font of the page. A number that changes all the time is then a row of
 * small quads, and neither a canvas nor a text is made for it.
 */
import * as THREE from 'three';

/** Height of the letters' box and size of the font, CSS px; the texture holds them twice as fine. */
export const LINE = 20;
const FONT = 14;
const FINE = 2;
const WIDE = 512;
/** Room for the dark edge around a letter, CSS px. */
const EDGE = 2.5;

export interface Glyphs {
  readonly texture: THREE.Texture;
  /** Of each glyph its place on the texture: left, bottom, width, height, from 0 to 1. */
  readonly cells: Float32Array;
  /** How far each moves the pen, CSS px; its quad is wider by {@link OVERHANG}. */
  readonly advances: Float32Array;
  dispose(): void;
}
export const OVERHANG = 2 * EDGE;

const font = `600 ${FONT * FINE}px "Barlow Semi Condensed", "Roboto Condensed", system-ui, sans-serif`;

/** Calls back once the font of the page has come, if it was not there yet. */
export function whenFontComes(act: () => void): void {
  const { fonts } = document;
  if (!fonts || fonts.check(font)) return;
  void fonts.load(font).then(act, () => undefined);
}

/** Without a canvas, as in tests, letters have a plausible width and no picture. */
const USUAL_WIDTH = 0.5 * FONT;

export function createGlyphs(words: readonly string[]): Glyphs {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (context) context.font = font;
  const advances = Float32Array.from(words, (word) =>
    context ? context.measureText(word).width / FINE : word.length * USUAL_WIDTH,
  );
  const digits = words.map((word, i) => (/^\d$/.test(word) ? advances[i]! : 0));
  // Digits of one width: a number that changes does not wobble.
  for (const [i, width] of digits.entries()) if (width > 0) advances[i] = Math.max(...digits);

  const places: [x: number, y: number][] = [];
  let [x, y] = [0, 0];
  for (const advance of advances) {
    const width = Math.ceil((advance + OVERHANG) * FINE);
    if (x + width > WIDE) [x, y] = [0, y + LINE * FINE];
    places.push([x, y]);
    x += width;
  }
  canvas.width = WIDE;
  canvas.height = 2 ** Math.ceil(Math.log2(y + LINE * FINE));
  const cells = new Float32Array(4 * words.length);
  for (const [i, [left, top]] of places.entries()) {
    const width = (advances[i]! + OVERHANG) * FINE;
    const height = LINE * FINE;
    cells.set([left / WIDE, 1 - (top + height) / canvas.height, width / WIDE, height / canvas.height], 4 * i);
  }
  if (context) {
    context.font = font; // a new size forgets it
    context.textBaseline = 'middle';
    context.textAlign = 'center';
    context.lineJoin = 'round';
    context.lineWidth = 2 * EDGE * FINE * 0.72;
    context.strokeStyle = 'rgb(20 14 10)';
    context.fillStyle = '#fff';
    for (const [i, word] of words.entries()) {
      const [left, top] = places[i]!;
      const middle = left + ((advances[i]! + OVERHANG) * FINE) / 2;
      context.strokeText(word, middle, top + (LINE * FINE) / 2);
      context.fillText(word, middle, top + (LINE * FINE) / 2);
    }
  }
  const texture = new THREE.CanvasTexture(canvas);
  texture.generateMipmaps = true;
  texture.minFilter = THREE.LinearMipmapLinearFilter;
  return { texture, cells, advances, dispose: () => texture.dispose() };
}
