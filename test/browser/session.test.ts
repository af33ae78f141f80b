/** What visitors come for, from beginning to end: with the mouse, and by keyboard alone. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { feet, mph } from '../../src/parameters/units';
import { eventTime } from '../../src/recording/recording';
import { summaryOf } from '../../src/recording/summary';
import { openPage } from './harness';
import { addressSays, framesPass, inNode, leaveFocus, openPageWithoutPicture, runOf, seek, stateOf } from './visitor';

const desktop = { width: 1280, height: 720 };

/** Drags a slider of the panel over its whole length in so many moves, and tells how many there were. */
async function dragSlider(page: Page, label: RegExp, moves: number): Promise<void> {
  const row = page.locator('.lil-number', { hasText: label });
  await row.scrollIntoViewIfNeeded();
  const box = (await row.locator('.lil-slider').boundingBox()) ?? expect.fail('no slider');
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + 1, y);
  await page.mouse.down();
  for (let i = 1; i <= moves; i++) await page.mouse.move(box.x + (box.width * i) / moves + (i === moves ? 4 : 0), y);
}

describe('a slider dragged over its whole range while the jump plays', () => {
  test('costs at most two simulations per movement, loses none of them, and the picture follows', async () => {
    const { page, expectClean } = await openPage('?tier=low&t=10', { viewport: desktop });
    await page.evaluate(() => window.twoStunts.play());
    const before = await stateOf(page);
    const moves = 12;
    await dragSlider(page, /^Exit altitude/, moves);
    await framesPass(page);
    const held = await stateOf(page);
    expect(held.counts.simulations - before.counts.simulations).toBeGreaterThan(1);
    expect(held.counts.simulations - before.counts.simulations).toBeLessThanOrEqual(2 * (moves + 1));
    expect(held.counts.solves).toBe(before.counts.solves);
    // The last movement counts, and the run on show is its run.
    expect(runOf(held, 'halo')?.values.exitAltitude).toBe(feet(40_000));
    expect(runOf(held, 'halo')?.hash).toBe(inNode('halo', { exitAltitude: feet(40_000) }).hash);
    expect(held.playing).toBe(true);
    expect(held.time).toBeGreaterThan(before.time);
    // The run as it was stays as the ghost.
    expect(held.ghost).toBe(inNode('halo').hash);
    await page.mouse.up();
    await page.getByRole('region', { name: 'What the change did' }).waitFor();
    await leaveFocus(page);
    await page.keyboard.press('Control+z');
    const undone = await stateOf(page);
    expect(runOf(undone, 'halo')?.hash).toBe(inNode('halo').hash);
    expectClean();
  });

  test('keeps the peak where it is held, at one solve per movement', async () => {
    const { page, expectClean } = await openPageWithoutPicture('?t=10', { viewport: desktop });
    await page.getByRole('checkbox', { name: /Hold the peak speed/ }).click();
    const before = await stateOf(page);
    const moves = 20;
    await dragSlider(page, /^All-up mass/, moves);
    await page.mouse.up();
    await framesPass(page);
    const after = await stateOf(page);
    expect(after.counts.solves - before.counts.solves).toBeLessThanOrEqual(moves + 2);
    const values = runOf(after, 'halo')?.values ?? {};
    // The last whole step of the slider, in pounds.
    expect(values.mass).toBeCloseTo(249.476, 3);
    const { peakVerticalSpeed } = summaryOf(inNode('halo', values));
    expect(peakVerticalSpeed).toBeCloseTo(mph(200), 3);
    expectClean();
  });
});

test('why the jumper slows down, a peak of 180 mph, an opening at 3,500 ft, two claims compared, and the link', async () => {
  const { page, expectClean } = await openPageWithoutPicture('', { viewport: desktop });

  // Why the jumper slows down after the peak is said in words and shown by the limit.
  await seek(page, 40);
  await framesPass(page);
  await page.getByText(/Slowing down while falling.*denser/).waitFor();

  // A peak of 180 mph.
  await page.getByRole('textbox', { name: /Hold the peak speed/ }).fill('180');
  await page.keyboard.press('Enter');
  await framesPass(page);
  const slower = runOf(await stateOf(page), 'halo')?.values ?? {};
  expect(summaryOf(inNode('halo', slower)).peakVerticalSpeed).toBeCloseTo(mph(180), 3);
  await page.getByRole('button', { name: 'Reset all' }).click();

  // What opening at 3,500 ft changes, in figures.
  await page.getByRole('button', { name: /^Preset/ }).click();
  await page.getByRole('menuitemradio', { name: /Opening at 3,500 ft/ }).click();
  await framesPass(page);
  const [film, higher] = [inNode('halo'), inNode('halo', { openingAltitude: feet(3_500) })];
  expect(runOf(await stateOf(page), 'halo')?.hash).toBe(higher.hash);
  const card = page.getByRole('region', { name: 'What the change did' });
  const later = (eventTime(higher, 'pull') ?? 0) - (eventTime(film, 'pull') ?? 0);
  expect(await card.innerText()).toContain(`\u2212${Math.abs(later).toFixed(1)}`);

  // The six-second pull beside the opening at 500 ft.
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await page.getByRole('combobox', { name: /left/i }).selectOption({ label: 'Cliff (yours)' });
  await page.getByRole('combobox', { name: /right/i }).selectOption({ label: 'The other claim: pull at 6 s' });
  await leaveFocus(page);
  await page.keyboard.press('t');
  // In one table or in two beside each other, as there is room.
  const row = page.getByRole('row', { name: /^Exit to pull/ });
  await row.waitFor();
  const delay = eventTime(inNode('cliff'), 'pull') ?? 0;
  expect(await row.innerText()).toMatch(
    new RegExp(`${delay.toFixed(1)}[\\s\\S]*6\\.0[\\s\\S]*\\+${(delay - 6).toFixed(1)}`),
  );

  // The link shows another person the same.
  await seek(page, 6);
  await addressSays(page, /right=cliff%3Asix-second/);
  await addressSays(page, /t=6/);
  const mine = await stateOf(page);
  await page.reload();
  const theirs = await stateOf(page);
  expect(theirs.runs).toEqual(mine.runs);
  expect(theirs.time).toBe(6);
  expectClean();
});

