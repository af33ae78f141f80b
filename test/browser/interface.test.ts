import { describe, expect, test } from 'vitest';
import type { PageReport } from '../../src/app/page-api';
import { jumpById } from '../../src/jumps';
import { feet } from '../../src/parameters/units';
import { defaultsOf } from '../../src/parameters/values';
import { AFTERMATH } from '../../src/ui/state';
import { openPage } from './harness';
import {
  addressSays,
  expectAsInNode,
  framesPass,
  inNode,
  leaveFocus,
  openPageUndrawn,
  openPageWithoutPicture,
  runOf,
  seek,
  stateOf,
} from './visitor';

/** Room for the panel beside the picture, and no more pixels than software draws quickly. */
const lyingPhone = { width: 800, height: 450 };

describe('the page', () => {
  test('plays HALO by itself, shows what Node computes, and reacts to a parameter while playing', async () => {
    const { page, expectClean } = await openPageUndrawn('?tier=low', { viewport: lyingPhone });
    await page.waitForFunction(() => window.twoStunts.state().time > window.twoStunts.state().start + 0.2);
    const opened = await stateOf(page);
    expect(opened).toMatchObject({ view: 'halo', playing: true });

    await seek(page, 23.9);
    await framesPass(page);
    expectAsInNode(await stateOf(page), 'halo');
    const telemetry = page.getByRole('region', { name: /^Telemetry, HALO/ });
    expect(await telemetry.innerText()).toMatch(/\u2212200\s*mph/);

    // Typed beyond the slider's own range while the clock runs.
    await page.getByRole('button', { name: 'Parameters', exact: true }).click();
    await page.evaluate(() => window.twoStunts.play());
    const field = page.getByRole('textbox', { name: /^Exit altitude/ });
    await field.fill('60,000');
    await field.press('Enter');
    await framesPass(page);
    const changed = await stateOf(page);
    expect(changed.playing).toBe(true);
    expect(changed.time).toBeGreaterThanOrEqual(23.9);
    expect(changed.time).toBeLessThan(60);
    expectAsInNode(changed, 'halo', { exitAltitude: feet(60_000) });
    expect(await field.inputValue()).toBe('60000');

    // Nonsense is refused with a sentence, too much is clamped with one; the run goes on.
    await field.fill('high');
    await field.press('Enter');
    await page.getByText('Exit altitude (MSL) must be a number').waitFor();
    expect(await field.inputValue()).toBe('60000');
    await field.fill('1e9');
    await field.press('Enter');
    await page.getByText(/Exit altitude \(MSL\) was brought into its range/).waitFor();
    expect(runOf(await stateOf(page), 'halo')?.values.exitAltitude).toBe(feet(140_000));
    await page.getByRole('button', { name: 'Dismiss messages' }).click();
    expect(await page.getByText('must be a number').isVisible()).toBe(false);

    // A preset sets everything at once, and Reset brings the defaults back.
    await leaveFocus(page);
    await page.keyboard.press('e');
    await page.getByRole('menuitemradio', { name: 'Opening at 3,500 ft' }).click();
    await framesPass(page);
    expectAsInNode(await stateOf(page), 'halo', { openingAltitude: feet(3_500) });
    await page.getByRole('button', { name: 'Reset all' }).click();
    await framesPass(page);
    expect(runOf(await stateOf(page), 'halo')?.hash).toBe(inNode('halo').hash);

    // The same heights in metres.
    await leaveFocus(page);
    await page.keyboard.press('m');
    await page.keyboard.press('m');
    expect(await page.getByRole('textbox', { name: /^Exit altitude/ }).inputValue()).toBe('7620');
    expect(await telemetry.innerText()).toMatch(/km\/h/);

    // To the end: the clock stops and the ending is said. In so small a window the panel has to make room for it.
    await page.getByRole('button', { name: 'Close parameters' }).click();
    await page.evaluate(() => {
      window.twoStunts.seek(window.twoStunts.state().end - 0.05);
      window.twoStunts.play();
    });
    await page.waitForFunction(() => !window.twoStunts.state().playing);
    const ended = await stateOf(page);
    expect(ended.time).toBe(ended.end);
    const ending = page.getByRole('region', { name: /^How it ended/ });
    expect(await ending.innerText()).toContain(runOf(ended, 'halo')?.verdict);
    expectClean();
  });

  test('is driven by the keyboard, by the timeline and by the views', async () => {
    const { page, expectClean } = await openPageUndrawn('?tier=low&jump=cliff&t=5');
    expect(await stateOf(page)).toMatchObject({ view: 'cliff', time: 5, playing: false });
    expectAsInNode(await stateOf(page), 'cliff');

    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowLeft');
    expect((await stateOf(page)).time).toBeCloseTo(5.9, 9);
    await page.keyboard.press('Space');
    expect((await stateOf(page)).playing).toBe(true);
    await page.keyboard.press('Space');
    expect((await stateOf(page)).playing).toBe(false);

    await seek(page, 0);
    const events = [...new Set(inNode('cliff').events.map((event) => event.time))];
    await page.keyboard.press('.');
    expect((await stateOf(page)).time).toBe(events.find((time) => time > 0));
    await page.keyboard.press(',');
    expect((await stateOf(page)).time).toBe(0);

    const timeline = page.getByRole('slider', { name: 'Time since exit' });
    await timeline.focus();
    await page.keyboard.press('End');
    const { end } = await stateOf(page);
    expect((await stateOf(page)).time).toBe(end);
    expect(await timeline.getAttribute('aria-valuetext')).toMatch(/^T\+[\d.]+ s, /);
    await page.keyboard.press('Home');
    const box = (await page.locator('.timeline-track').boundingBox()) ?? expect.fail('no timeline');
    await page.mouse.move(box.x + 10, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.8, box.y + box.height / 2, { steps: 3 });
    await page.mouse.up();
    const dragged = await stateOf(page);
    expect(dragged.time).toBeGreaterThan(dragged.start + 0.7 * (dragged.end - dragged.start));
    expect(dragged.time).toBeLessThan(dragged.start + 0.9 * (dragged.end - dragged.start));

    // Both jumps on one clock.
    await seek(page, 12);
    await page.getByRole('button', { name: 'Compare' }).click();
    await framesPass(page);
    const both = await stateOf(page);
    expect(both).toMatchObject({ view: 'compare', time: 12 });
    expectAsInNode(both, 'halo');
    expectAsInNode(both, 'cliff');
    expect(await page.getByRole('region', { name: /^Telemetry/ }).count()).toBe(2);
    expect(both.end).toBe(inNode('halo').end + AFTERMATH);

    const camera = both.camera;
    await leaveFocus(page);
    await page.keyboard.press('c');
    expect((await stateOf(page)).camera).not.toBe(camera);
    await page.keyboard.press('1');
    expect(await stateOf(page)).toMatchObject({ view: 'halo', time: 12 });

    // A hand on the picture takes the camera.
    await page.mouse.move(420, 150);
    await page.mouse.down();
    await page.mouse.move(460, 160, { steps: 2 });
    await page.mouse.up();
    expect((await stateOf(page)).camera).toBe('orbit');
    expectClean();
  });
});

