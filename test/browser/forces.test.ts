import { expect, test } from 'vitest';
import type { PictureReport } from '../../src/app/graphics';
import { openPage } from './harness';
import { addressSays, leaveFocus, stateOf } from './visitor';

test('forces are shown by a key, with their scales in the units of the reader, and go into the link', async () => {
  const { page, expectClean } = await openPage('?tier=low&t=24');
  const picture = async () => (await stateOf(page)).picture as PictureReport | null;
  await page.waitForFunction(
    () => ((window.twoStunts?.state().picture ?? { drawCalls: 0 }) as { drawCalls: number }).drawCalls > 3,
  );
  const legend = page.getByText(/1 m of arrow/);
  expect(await legend.isVisible()).toBe(false);
  const before = (await picture())?.drawCalls ?? 0;

  await leaveFocus(page);
  await page.keyboard.press('d');
  // 800 N in pounds-force; 90 m/s in miles an hour.
  await legend.waitFor();
  expect(await legend.innerText()).toBe('1 m of arrow: 180 lbf');
  expect(await page.getByText('201 mph').first().isVisible()).toBe(true);
  await addressSays(page, /forces=on/);
  // Arrows and labels.
  await expect.poll(async () => (await picture())?.drawCalls).toBe(before + 2);

  await page.keyboard.press('m');
  await page.keyboard.press('m');
  await expect.poll(() => legend.innerText()).toBe('1 m of arrow: 800 N');
  await page.keyboard.press('d');
  await legend.waitFor({ state: 'hidden' });
  await expect.poll(async () => (await picture())?.drawCalls).toBe(before);
  expectClean();
});
