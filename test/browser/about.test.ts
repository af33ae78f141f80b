import { expect, test } from 'vitest';
import { measure } from '../../src/accuracy/accuracy';
import { jumps } from '../../src/jumps';
import { faultsOf, framesPass, openPageWithoutPicture } from './visitor';

test('the accuracy page computes the figures of the tests here and now, and none is outside its bar', async () => {
  const { page, expectClean } = await openPageWithoutPicture('?t=24', { viewport: { width: 1280, height: 720 } });
  await page.waitForFunction(() => window.twoStunts !== undefined);
  await page.keyboard.press('?');
  await page.getByRole('button', { name: /accuracy/ }).click();
  const dialog = page.getByRole('dialog', { name: 'About the model' });
  await dialog.getByRole('heading', { name: 'Where sources disagree' }).waitFor();

  await dialog.getByRole('tab', { name: 'Accuracy' }).click();
  await dialog.getByText(/figures are within their bars/).waitFor();
  const node = measure();
  expect(await dialog.getByRole('status').textContent()).toBe(`All ${node.length} figures are within their bars.`);
  const stratos = dialog.locator('details').filter({ hasText: 'Stratos, two drag areas' });
  await stratos.locator('summary').click();
  const peak = node.find(({ table, what }) => table.includes('two drag areas') && what === 'peak speed');
  const cells = await stratos
    .getByRole('row', { name: /peak speed/ })
    .getByRole('cell')
    .allTextContents();
  expect(Number(cells[0]?.split(' ')[0])).toBeCloseTo(peak!.reference, 1);
  expect(Number(cells[1])).toBeCloseTo(peak!.got, 1);

  await dialog.getByRole('tab', { name: 'Accuracy' }).press('ArrowRight');
  const parameters = jumps.flatMap((jump) => Object.values(jump.parameters));
  const rows = dialog.getByRole('tabpanel', { name: 'Sources' }).locator('tbody tr');
  await rows.first().waitFor();
  expect(await rows.count()).toBe(parameters.length);
  expect(await rows.locator('td:last-child').allTextContents()).toEqual(parameters.map(({ source }) => source));
  expect(await faultsOf(page)).toEqual([]);

  await page.keyboard.press('Escape');
  await framesPass(page);
  expect(await dialog.isVisible()).toBe(false);
  expectClean();
});
