import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { JumpId } from '../../src/jumps/jump';
import { channel } from '../../src/recording/channels';
import { eventTime } from '../../src/recording/recording';
import { createSample } from '../../src/recording/sample';
import { sampleAt } from '../../src/recording/sample-at';
import type { OpenPage } from './harness';
import { inNode, openPageWithoutPicture, seek } from './visitor';

const RATE = 44_100;

interface Heard {
  /** Largest amplitude, 1 full scale. */
  readonly peak: number;
  /** Mean over the stretch but its first tenth of a second, in which levels come up. */
  readonly rms: number;
  /** Mean frequency, Hz: each by its power. */
  readonly centroid: number;
  /** Where the sound grows most suddenly: s from the start of the stretch, and how many times louder within 10 ms. */
  readonly onset: { readonly time: number; readonly by: number };
}

/** Renders a stretch of the jump on show and describes it. */
const hear = (page: Page, from: number, seconds: number, speed = 1): Promise<Heard> =>
  page.evaluate(
    async ([from, seconds, speed, rate]) => {
      const [left, right] = (await window.twoStunts.hear(from, seconds, speed)) as [Float32Array, Float32Array];
      const window10 = Math.round(0.01 * rate);
      let peak = 0;
      for (const wave of [left, right]) for (const value of wave) peak = Math.max(peak, Math.abs(value));
      const skipped = Math.round(0.1 * rate);
      let power = 0;
      for (let i = skipped; i < left.length; i++) power += (left[i] as number) ** 2;

      // Mean square of the slope over that of the sound is the mean square of the frequency: no transform is needed.
      let slopes = 0;
      for (let i = skipped; i < left.length; i++) slopes += ((left[i] as number) - (left[i - 1] as number)) ** 2;
      const centroid = (rate / Math.PI) * Math.asin(Math.min(1, Math.sqrt(slopes / Math.max(power, 1e-30)) / 2));

      const onset = { time: 0, by: 0 };
      const energy = (from: number, to: number): number => {
        let sum = 0;
        for (let i = from; i < to; i++) sum += (left[i] as number) ** 2;
        return sum / (to - from);
      };
      for (let i = 15 * window10; i + window10 <= left.length; i += window10 / 2) {
        const by = Math.sqrt(energy(i, i + window10) / (energy(i - 5 * window10, i) + 1e-12));
        if (by > onset.by) Object.assign(onset, { time: i / rate, by });
      }
      return { peak, rms: Math.sqrt(power / (left.length - skipped)), centroid, onset };
    },
    [from, seconds, speed, RATE] as const,
  );

const decibels = (ratio: number): number => 20 * Math.log10(ratio);
const airspeed = channel('airspeed');

/** The first moment in free fall from `from` on with so much airspeed, s. */
function timeAtSpeed(id: JumpId, speed: number, from: number): number {
  const recording = inNode(id);
  const sample = createSample();
  for (let time = from; time < recording.end; time += 0.05) {
    if (Math.abs(airspeed.of(sampleAt(recording, time, sample)) - speed) < 0.5) return time;
  }
  throw new Error(`${id} never flies at ${speed} m/s`);
}

