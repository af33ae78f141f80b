import axe from 'axe-core';
import type { Download, Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { findRoot } from '../../src/math/roots';
import { feet, mph } from '../../src/parameters/units';
import { channel } from '../../src/recording/channels';
import { eventTime } from '../../src/recording/recording';
import { createSample } from '../../src/recording/sample';
import { sampleAt } from '../../src/recording/sample-at';
import { framesPass, inNode, openPageWithoutPicture, seek, stateOf } from './visitor';

const viewport = { width: 1280, height: 720 };
const halo = inNode('halo');
const at = (time: number) => sampleAt(halo, time, createSample());

async function openPlots(address: string) {
  const opened = await openPageWithoutPicture(address, { viewport });
  await opened.page.waitForFunction(() => window.twoStunts !== undefined);
  await opened.page.keyboard.press('p');
  await opened.page.locator('.plot-field canvas').nth(2).waitFor();
  return opened;
}
const plate = (page: Page) => page.getByRole('dialog', { name: /^Plot:/ });

async function choose(page: Page, pane: number, preset: string): Promise<void> {
  await page.locator('.plot-title').nth(pane).click();
  await plate(page).getByRole('button', { name: preset, exact: true }).click();
}

/** What axe finds wrong with a part of the page. */
async function faultsOf(page: Page, selector: string): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async (part) => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(part, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    });
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
  }, selector);
}

async function downloaded(page: Page, button: Locator): Promise<{ download: Download; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(part as Buffer);
  return { download, bytes: Buffer.concat(parts) };
}

test('speed over altitude: the hand and the arrows move the clock, the clock the curve, and it can be taken along', async () => {
  const { page, expectClean } = await openPlots('?t=30');
  await choose(page, 0, 'Speed against altitude');
  expect(await faultsOf(page, '.plot-chooser')).toEqual([]);
  expect(await plate(page).innerText()).toContain('True airspeed against height AGL, from 0 ft to 25,000 ft.');
  await page.keyboard.press('Escape');
  expect(await plate(page).count()).toBe(0);
  expect(
    await page
      .locator('.plot-title')
      .first()
      .evaluate((title) => title === document.activeElement),
  ).toBe(true);

  // Half way along lies half the height, falling from left to right: the clock goes to when it is reached.
  const area = (await page.locator('.plot-field .u-over').first().boundingBox()) ?? expect.fail('no plot');
  await page.mouse.click(area.x + area.width / 2, area.y + area.height - 4);
  const half = findRoot((time) => at(time).y - feet(12_500), 0, 90, 1e-6);
  expect((await stateOf(page)).time).toBeCloseTo(half, 0);
  await page.mouse.move(area.x + area.width / 4, area.y + 10);
  await framesPass(page);
  const quarter = findRoot((time) => at(time).y - feet(18_750), 0, 90, 1e-6);
  const read = await page.locator('.plot-pane').first().locator('.plot-entry b').allInnerTexts();
  expect(Math.abs(Number(read[0]) - channel('airspeed').of(at(quarter)) / mph(1))).toBeLessThan(1);
  await page.mouse.move(0, 0);

  const field = page.locator('.plot-field').first();
  await seek(page, 40);
  await field.focus();
  await page.keyboard.press('ArrowRight');
  await framesPass(page);
  expect((await stateOf(page)).time).toBeCloseTo(41, 9);
  const [speed, limit] = (['airspeed', 'terminalSpeed'] as const).map((key) =>
    Math.round(channel(key).of(at(41)) / mph(1)),
  );
  const height = Math.round(at(41).y / feet(1)).toLocaleString('en');
  expect(await field.getAttribute('aria-valuetext')).toBe(
    `T+41.0 s: Height AGL ${height} ft, True airspeed ${speed} mph, Terminal speed ${limit} mph`,
  );
  // The present is where the curve has the height of this moment.
  const ring = (await page.locator('.plot-here:visible').boundingBox()) ?? expect.fail('no present');
  expect((ring.x + ring.width / 2 - area.x) / area.width).toBeCloseTo(1 - at(41).y / feet(25_000), 2);

  await page.locator('.plot-title').first().click();
  const picture = await downloaded(page, plate(page).getByRole('button', { name: 'Save picture' }));
  expect(picture.download.suggestedFilename()).toBe('halo-speed-against-altitude.png');
  expect(picture.bytes.subarray(1, 4).toString()).toBe('PNG');
  expect([picture.bytes.readUInt32BE(16), picture.bytes.readUInt32BE(20)]).toEqual([1920, 1080]);
  await page.locator('.plot-title').first().click();
  const numbers = await downloaded(page, plate(page).getByRole('button', { name: 'Save numbers' }));
  const [head, ...rows] = numbers.bytes.toString().trimEnd().split('\r\n');
  expect(head).toBe('Time since exit (s),Height AGL (ft),True airspeed (mph),Terminal speed (mph)');
  const row = rows.map((each) => each.split(',').map(Number)).find(([time]) => (time ?? 0) > 50) ?? expect.fail();
  expect(row[1]).toBeCloseTo(at(row[0] ?? 0).y / 0.3048, 2);
  expectClean();
});

