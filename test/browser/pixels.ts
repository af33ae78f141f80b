/** A picture as numbers: what a person would notice at once if it went dark, blank, or lost its ground. */
import type { Page } from 'playwright-core';

export const COLUMNS = 16;
export const ROWS = 9;

/** Mean red, green, blue of each cell from the upper left, row by row, 0 to 255, as on the screen. */
export type Grid = readonly (readonly [red: number, green: number, blue: number])[];

/** Parts of the picture that can be left out, told by the sources of their programs. */
export const parts = ['sky', 'ground', 'subject'] as const;
export type PartName = (typeof parts)[number];

declare global {
  interface Window {
    /** Parts whose draws do not reach the graphics. */
    leftOut: Set<string>;
    /** Frames drawn since the page was opened. */
    framesDrawn: number;
    /** Pixels of looks, by name. */
    kept?: Record<string, Uint8ClampedArray>;
  }
}

/** Runs in the page before its own code. */
export function watchDraws(): void {
  window.leftOut = new Set();
  window.framesDrawn = 0;
  const partOf = new WeakMap<WebGLProgram, string>();
  const sources = new WeakMap<WebGLShader, string>();
  const gl = WebGL2RenderingContext.prototype;
  let current = '';
  const { shaderSource, attachShader, useProgram } = gl;
  gl.shaderSource = function (shader, source) {
    sources.set(shader, source);
    shaderSource.call(this, shader, source);
  };
  gl.attachShader = function (program, shader) {
    const source = sources.get(shader) ?? '';
    const name = /#define SHADER_NAME (\w+)/.exec(source)?.[1] ?? '';
    if (/#define USE_SKINNING/.test(source)) partOf.set(program, 'subject');
    else if (name !== '') partOf.set(program, name);
    attachShader.call(this, program, shader);
  };
  gl.useProgram = function (program) {
    current = (program && partOf.get(program)) ?? '';
    if (current === 'output') window.framesDrawn++;
    useProgram.call(this, program);
  };
  const draws = gl as unknown as Record<string, (...args: unknown[]) => unknown>;
  for (const name of ['drawElements', 'drawArrays', 'drawElementsInstanced', 'drawArraysInstanced']) {
    const plain = draws[name] as (...args: unknown[]) => unknown;
    draws[name] = function (...args) {
      return window.leftOut.has(current) ? undefined : plain.apply(this, args);
    };
  }
}

export interface Look {
  readonly grid: Grid;
  /** Share of the picture that looks different from the one before: by more than noise in any colour. */
  readonly changed: number;
}

/**
 * Looks at the page as the browser shows it. All pixels stay in the page; what comes back are means.
 *
 * @param against  the name under which an earlier look was kept, to compare with; its own name it keeps itself under
 */
export async function lookAt(page: Page, name: string, against: string | null): Promise<Look> {
  const png = (await page.screenshot()).toString('base64');
  return page.evaluate(
    async ([text, keep, other, columns, rows]) => {
      const image = new Image();
      image.src = `data:image/png;base64,${text}`;
      await image.decode();
      const { width, height } = image;
      const canvas = document.createElement('canvas');
      canvas.width = width;
      canvas.height = height;
      const context = canvas.getContext('2d') as CanvasRenderingContext2D;
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, width, height);
      window.kept ??= {};
      window.kept[keep] = data;
      const before = other === null ? data : (window.kept[other] as Uint8ClampedArray);
      const sums = Array.from({ length: columns * rows }, () => [0, 0, 0, 0] as [number, number, number, number]);
      let changed = 0;
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
          const cell = sums[Math.floor((y * rows) / height) * columns + Math.floor((x * columns) / width)]!;
          const at = 4 * (y * width + x);
          let differs = false;
          for (let c = 0; c < 3; c++) {
            cell[c]! += data[at + c]!;
            if (Math.abs(data[at + c]! - before[at + c]!) > 3) differs = true;
          }
          cell[3]++;
          if (differs) changed++;
        }
      }
      return {
        grid: sums.map(([red, green, blue, count]) => [red / count, green / count, blue / count] as const),
        changed: changed / (width * height),
      };
    },
    [png, name, against, COLUMNS, ROWS] as const,
  );
}

/** Luminance of a cell on the screen, 0 to 255 (Rec. 709). */
export const luminance = ([red, green, blue]: Grid[number]): number => 0.2126 * red + 0.7152 * green + 0.0722 * blue;
