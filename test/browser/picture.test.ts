/**
 * The picture itself, at six moments: no stored images, but bands for what a person would notice: how bright it is and where, its
 * colours, and how much of it is sky, ground and jumper. Bands are wide enough for another driver and another taste, and too narrow
 * for a picture that has gone dark, blank, or lost its ground.
 */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { openPage } from './harness';
import { COLUMNS, type Grid, lookAt, luminance, type PartName, parts, ROWS, watchDraws } from './pixels';
import { framesPass, leaveFocus, seek, stateOf } from './visitor';

type Band = readonly [low: number, high: number];

interface Moment {
  readonly name: string;
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
  readonly sky: Band;
  readonly ground: Band;
  readonly subject: Band;
}

/** The shortest way to three moments: one page for each place. */
const places: readonly { readonly place: string; readonly query: string; readonly moments: readonly Moment[] }[] = [
  {
    place: 'the desert',
    query: '?tier=low&camera=chase',
    moments: [
      {
        name: 'out of the ramp',
        time: 0.6,
        upper: [55, 150],
        lower: [70, 170],
        upperWarmth: [0.5, 1.05],
        lowerWarmth: [1.05, 1.9],
        range: [80, 230],
        sky: [0.25, 0.6],
        ground: [0.08, 0.4],
        subject: [0.001, 0.03],
      },
      {
        name: '20,000 ft',
        time: 24,
        upper: [140, 235],
        lower: [50, 140],
        upperWarmth: [0.9, 1.5],
        lowerWarmth: [1.1, 2],
        range: [90, 240],
        sky: [0.12, 0.4],
        ground: [0.3, 0.75],
        subject: [0.005, 0.05],
      },
      {
        name: 'under canopy',
        time: 150,
        upper: [130, 235],
        lower: [30, 110],
        upperWarmth: [1.05, 1.9],
        lowerWarmth: [1.1, 2],
        range: [110, 250],
        sky: [0.12, 0.45],
        ground: [0.45, 0.85],
        subject: [0.0002, 0.01],
      },
    ],
  },
  {
    place: 'the fjord',
    query: '?jump=cliff&tier=low&camera=chase',
    moments: [
      {
        name: 'at the lip',
        time: 0,
        upper: [100, 200],
        lower: [70, 165],
        upperWarmth: [0.45, 0.95],
        lowerWarmth: [0.95, 1.7],
        range: [75, 210],
        sky: [0.15, 0.4],
        ground: [0.35, 0.75],
        subject: [0.001, 0.03],
      },
      {
        name: 'tracking',
        time: 6,
        upper: [80, 175],
        lower: [25, 95],
        upperWarmth: [0.55, 1.05],
        lowerWarmth: [0.6, 1.25],
        range: [90, 230],
        sky: [0.05, 0.22],
        ground: [0.7, 0.96],
        subject: [0.002, 0.03],
      },
      {
        name: 'under canopy',
        time: 34,
        upper: [70, 170],
        lower: [60, 150],
        upperWarmth: [0.5, 1.05],
        lowerWarmth: [1.4, 2.7],
        range: [60, 190],
        sky: [0.08, 0.3],
        ground: [0.6, 0.92],
        subject: [0.0002, 0.01],
      },
    ],
  },
];

