import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { halo } from '../../src/jumps/halo';
import { whole } from '../../src/math/sliced';
import { unitSystems } from '../../src/parameters/reader-units';
import { feet } from '../../src/parameters/units';
import { lowestOpeningWords, spreadWords, variationWords } from '../../src/ui/what-if/words';
import { lowestOpening } from '../../src/what-if/lowest-opening';
import { usualVariation } from '../../src/what-if/spread';
import { spreadFigures } from '../../src/what-if/spread-figures';
import { doWork, MOST_RUNS } from '../../src/what-if/work';
import {
  expectAsInNode,
  faultsOf,
  framesPass,
  inNode,
  leaveFocus,
  openPageUndrawn,
  openPageWithoutPicture,
  runOf,
  stateOf,
} from './visitor';

declare global {
  interface Window {
    /** How many results each message of a worker brought to the page. */
    brought: number[];
  }
}

/** Room for the questions beside their answer, and no more pixels than need be. */
const wide = { viewport: { width: 1024, height: 600 } };

/** From now on each message that a worker sends is counted, or workers are refused. */
const watchWorkers = (page: Page, allowed: boolean) =>
  page.evaluate((isAllowed) => {
    window.brought = [];
    const Plain = window.Worker;
    window.Worker = class extends Plain {
      constructor(url: string | URL, options?: WorkerOptions) {
        if (!isAllowed) throw new Error('refused');
        super(url, options);
        this.addEventListener('message', ({ data }) => {
          window.brought.push(data.done instanceof Float64Array ? data.done.length / 4 : 0);
        });
      }
    };
  }, allowed);

async function openQuestion(page: Page, title: string | RegExp): Promise<void> {
  await leaveFocus(page);
  if (!(await page.locator('.what-if').isVisible())) await page.keyboard.press('w');
  await page.getByRole('radio', { name: title }).check();
}

const words = (page: Page) => page.locator('.what-if-words p').allTextContents();
const answered = (page: Page) => page.locator('.what-if-words p').first().waitFor();

/** What this process says to a spread of the jump as the page opens with. */
function spreadInNode(jump: 'halo' | 'cliff', runs: number): string[] {
  const { values } = inNode(jump);
  const flown = whole(doWork({ kind: 'spread', jump, values, variation: usualVariation, seed: 1, from: 0, to: runs }));
  const { imperial } = unitSystems;
  return [
    ...spreadWords(spreadFigures(flown as Float64Array), imperial),
    variationWords(usualVariation, 1, false, imperial),
  ];
}