describe('what is heard', () => {
  let halo: OpenPage;
  let cliff: OpenPage;
  beforeAll(async () => {
    [halo, cliff] = [await openPageWithoutPicture('?t=1'), await openPageWithoutPicture('?jump=cliff&t=1')];
  });

  test('is nothing while the clock stands', async () => {
    const { peak } = await hear(halo.page, 24, 1, 0);
    expect(peak).toBeLessThan(1e-6);
    // And after the landing has rung out.
    const end = inNode('halo').end;
    expect((await hear(halo.page, end + 2, 1)).peak).toBeLessThan(1e-4);
  });

  test('is louder and brighter at 90 m/s than at 55', async () => {
    // Both in the last half of the fall: from the dive over to the belly.
    const fast = await hear(halo.page, timeAtSpeed('halo', 88, 15), 3);
    const slow = await hear(halo.page, timeAtSpeed('halo', 55, 80), 3);
    expect(decibels(fast.rms / slow.rms)).toBeGreaterThan(2);
    expect(fast.centroid).toBeGreaterThan(1.15 * slow.centroid);
  });

  test('cracks within 50 ms of line stretch', async () => {
    for (const [id, { page }] of [
      ['halo', halo],
      ['cliff', cliff],
    ] as const) {
      const { onset } = await hear(page, (eventTime(inNode(id), 'lineStretch') as number) - 1, 1.6);
      expect(decibels(onset.by), id).toBeGreaterThan(6);
      expect(Math.abs(onset.time - 1), id).toBeLessThan(0.05);
    }
  });

  test('never reaches full scale: below it by 1 dB at exit, peak, opening, landing, lip and crash', async () => {
    for (const from of [-1, 23, 97, 231]) expect(decibels((await hear(halo.page, from, 3)).peak)).toBeLessThan(-1);
    const crash = eventTime(inNode('cliff'), 'bikeImpact') as number;
    for (const from of [-1.5, crash, 24]) expect(decibels((await hear(cliff.page, from, 3)).peak)).toBeLessThan(-1);
  });

  test('is the same each time', async () => {
    const [once, again] = [await hear(halo.page, 97, 1), await hear(halo.page, 97, 1)];
    // Browsers add up in an order of their own: the last digits differ.
    expect(again.rms / once.rms).toBeCloseTo(1, 6);
    expect(again.peak).toBeCloseTo(once.peak, 6);
    halo.expectClean();
    cliff.expectClean();
  });
});

describe('the speaker', () => {
  /** Counts what a page makes sound with, and keeps it at hand. */
  function countContexts(): void {
    const Usual = AudioContext;
    const made: AudioContext[] = [];
    Object.assign(window, { made });
    window.AudioContext = class extends Usual {
      constructor() {
        super();
        made.push(this);
      }
    };
  }
  const contexts = (page: Page) =>
    page.evaluate(() => (window as unknown as { made: AudioContext[] }).made.map(({ state }) => state));

  test('is silent until it is pressed, can be turned down and muted, and is left by Escape', async () => {
    const { page, expectClean } = await openPageWithoutPicture('?t=24', { viewport: { width: 1280, height: 720 } });
    await page.evaluate(countContexts);
    await page.evaluate(() => window.twoStunts.play());
    await page.waitForTimeout(300);
    expect(await contexts(page)).toEqual([]);

    const speaker = page.getByRole('button', { name: /^Sound/ });
    expect(await speaker.getAttribute('aria-label')).toBe('Sound, off');
    await speaker.click();
    expect(await speaker.getAttribute('aria-label')).toBe('Sound, on');
    await expect.poll(() => contexts(page)).toEqual(['running']);

    const volume = page.getByRole('slider', { name: 'Volume' });
    expect(await volume.evaluate((slider) => slider === document.activeElement)).toBe(true);
    const before = Number(await volume.inputValue());
    await page.keyboard.press('ArrowLeft');
    expect(Number(await volume.inputValue())).toBeLessThan(before);

    const mute = page.getByRole('switch', { name: 'Sound' });
    expect(await mute.getAttribute('aria-checked')).toBe('true');
    await mute.click();
    expect(await mute.getAttribute('aria-checked')).toBe('false');
    await expect.poll(() => contexts(page)).toEqual(['suspended']);

    await page.keyboard.press('Escape');
    expect(await mute.isVisible()).toBe(false);
    expect(await speaker.evaluate((button) => button === document.activeElement)).toBe(true);

    await page.keyboard.press('s');
    expect(await speaker.getAttribute('aria-label')).toBe('Sound, on');
    await expect.poll(() => contexts(page)).toEqual(['running']);
    expectClean();
  });

  test('has room on the narrowest phone', async () => {
    const { page, expectClean } = await openPageWithoutPicture('?t=24', { viewport: { width: 360, height: 640 } });
    await seek(page, 24);
    const speaker = page.getByRole('button', { name: /^Sound/ });
    await speaker.click();
    const plate = page.getByRole('group', { name: 'Sound' });
    for (const part of [speaker, plate, page.getByRole('slider', { name: 'Volume' })]) {
      const box = await part.boundingBox();
      if (!box) throw new Error('not to be seen');
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(360);
      expect(box.height).toBeGreaterThanOrEqual(24);
    }
    expectClean();
  });
});
