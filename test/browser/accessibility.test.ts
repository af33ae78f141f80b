import { expect, test } from 'vitest';
import { faultsOf, framesPass, openPageUndrawn, openPageWithoutPicture } from './visitor';

const desktop = { width: 1280, height: 720 };
const phone = { width: 390, height: 844 };

test.each([
  ['HALO with its parameters and forces', '?tier=low&t=24&forces=on', desktop],
  ['the cliff on a phone', '?tier=low&jump=cliff&t=5', phone],
  ['Compare', '?tier=low&view=compare&t=12', desktop],
  ['an ending and a message', '?tier=low&jump=cliff&t=99&mass=1', desktop],
])('an accessibility scan finds nothing in %s', async (_view, address, viewport) => {
  const { page, expectClean } = await openPageUndrawn(address, { viewport });
  await page.waitForFunction(() => window.twoStunts !== undefined);
  expect(await faultsOf(page)).toEqual([]);
  expectClean();
});

test.each([
  ['the plots, with a ghost', '?t=24', desktop, ['p'], true, false],
  ['the figures of Compare', '?view=compare&align=opening&t=24', desktop, ['t'], false, false],
  ['the drawing to scale', '?view=compare&picture=scale&align=height&t=24', desktop, [], false, false],
  ['the presets', '?t=24', desktop, ['e'], false, false],
  ['the help', '?t=24', desktop, ['?'], false, false],
  ['the parameters on a phone, with a ghost', '?jump=cliff&t=5', phone, ['g'], true, false],
  ['the plots on a phone', '?t=24', phone, ['p'], false, false],
  ['the volume of the sound on a phone', '?t=24', phone, [], false, true],
] as const)('an accessibility scan finds nothing in %s', async (_part, address, viewport, keys, hasGhost, hasSound) => {
  const { page, expectClean } = await openPageWithoutPicture(address, { viewport });
  await page.waitForFunction(() => window.twoStunts !== undefined);
  for (const key of keys) await page.keyboard.press(key);
  if (hasSound) await page.getByRole('button', { name: /^Sound/ }).click();
  if (hasGhost) {
    const field = page.locator('.lil-number input').first();
    await field.fill('4000');
    await field.press('Enter');
    await page.getByRole('region', { name: 'What the change did' }).waitFor();
  }
  await framesPass(page);
  expect(await faultsOf(page)).toEqual([]);
  expectClean();
});
