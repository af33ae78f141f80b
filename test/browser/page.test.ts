import { expect, test } from 'vitest';
import { openPage } from './harness';

test('the built page loads without an error, a warning or a request elsewhere', async () => {
  const { page, expectClean } = await openPage();
  await page.waitForLoadState('networkidle');
  expect(await page.title()).not.toBe('');
  expect(await page.locator('#app').innerHTML()).not.toBe('');
  expectClean();
});
