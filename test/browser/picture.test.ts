/**
 * The picture itself, at six moments: no stored images, but bands for what a person would notice: how bright it is and where, its
 * colours, and how much of it is sky, ground and jumper. Bands are wide enough for another driver and another taste, and too narrow
 * for a picture that has gone dark, blank, or lost its ground.
 */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openPage } from './harness';
import {
  COLUMNS,
  type Grid,
  gridOf,
  luminance,
  type PartName,
  parts,
  pixelsOf,
  ROWS,
  shareThatDiffers,
  watchDraws,
} from './pixels';
import { framesPass, leaveFocus, seek, stateOf } from './visitor';

type Band = readonly [low: number, high: number];

interface Moment {
  readonly name: string;
  readonly query: string;
  readonly time: number;
  /** Mean luminance on the screen of the upper third and of the lower third, 0 to 255. */
  readonly upper: Band;
  readonly lower: Band;
  /** Red over blue of both thirds: above 1 is warm. */
  readonly upperWarmth: Band;
  readonly lowerWarmth: Band;
  /** Largest less least luminance of the cells. */
  readonly range: Band;
  /** Shares of the picture that would look different without it. */
  readonly shares: Readonly<Record<PartName, Band>>;
}

const halo = '?tier=low';
const cliff = '?jump=cliff&tier=low';
const moments: readonly Moment[] = [
  {
    name: 'HALO, out of the ramp',
    query: halo,
    time: 0.6,
    upper: [0, 255],
    lower: [0, 255],
    upperWarmth: [0, 9],
    lowerWarmth: [0, 9],
    range: [0, 255],
    shares: { sky: [0, 1], ground: [0, 1], subject: [0, 1] },
  },
  {
    name: 'HALO, 20,000 ft',
    query: halo,
    time: 24,
    upper: [0, 255],
    lower: [0, 255],
    upperWarmth: [0, 9],
    lowerWarmth: [0, 9],
    range: [0, 255],
    shares: { sky: [0, 1], ground: [0, 1], subject: [0, 1] },
  },
  {
    name: 'HALO, under canopy',
    query: halo,
    time: 150,
    upper: [0, 255],
    lower: [0, 255],
    upperWarmth: [0, 9],
    lowerWarmth: [0, 9],
    range: [0, 255],
    shares: { sky: [0, 1], ground: [0, 1], subject: [0, 1] },
  },
  {
    name: 'cliff, at the lip',
    query: cliff,
    time: 0,
    upper: [0, 255],
    lower: [0, 255],
    upperWarmth: [0, 9],
    lowerWarmth: [0, 9],
    range: [0, 255],
    shares: { sky: [0, 1], ground: [0, 1], subject: [0, 1] },
  },
  {
    name: 'cliff, tracking',
    query: cliff,
    time: 6,
    upper: [0, 255],
    lower: [0, 255],
    upperWarmth: [0, 9],
    lowerWarmth: [0, 9],
    range: [0, 255],
    shares: { sky: [0, 1], ground: [0, 1], subject: [0, 1] },
  },
  {
    name: 'cliff, under canopy',
    query: cliff,
    time: 34,
    upper: [0, 255],
    lower: [0, 255],
    upperWarmth: [0, 9],
    lowerWarmth: [0, 9],
    range: [0, 255],
    shares: { sky: [0, 1], ground: [0, 1], subject: [0, 1] },
  },
];

