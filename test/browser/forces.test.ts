import { expect, test } from 'vitest';
import type { PictureReport } from '../../src/app/graphics';
import { addressSays, framesPass, leaveFocus, openPageUndrawn, stateOf } from './visitor';

test('forces are shown by a key, with their scales in the units of the reader, and go into the link', async () => {
  const { page, expectClean } = await openPageUndrawn('?tier=low&t=24');
  const picture = async () => (await stateOf(page)).picture as PictureReport | null;
  // All that is built has come: from then on the same draws make the same picture.
  await page.waitForFunction(
    () => {
      const now = window.twoStunts?.state().picture as PictureReport & { building: number | null };
      return now?.drawCalls > 3 && now.building === null;
    },
    null,
    { timeout: 100_000 },
  );
  await framesPass(page);
  const legend = page.getByText(/1 m of arrow/);
  expect(await legend.isVisible()).toBe(false);

  const before = (await picture())?.textures ?? 0;
  await leaveFocus(page);
  await page.keyboard.press('d');
  // 800 N in pounds-force; 90 m/s in miles an hour.
  await legend.waitFor();
  expect(await legend.innerText()).toBe('1 m of arrow: 180 lbf');
  expect(await page.getByText('201 mph').first().isVisible()).toBe(true);
  await addressSays(page, /forces=on/);
  // Their letters lie on a texture that is handed over when it is first drawn.
  await expect.poll(async () => (await picture())?.textures, { timeout: 20_000 }).toBeGreaterThan(before);

  await page.keyboard.press('m');
  await page.keyboard.press('m');
  await expect.poll(() => legend.innerText()).toBe('1 m of arrow: 800 N');
  await page.keyboard.press('d');
  await legend.waitFor({ state: 'hidden' });
  expectClean();
}, 120_000);