type Figures = Readonly<Record<Exclude<keyof Moment, 'name' | 'time'>, number>>;

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function figuresOf(grid: Grid, shares: Readonly<Record<PartName, number>>): Figures {
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
function faultsOf(figures: Figures, moment: Moment): string[] {
  return (Object.keys(figures) as (keyof Figures)[]).flatMap((name) => {
    const [low, high] = moment[name];
    const value = figures[name];
    return value >= low && value <= high ? [] : [`${name} is ${value.toFixed(4)}, not within ${low} to ${high}`];
  });
}

const isBuilt = (page: Page) =>
  page.waitForFunction(
    () => {
      const picture = window.twoStunts?.state().picture as { drawCalls: number; building: number | null } | null;
      return picture !== null && picture !== undefined && picture.drawCalls > 3 && picture.building === null;
    },
    null,
    { timeout: 110_000 },
  );

/** Looks at an instant without some parts of the picture. */
async function lookWithout(page: Page, time: number, left: readonly string[], against: readonly string[] | null) {
  await page.evaluate((names) => {
    window.leftOut = new Set(names);
  }, left);
  await seek(page, time);
  await page.evaluate(async () => {
    const enough = window.framesDrawn + 2;
    while (window.framesDrawn < enough) await new Promise(requestAnimationFrame);
  });
  return lookAt(page, left.join(), against?.join() ?? null);
}

/** @param always  what is left out throughout */
async function measure(page: Page, time: number, only: readonly PartName[] = parts, always: readonly string[] = []) {
  const { grid } = await lookWithout(page, time, always, null);
  const shares = { sky: 0, ground: 0, subject: 0 };
  for (const part of only) {
    if (always.includes(part)) continue;
    shares[part] = (await lookWithout(page, time, [...always, part], always)).changed;
  }
  return { grid, shares };
}

describe.each(places)('the picture of $place', ({ query, moments }) => {
  let page: Page;
  beforeAll(async () => {
    ({ page } = await openPage(`${query}&t=${moments[0]!.time}`, {
      before: watchDraws,
      viewport: { width: 480, height: 270 },
    }));
    await isBuilt(page);
    await leaveFocus(page);
    await page.keyboard.press('h');
  }, 120_000);

  /** Runs a check within the number of frames that any test may draw. */
  async function withinFrames(check: () => Promise<void>): Promise<void> {
    const before = await page.evaluate(() => window.framesDrawn);
    await check();
    expect((await page.evaluate(() => window.framesDrawn)) - before).toBeLessThanOrEqual(60);
  }

  test.each(moments)('$name: bright, coloured and divided as it should be', (moment) =>
    withinFrames(async () => {
      const { grid, shares } = await measure(page, moment.time);
      const figures = figuresOf(grid, shares);
      expect(faultsOf(figures, moment), JSON.stringify(figures)).toEqual([]);
      // The bands would notice a picture that went dark, blank, or upside down.
      const dark = grid.map(([red, green, blue]) => [red / 4, green / 4, blue / 4] as const);
      const blank = grid.map(() => [128, 128, 128] as const);
      for (const broken of [dark, blank, [...grid].reverse()]) {
        expect(faultsOf(figuresOf(broken, shares), moment)).not.toEqual([]);
      }
    }),
  );

  test.each(parts)('that its %s is not drawn would be noticed', (part) =>
    withinFrames(async () => {
      const moment = moments[1]!;
      const { grid } = await measure(page, moment.time, [], [part]);
      const again = (await lookWithout(page, moment.time, [part, 'twice'], [part])).changed;
      const faults = faultsOf(figuresOf(grid, { sky: 0.5, ground: 0.5, subject: 0.01, [part]: again }), moment);
      expect(
        faults.some((fault) => fault.startsWith(`${part} is`)),
        faults.join(),
      ).toBe(true);
    }),
  );
});

describe('what is no longer on show', () => {
  test('is let go of: nothing on the graphics card grows with changes of the view', async () => {
    const { page, expectClean } = await openPage('?tier=low&t=24', { viewport: { width: 480, height: 270 } });
    await leaveFocus(page);
    const seen: { view: string; geometries: number; textures: number; programs: number }[] = [];
    for (let i = 0; i < 4; i++) {
      for (const [key, view] of [
        ['2', 'cliff'],
        ['1', 'halo'],
      ] as const) {
        await page.keyboard.press(key);
        await page.waitForFunction((now) => window.twoStunts.state().view === now, view);
        await isBuilt(page);
        // The jump of the view that was chosen begins anew: the same moment for all.
        await seek(page, 24);
        await framesPass(page);
        const { geometries, textures, programs } = (await stateOf(page)).picture as (typeof seen)[number];
        seen.push({ view, geometries, textures, programs });
      }
    }
    // The dust of the wheels is drawn, or not, by whether the bake came while they still rolled. Two worlds more that left one
    // shape each behind would leave two.
    for (const [before, after] of [
      [seen[2], seen[6]],
      [seen[3], seen[7]],
    ] as const) {
      if (!before || !after) throw new Error('too few looks');
      expect(after).toEqual({ ...before, geometries: after.geometries });
      expect(after.geometries).toBeLessThanOrEqual(before.geometries + 1);
    }
    expectClean();
  }, 180_000);
});