describe('a what-if', () => {
  test('is asked, answered as Node answers it, taken over and taken back', async () => {
    const { page, expectClean } = await openPageWithoutPicture('?t=5', wide);
    await openQuestion(page, 'How low may I open?');

    // The arrow keys walk through the questions.
    await page.getByRole('radio', { name: 'How low may I open?' }).press('ArrowDown');
    expect(await page.getByRole('radio', { name: /^What drag area/ }).isChecked()).toBe(true);
    await page.keyboard.press('ArrowUp');
    expect(await page.getByRole('radio', { name: 'How low may I open?' }).isChecked()).toBe(true);

    // What cannot be used is refused with a sentence, and nothing is asked.
    const sink = page.getByRole('textbox', { name: 'Touchdown no harder than, m/s' });
    await sink.fill('soft');
    await sink.press('Enter');
    await page.getByText('Touchdown no harder than must be a number').waitFor();
    expect(await words(page)).toEqual([]);
    await sink.fill('3');
    await sink.press('Enter');
    await answered(page);
    const answer = whole(lowestOpening(halo, inNode('halo').values, { sink: 3, grain: feet(1) }));
    expect(await words(page)).toEqual(lowestOpeningWords(answer, unitSystems.imperial));

    await page.getByRole('button', { name: 'Take over' }).click();
    await framesPass(page);
    expectAsInNode(await stateOf(page), 'halo', answer.changes ?? {});
    await page.getByText('Taken over; Undo takes it back.').waitFor();
    await leaveFocus(page);
    await page.keyboard.press('Control+z');
    await framesPass(page);
    expectAsInNode(await stateOf(page), 'halo');

    // The same answer to a reader of metres, until the jump is another.
    await page.keyboard.press('m');
    await page.keyboard.press('m');
    expect(await words(page)).toEqual(lowestOpeningWords(answer, unitSystems.metric));
    expectClean();
  });

  test('of a thousand jumps leaves the clock its frames, comes in small parts and can be stopped', async () => {
    const { page, expectClean } = await openPageUndrawn('?tier=low&t=5', wide);
    await watchWorkers(page, true);
    await openQuestion(page, /How far/);
    await page.evaluate(() => window.twoStunts.play());
    const before = await stateOf(page);
    await page.getByRole('button', { name: 'Ask' }).click();
    await page.getByRole('progressbar', { name: 'Flying the jumps' }).waitFor();
    await answered(page);
    const after = await stateOf(page);
    expect(after.playing).toBe(true);
    expect(after.time).toBeGreaterThan(before.time + 0.1);
    expect(await words(page)).toEqual(spreadInNode('halo', 1000));
    const brought = await page.evaluate(() => window.brought);
    expect(Math.max(...brought)).toBeLessThanOrEqual(MOST_RUNS);
    expect(brought.reduce((sum, count) => sum + count, 0)).toBe(1000);

    // Drawings, the same in numbers, and the ellipse on the ground until the jump is another.
    await page.getByRole('img', { name: /^Landings from above, downrange \(060°\) up/ }).waitFor();
    await page.getByText('The same in numbers').click();
    expect(await page.getByRole('row', { name: /^Ellipse of 95 %, landings inside/ }).innerText()).toMatch(/\d %/);
    expect(await faultsOf(page)).toEqual([]);
    const erase = page.getByRole('button', { name: 'Clear the lines on the ground' });
    expect(await erase.isVisible()).toBe(true);
    await leaveFocus(page);
    await page.keyboard.press('e');
    await page.getByRole('menuitemradio', { name: 'Opening at 3,500 ft' }).click();
    await page.getByText('The jump has changed since: ask again.').waitFor();
    expect(await erase.isVisible()).toBe(false);

    // Many more, and then not.
    await page.getByRole('textbox', { name: 'Jumps', exact: true }).fill('10,000');
    await page.getByRole('button', { name: 'Ask' }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    expect(await page.getByRole('button', { name: 'Ask' }).isVisible()).toBe(true);
    expect(await words(page)).toEqual([]);
    const flown = await page.evaluate(
      () => new Promise<number>((done) => setTimeout(() => done(window.brought.length), 300)),
    );
    const later = await page.evaluate(
      () => new Promise<number>((done) => setTimeout(() => done(window.brought.length), 300)),
    );
    expect(later).toBe(flown);
    expectClean();
  });

  test('is answered in slices where workers are refused, with the clock going on', async () => {
    const { page, expectClean } = await openPageWithoutPicture('?jump=cliff&t=1', wide);
    await watchWorkers(page, false);
    await openQuestion(page, /How late may I let go/);
    await page.getByRole('button', { name: 'Ask' }).click();
    await answered(page);
    expect((await words(page))[0]).toMatch(/^After \d\.\d s at the latest; now it is 0\.5 s\.$/);
    await page.getByRole('button', { name: 'Take over' }).click();
    await framesPass(page);
    const taken = runOf(await stateOf(page), 'cliff');
    expect(taken?.ending).toBe('landed');
    expect(taken?.values.holdTime).toBeGreaterThan(2);
    await leaveFocus(page);
    await page.keyboard.press('Control+z');

    await openQuestion(page, /How far/);
    await page.getByRole('textbox', { name: 'Jumps', exact: true }).fill('400');
    await page.evaluate(() => window.twoStunts.play());
    const before = await stateOf(page);
    await page.getByRole('button', { name: 'Ask' }).click();
    await answered(page);
    expect((await stateOf(page)).time).toBeGreaterThan(before.time);
    expect(await words(page)).toEqual(spreadInNode('cliff', 400));
    expectClean();
  });
});