test('plots are added, given any two quantities, removed, and are there at the next visit', async () => {
  const { page, expectClean } = await openPlots('?jump=cliff&t=5');
  const titles = () => page.locator('.plot-title').allInnerTexts();
  await page.getByRole('button', { name: 'Add a plot' }).click();
  await plate(page).getByRole('button', { name: 'Side profile', exact: true }).click();
  await plate(page).getByLabel('Upwards (y)').selectOption({ label: 'Mach' });
  await plate(page).getByLabel('Along (x)').selectOption({ label: 'Load' });
  await page.keyboard.press('Escape');
  expect(await titles()).toEqual(['Height AGL, ft', 'True airspeed, mph', 'Load, g', 'Mach against load']);
  await page.locator('.plot-title').nth(2).click();
  await plate(page).getByRole('button', { name: 'Remove' }).click();

  // A zoom of one leaves the others; the way back is one key.
  await page.locator('.plot-field').nth(2).focus();
  const whole = page.getByRole('button', { name: 'Whole jump' });
  await page.keyboard.press('+');
  await framesPass(page);
  expect(await whole.getAttribute('aria-disabled')).toBe('false');
  await page.keyboard.press('0');
  await framesPass(page);
  expect(await whole.getAttribute('aria-disabled')).toBe('true');

  await page.reload();
  await page.waitForFunction(() => window.twoStunts !== undefined);
  await page.keyboard.press('p');
  await page.locator('.plot-title').nth(2).waitFor();
  expect(await titles()).toEqual(['Height AGL, ft', 'True airspeed, mph', 'Mach against load']);
  expectClean();
});

test('a plot leads to its rows, and a row to its time, by hand and by keys', async () => {
  const { page, expectClean } = await openPlots('?t=97');
  await page.getByRole('button', { name: 'Data table of the plot: Speed' }).click();
  const table = page.getByRole('table');
  const present = page.locator('.data-table [aria-current="time"]');
  await present.waitFor();
  expect(await table.getByRole('columnheader').allInnerTexts()).toEqual([
    'Time',
    'True airspeed, mph',
    'Terminal speed, mph',
  ]);
  expect(await present.innerText()).toMatch(/^T\+97\.0 s/);
  const pull = eventTime(halo, 'pull') ?? expect.fail();
  const row = table.getByRole('row', { name: / Pull / });
  expect(await row.getByRole('cell').first().innerText()).toBe((channel('airspeed').of(at(pull)) / mph(1)).toFixed(1));
  await row.click();
  await framesPass(page);
  expect((await stateOf(page)).time).toBeCloseTo(pull, 6);
  expect(await present.innerText()).toContain('Pull');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  expect((await stateOf(page)).time).toBe(96);

  // However many rows there are, only those that are seen are in the page.
  await page.getByLabel('Time from row to row').selectOption('0.1');
  await framesPass(page);
  const count = Number(await table.getAttribute('aria-rowcount'));
  expect(count).toBeGreaterThan(2300);
  expect(await table.getByRole('row').count()).toBeLessThan(60);
  await table.locator('tbody button[tabindex="0"]').focus();
  await page.keyboard.press('End');
  await framesPass(page);
  const last = table.locator(`[aria-rowindex="${count}"]`);
  expect(await last.innerText()).toContain('Touchdown');
  expect(await last.locator('button').evaluate((button) => button === document.activeElement)).toBe(true);

  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'Mach', exact: true }).check();
  await framesPass(page);
  expect(await table.getByRole('columnheader').allInnerTexts()).toContain('Mach');
  expect(await faultsOf(page, '.table-columns')).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await faultsOf(page, '#drawer')).toEqual([]);
  expectClean();
});
