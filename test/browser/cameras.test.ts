/** Every camera of the menu frames what it promises to show, in the whole page. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { PictureReport } from '../../src/app/graphics';
import { camerasOf } from '../../src/scene/cameras/cameras';
import { framesPass, inNode, leaveFocus, openPageUndrawn, seek, stateOf } from './visitor';

const viewport = { width: 640, height: 360 };

async function shownBy(page: Page): Promise<PictureReport['shown'][number]> {
  const picture = (await stateOf(page)).picture as PictureReport;
  return picture.shown[0] ?? expect.fail('no view');
}

/** Ten moments, evenly chosen of what happens and of the middles of what lies between. */
function moments(id: 'halo' | 'cliff'): number[] {
  const { start, end, events } = inNode(id);
  const times = [start + 0.1, ...events.map((event) => event.time + 0.05), end];
  const between = times.slice(1).map((time, i) => (time + (times[i] as number)) / 2);
  const all = [...times, ...between].sort((a, b) => a - b);
  return Array.from({ length: 10 }, (_, i) => all[Math.floor((i * all.length) / 10)] as number);
}

describe.each([
  ['halo', 'desert', ''],
  ['cliff', 'fjord', '&jump=cliff'],
] as const)('the cameras of %s', (id, setting, query) => {
  test('show their subject within the picture at ten moments', async () => {
    const { page, expectClean } = await openPageUndrawn(`?tier=low&t=0${query}`, { viewport });
    await page.waitForFunction(() => (window.twoStunts.state().picture as { drawCalls: number } | null)?.drawCalls);
    await page.keyboard.press('h');
    await leaveFocus(page);
    const cameras = camerasOf(setting).map(({ key }) => key);
    for (const camera of cameras) {
      expect((await stateOf(page)).camera).toBe(camera);
      for (const time of moments(id)) {
        await seek(page, time);
        await framesPass(page);
        const shown = await shownBy(page);
        const where = `${camera} at ${time} s: ${JSON.stringify(shown)}`;
        expect(shown.isAhead, where).toBe(true);
        for (const edge of [shown.left, shown.right, shown.bottom, shown.top]) {
          expect(Math.abs(edge), where).toBeLessThan(1);
        }
        expect(shown.eyeHeight, where).toBeGreaterThan(0.25);
      }
      await page.keyboard.press('c');
    }
    // Around once: the first again.
    expect((await stateOf(page)).camera).toBe('auto');
    expectClean();
  }, 240_000);
});

test('a link from before, and one for a camera of the other jump', async () => {
  const { page, expectClean } = await openPageUndrawn('?tier=low&t=5&camera=follow', { viewport });
  await page.waitForFunction(() => window.twoStunts.state().camera !== null);
  expect((await stateOf(page)).camera).toBe('chase');
  expectClean();
});