interface Measured {
  readonly grid: Grid;
  readonly shares: Readonly<Record<PartName, number>>;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function figuresOf({ grid, shares }: Measured) {
  const third = (COLUMNS * ROWS) / 3;
  const [upper, lower] = [grid.slice(0, third), grid.slice(2 * third)];
  const warmth = (cells: Grid) => mean(cells.map(([red]) => red)) / Math.max(mean(cells.map(([, , blue]) => blue)), 1);
  const bright = grid.map(luminance);
  return {
    upper: mean(upper.map(luminance)),
    lower: mean(lower.map(luminance)),
    upperWarmth: warmth(upper),
    lowerWarmth: warmth(lower),
    range: Math.max(...bright) - Math.min(...bright),
    ...shares,
  };
}

/** What is outside its band, in words. */
function faultsOf(measured: Measured, moment: Moment): string[] {
  const bands: Record<string, Band> = { ...moment, ...moment.shares } as never;
  return Object.entries(figuresOf(measured)).flatMap(([name, value]) => {
    const [low, high] = bands[name] as Band;
    return value >= low && value <= high ? [] : [`${name} is ${value.toFixed(3)}, not within ${low} to ${high}`];
  });
}

/** Opens the page at a moment, with nothing but the picture. */
async function openAt(query: string, time: number): Promise<Page> {
  const { page } = await openPage(`${query}&t=${time}`, { before: watchDraws });
  await page.waitForFunction(() => {
    const picture = window.twoStunts?.state().picture as { drawCalls: number; building: number | null } | null;
    return picture !== null && picture !== undefined && picture.drawCalls > 3 && picture.building === null;
  });
  await leaveFocus(page);
  await page.keyboard.press('h');
  return page;
}

/** The picture without some of its parts. */
async function without(page: Page, time: number, left: readonly string[]) {
  await page.evaluate((names) => {
    window.leftOut = new Set(names);
  }, left);
  await seek(page, time);
  await page.evaluate(async () => {
    const enough = window.framesDrawn + 3;
    while (window.framesDrawn < enough) await new Promise(requestAnimationFrame);
  });
  return pixelsOf(page);
}

async function measure(page: Page, time: number, always: readonly string[] = []): Promise<Measured> {
  const whole = await without(page, time, always);
  const shares = {} as Record<PartName, number>;
  for (const part of parts) shares[part] = shareThatDiffers(whole, await without(page, time, [...always, part]));
  return { grid: gridOf(whole), shares };
}

async function framesOf(page: Page): Promise<number> {
  return page.evaluate(() => window.framesDrawn);
}

describe('the picture', () => {
  test.each(moments)('$name: is as it should be', async (moment) => {
    const page = await openAt(moment.query, moment.time);
    const measured = await measure(page, moment.time);
    expect(faultsOf(measured, moment), JSON.stringify(figuresOf(measured))).toEqual([]);
    expect(await framesOf(page)).toBeLessThanOrEqual(60);
  });
});

describe('these tests notice', () => {
  const inTheDesert = moments[1] as Moment;
  const atTheWall = moments[4] as Moment;

  test.each([inTheDesert, atTheWall])('$name: that it went dark or blank, in its pixels', async (moment) => {
    const page = await openAt(moment.query, moment.time);
    const { grid, shares } = await measure(page, moment.time);
    const dark = grid.map(([red, green, blue]) => [red / 4, green / 4, blue / 4] as const);
    const blank = grid.map(() => [128, 128, 128] as const);
    const upsideDown = [...grid].reverse();
    for (const broken of [dark, blank, upsideDown]) expect(faultsOf({ grid: broken, shares }, moment)).not.toEqual([]);
  });

  test.each([inTheDesert, atTheWall].flatMap((moment) => parts.map((part) => ({ name: moment.name, part, moment }))))(
    '$name: that $part is not drawn',
    async ({ part, moment }) => {
      const page = await openAt(moment.query, moment.time);
      const faults = faultsOf(await measure(page, moment.time, [part]), moment);
      expect(
        faults.some((fault) => fault.startsWith(`${part} is`)),
        faults.join(),
      ).toBe(true);
      expect(await framesOf(page)).toBeLessThanOrEqual(60);
    },
  );
});

describe('what is no longer on show', () => {
  test('is let go of: nothing on the graphics card grows with changes of the view', async () => {
    const { page, expectClean } = await openPage('?tier=low&t=24');
    const counts = async () => {
      await page.waitForFunction(() => {
        const picture = window.twoStunts?.state().picture as { drawCalls: number; building: number | null } | null;
        return picture !== null && picture !== undefined && picture.drawCalls > 3 && picture.building === null;
      });
      await page.evaluate(() => window.twoStunts.pause());
      const { geometries, textures, programs } = (await stateOf(page)).picture as Record<string, number>;
      return { geometries, textures, programs };
    };
    await leaveFocus(page);
    const seen: Record<string, unknown>[] = [];
    for (let i = 0; i < 3; i++) {
      for (const [key, view] of [
        ['2', 'cliff'],
        ['3', 'compare'],
        ['1', 'halo'],
      ] as const) {
        await page.keyboard.press(key);
        await page.waitForFunction((now) => window.twoStunts.state().view === now, view);
        await framesPass(page);
        seen.push({ view, ...(await counts()) });
      }
    }
    expect(seen.slice(3, 6)).toEqual(seen.slice(6, 9));
    expectClean();
  });
});