test('all of it by keyboard alone', async () => {
  const { page, expectClean } = await openPageWithoutPicture('?t=0', { viewport: desktop });
  await page.waitForFunction(() => window.twoStunts !== undefined);
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };

  // Time: play, single frames, events, backwards, speeds, a loop.
  await press(']', ']', '[');
  expect((await stateOf(page)).time).toBeCloseTo(1 / 24, 9);
  await press('b', 'Space');
  await page.waitForFunction(() => window.twoStunts.state().time < -0.1);
  expect(await stateOf(page)).toMatchObject({ backwards: true, playing: true });
  await press('Space', 'b', 'Home');
  expect((await stateOf(page)).time).toBe((await stateOf(page)).start);
  await press('.', 'a');
  expect(await stateOf(page)).toMatchObject({ chosenSpeed: 'auto', speed: 1, time: 0 });
  await press('-');
  expect((await stateOf(page)).chosenSpeed).toBe(0.5);
  await press('+', '+');
  expect((await stateOf(page)).chosenSpeed).toBe(2);
  await press('l');
  const { loop } = await stateOf(page);
  expect(loop?.start).toBe(0);
  await press('l');
  expect((await stateOf(page)).loop).toBeNull();

  // A parameter: into the panel, along its rows, a value, and back.
  await leaveFocus(page);
  const field = page.getByRole('textbox', { name: /^Exit altitude/ });
  for (let i = 0; i < 60 && !(await field.evaluate((each) => each === document.activeElement)); i++) await press('Tab');
  expect(await field.evaluate((each) => each === document.activeElement)).toBe(true);
  await press('Control+a');
  await page.keyboard.type('30000');
  await press('Enter', 'Escape');
  expect(runOf(await stateOf(page), 'halo')?.values.exitAltitude).toBe(feet(30_000));
  await leaveFocus(page);
  await press('Control+z');
  expect(runOf(await stateOf(page), 'halo')?.hash).toBe(inNode('halo').hash);
  await press('Control+y');
  expect(runOf(await stateOf(page), 'halo')?.values.exitAltitude).toBe(feet(30_000));

  // On a button among the parameters the keys are still those of the page, but for the one that presses it.
  const checkbox = page.getByRole('checkbox', { name: /Hold the peak speed/ });
  await checkbox.focus();
  await press('Control+z');
  expect(runOf(await stateOf(page), 'halo')?.hash).toBe(inNode('halo').hash);
  await press('Control+y');
  await page.getByRole('button', { name: /^Reset Exit altitude/ }).focus();
  await press('p');
  expect(await page.getByRole('tab', { name: 'Plots' }).isVisible()).toBe(true);
  await press('p');

  // A preset, plots, figures, views, units, help.
  await press('e', 'End', 'Enter');
  expect(runOf(await stateOf(page), 'halo')?.values.landingElevation).toBe(1_043);
  await leaveFocus(page);
  await press('p');
  expect(await page.getByRole('tab', { name: 'Plots' }).getAttribute('aria-selected')).toBe('true');
  await press('t');
  expect(await page.getByRole('tab', { name: 'Figures' }).getAttribute('aria-selected')).toBe('true');
  await press('t', '2', 'm');
  expect(await stateOf(page)).toMatchObject({ view: 'cliff', units: 'aviation' });
  await press('3');
  expect((await stateOf(page)).view).toBe('compare');
  await press('?');
  const help = page.getByRole('dialog');
  expect(await help.innerText()).toMatch(/Undo/);
  await press('Escape');
  expect(await help.isVisible()).toBe(false);
  // The browser tells of the closing a moment later; until then the keys are those of the dialog.
  await framesPass(page);
  await press('h');
  expect(await page.getByRole('region', { name: 'Playback' }).isVisible()).toBe(false);
  await press('h');
  expect(await page.getByRole('region', { name: 'Playback' }).isVisible()).toBe(true);
  expectClean();
});
