/** Short texts on one texture, drawn by the browser in the font of the page. */
import * as THREE from 'three';

const COLUMNS = 4;
const CELL = [256, 40] as const;
/** Texts beyond this many are left out. */
export const MOST_TEXTS = 48;
const ROWS = MOST_TEXTS / COLUMNS;

export interface Lettering {
  readonly texture: THREE.Texture;
  /** Place of the text with this number on the texture: left, bottom, width, height, from 0 to 1. */
  cell(index: number, out: THREE.Vector4): void;
  dispose(): void;
}

/** Width over height of a cell. */
export const CELL_SHAPE = CELL[0] / CELL[1];

export function createLettering(texts: readonly string[]): Lettering {
  const canvas = document.createElement('canvas');
  canvas.width = COLUMNS * CELL[0];
  canvas.height = ROWS * CELL[1];
  const context = canvas.getContext('2d');
  if (context) {
    context.font = `600 ${Math.round(CELL[1] * 0.66)}px "Barlow Semi Condensed", system-ui, sans-serif`;
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    context.lineWidth = 6;
    context.strokeStyle = 'rgb(20 14 10 / 0.75)';
    context.fillStyle = '#fff';
    for (const [i, text] of texts.slice(0, MOST_TEXTS).entries()) {
      const x = (i % COLUMNS) * CELL[0] + 6;
      const y = (Math.floor(i / COLUMNS) + 0.5) * CELL[1];
      context.strokeText(text, x, y, CELL[0] - 12);
      context.fillText(text, x, y, CELL[0] - 12);
    }
  }
  const texture = new THREE.CanvasTexture(canvas);
  texture.colorSpace = THREE.SRGBColorSpace;
  texture.anisotropy = 2;
  return {
    texture,
    cell(index, out) {
      out.set((index % COLUMNS) / COLUMNS, 1 - (Math.floor(index / COLUMNS) + 1) / ROWS, 1 / COLUMNS, 1 / ROWS);
    },
    dispose: () => texture.dispose(),
  };
}