describe('the address', () => {
  test('holds jump, changed parameters, view, camera, units and time, and restores them', async () => {
    const first = await openPageUndrawn('?tier=low&jump=cliff&t=3');
    const { page } = first;
    await page.getByRole('button', { name: 'Parameters', exact: true }).click();
    const key = Object.entries(jumpById('cliff').parameters).find(([, each]) => each.kind === 'number')?.[0] ?? '';
    const field = page.locator('.lil-number input').first();
    await field.press('ArrowUp');
    await field.press('Enter');
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    await leaveFocus(page);
    await page.keyboard.press('m');
    await page.keyboard.press('c');
    await seek(page, 7.25);
    await addressSays(page, /7\.25/);
    const before = await stateOf(page);
    expect(runOf(before, 'cliff')?.values[key]).not.toBe(defaultsOf(jumpById('cliff').parameters)[key]);
    first.expectClean();
    const search = new URL(page.url()).search;
    await page.close();

    const second = await openPageUndrawn(search);
    const after = await stateOf(second.page);
    // What was done to get there is not part of what is shared.
    const shared = ({ picture, speed, ghost, counts, ...rest }: PageReport) => rest;
    expect(shared(after)).toEqual(shared(before));
    expect(await second.page.locator('.messages-area').innerText()).toBe('');
    second.expectClean();
  });

  test('says what it ignored of a bad one, and runs', async () => {
    const { page, expectClean } = await openPageUndrawn(
      '?tier=low&jump=cliff&exitAltitude=high&nonsense=1&t=NaN&units=furlongs&camera=%3Cb%3E',
    );
    await page.waitForFunction(() => window.twoStunts.state().playing);
    const state = await stateOf(page);
    expect(state.view).toBe('cliff');
    expect(runOf(state, 'cliff')?.hash).toBe(inNode('cliff').hash);
    expect(await page.locator('.messages-area').innerText()).toMatch(/nonsense/);
    expectClean();
  });
});

test('works without a picture where there is no WebGL', async () => {
  const { page, expectClean } = await openPageWithoutPicture('?t=24');
  await page.getByText('there is no picture').waitFor();
  await framesPass(page);
  expect((await stateOf(page)).picture).toBeNull();
  expect(await page.getByRole('region', { name: /^Telemetry/ }).innerText()).toMatch(/\u2212200\s*mph/);
  expectClean();
});

test('stands still on the exit for people who asked for less motion', async () => {
  const { page } = await openPageWithoutPicture('?jump=cliff', { reducedMotion: 'reduce' });
  await framesPass(page);
  expect(await stateOf(page)).toMatchObject({ time: 0, playing: false });
});

test('survives the loss of the graphics card', async () => {
  const { page } = await openPage('?tier=low&t=24');
  await page.evaluate(() => {
    const gl = document.querySelector('canvas')?.getContext('webgl2');
    const extension = gl?.getExtension('WEBGL_lose_context');
    extension?.loseContext();
    setTimeout(() => extension?.restoreContext(), 500);
  });
  await page.getByText('The graphics card was lost').waitFor();
  await page.getByText('The graphics card was lost').waitFor({ state: 'hidden' });
  await seek(page, 30);
  await framesPass(page);
  expect((await stateOf(page)).picture).toMatchObject({ tier: 'low' });
});
