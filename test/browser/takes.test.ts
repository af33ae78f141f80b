import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { readTakesFile } from '../../src/exchange/takes-file';
import { jumps } from '../../src/jumps';
import { feet } from '../../src/parameters/units';
import { faultsOf, framesPass, inNode, leaveFocus, openPageWithoutPicture, runOf, stateOf } from './visitor';

const wide = { width: 1280, height: 720 };
const phone = { width: 390, height: 844 };
const folder = mkdtempSync(join(tmpdir(), 'takes-'));
const name = (page: Page) => page.getByRole('textbox', { name: 'Name of the take' });
const mine = (page: Page) => page.getByRole('table', { name: 'Your takes' });
const documented = (page: Page) => page.getByRole('table', { name: 'Documented' });
const rowNamed = (table: Locator, text: string) => table.getByRole('row').filter({ hasText: text });
const opened = async (page: Page) => {
  await page.waitForFunction(() => window.twoStunts !== undefined);
  await leaveFocus(page);
  await page.keyboard.press('q');
  await rowNamed(documented(page), 'Take 6: hold for 3 s').waitFor();
};
const namesOf = (page: Page) => mine(page).locator('.take-name').allInnerTexts();
const becomes = (page: Page, names: readonly string[]) =>
  expect.poll(() => namesOf(page), { timeout: 10_000 }).toEqual(names);
async function choose(row: Locator, item: string): Promise<void> {
  await row.getByRole('button', { name: /^More for/ }).click();
  await row.page().getByRole('menuitem', { name: item }).click();
}
async function keep(page: Page, text: string): Promise<void> {
  await name(page).fill(text);
  await name(page).press('Enter');
}
const deep = { openingHeight: feet(90) };
const changed = '?jump=cliff&t=5&openingHeight=90';

describe('a run that is kept', () => {
  test('has its figures and its name, survives a reload, is renamed, deleted and brought back, in every window', async () => {
    const { page, expectClean } = await openPageWithoutPicture(changed, { viewport: wide });
    await page.waitForFunction(() => window.twoStunts !== undefined);

    // The key asks for a name; one is proposed.
    await page.keyboard.press('y');
    await expect.poll(() => name(page).evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await name(page).inputValue()).toBe('Opening height 90 ft');
    await page.keyboard.type('Far too low');
    await page.keyboard.press('Enter');
    await becomes(page, ['Far too low']);
    const row = rowNamed(mine(page), 'Far too low');
    const text = await row.innerText();
    const { verdict } = inNode('cliff', deep);
    for (const part of ['Cliff', 'Opening height (AGL) 90 ft', verdict, '101.3 mph']) expect(text).toContain(part);
    await name(page).press('Enter');
    await page.getByText('This run is kept already, as “Far too low”.').waitFor();

    await page.reload();
    await opened(page);
    await becomes(page, ['Far too low']);

    // Renamed in place; Escape leaves the name as it was, and the list open.
    await choose(row, 'Rename');
    await page.keyboard.type('Not this');
    await page.keyboard.press('Escape');
    await becomes(page, ['Far too low']);
    await choose(row, 'Rename');
    await page.keyboard.type('Low');
    await page.keyboard.press('Enter');
    await becomes(page, ['Low']);

    // Another window of the same visitor keeps one too: each sees both.
    const other = await page.context().newPage();
    await other.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null;
    });
    await other.goto(page.url().replace(/\?.*/, '?jump=cliff&t=5&riderMass=120'));
    await opened(other);
    await becomes(other, ['Low']);
    await keep(other, 'Low');
    await becomes(other, ['Low 2', 'Low']);
    // A window in the back draws nothing until it is looked at.
    await page.bringToFront();
    await becomes(page, ['Low 2', 'Low']);
    await other.bringToFront();
    await choose(rowNamed(mine(other), 'Low 2'), 'Delete');
    await becomes(other, ['Low']);
    await other.locator('.take-undo').click();
    await becomes(other, ['Low 2', 'Low']);
    await other.close();
    await becomes(page, ['Low 2', 'Low']);

    expect(await faultsOf(page)).toEqual([]);
    // Arrows lead from row to row, in the same column.
    await mine(page).getByRole('button', { name: 'Compare “Low 2”' }).focus();
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Compare “Low”');
    expectClean();
  });

  test('is shown as a ghost, compared and restored; so are the documented ones', async () => {
    const { page, expectClean } = await openPageWithoutPicture(changed, { viewport: wide });
    await opened(page);
    await keep(page, 'Deep');
    await becomes(page, ['Deep']);
    await page.getByRole('button', { name: 'Reset all' }).click();
    await page.keyboard.press('Escape');

    const ghost = mine(page).getByRole('button', { name: 'Ghost of “Deep”' });
    await ghost.click();
    await page.getByText('Cliff beside “Deep”').waitFor();
    expect((await stateOf(page)).ghost).toBe(inNode('cliff', deep).hash);
    expect(await ghost.getAttribute('aria-pressed')).toBe('true');
    await ghost.click();
    expect((await stateOf(page)).ghost).toBeNull();

    await mine(page).getByRole('button', { name: 'Compare “Deep”' }).click();
    const both = await stateOf(page);
    expect(both.view).toBe('compare');
    expect(both.runs.map(({ hash }) => hash)).toEqual([inNode('cliff').hash, inNode('cliff', deep).hash]);
    expect(both.runs[1]?.name).toBe('Deep');
    expect(await page.locator('.right-run').inputValue()).not.toBe('');

    // Either of both can be kept; the preset on the right too.
    await documented(page).getByRole('button', { name: 'Compare “Red Bull Stratos, 2012”' }).click();
    await page.getByRole('combobox', { name: 'Run to keep' }).selectOption({ index: 1 });
    expect(await name(page).inputValue()).toBe('Red Bull Stratos, 2012');
    await name(page).press('Enter');
    await becomes(page, ['Red Bull Stratos, 2012', 'Deep']);

    await mine(page).getByRole('button', { name: 'Restore “Deep”' }).click();
    await framesPass(page);
    const restored = await stateOf(page);
    expect(restored.view).toBe('cliff');
    expect(runOf(restored, 'cliff')?.hash).toBe(inNode('cliff', deep).hash);
    await leaveFocus(page);
    await page.keyboard.press('Control+z');
    expect(runOf(await stateOf(page), 'cliff')?.hash).toBe(inNode('cliff').hash);
    expectClean();
  });
});

test('takes are saved as a file, all or those that are ticked, and opened by another visitor; what is none is refused', async () => {
  const { page, expectClean } = await openPageWithoutPicture(changed, { viewport: wide });
  await opened(page);
  expect(await page.getByRole('button', { name: 'Export all takes' }).isDisabled()).toBe(true);
  await keep(page, 'Deep');
  await becomes(page, ['Deep']);
  await rowNamed(documented(page), 'Take 6').getByRole('checkbox').check();
  const saved = async (button: string, file: string, names: readonly string[]): Promise<string> => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: button }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(file);
    const path = join(folder, file);
    await download.saveAs(path);
    const read = readTakesFile(readFileSync(path, 'utf8'), jumps);
    if (typeof read === 'string') throw new Error(read);
    expect(read.takes.map((take) => take.name)).toEqual(names);
    return path;
  };
  const one = await saved('Export 1 ticked', 'take-take-6-hold-for-3-s.json', ['Take 6: hold for 3 s']);
  const all = await saved('Export all takes', 'take-deep.json', ['Deep']);
  expectClean();

  const visitor = await openPageWithoutPicture('?jump=cliff&t=5&riderMass=120', { viewport: phone });
  const there = visitor.page;
  await opened(there);
  await keep(there, 'Deep');
  await becomes(there, ['Deep']);
  const open = async (path: string, said: string) => {
    const [chooser] = await Promise.all([
      there.waitForEvent('filechooser'),
      there.getByRole('button', { name: 'Import takes' }).click(),
    ]);
    await chooser.setFiles(path);
    await there.getByText(said).waitFor();
  };
  await open(all, '1 take added.');
  await open(one, '1 take added.');
  await expect.poll(() => namesOf(there)).toHaveLength(3);
  expect((await namesOf(there)).sort()).toEqual(['Deep', 'Deep 2', 'Take 6: hold for 3 s']);
  await open(all, '0 takes added, 1 here already.');
  const junk = join(folder, 'junk.json');
  writeFileSync(junk, '{"format":"two-stunts takes","version":9}');
  await open(junk, 'The file is of version "9"; this page reads version 1.');
  expect(await namesOf(there)).toHaveLength(3);
  expect(await faultsOf(there)).toEqual([]);

  // On a phone all that can be done is in the menu; what is restored is the very run.
  await choose(rowNamed(mine(there), 'Deep 2'), 'Restore');
  await framesPass(there);
  expect(runOf(await stateOf(there), 'cliff')?.hash).toBe(inNode('cliff', deep).hash);
  await there.reload();
  await opened(there);
  await expect.poll(() => namesOf(there)).toHaveLength(3);
  visitor.expectClean();
});

test.each([
  [
    'throws',
    () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('denied', 'SecurityError');
      };
    },
  ],
  [
    'answers with an error',
    () => {
      const { open } = IDBFactory.prototype;
      // Of no version that there can be beside the one that the page asks for.
      IDBFactory.prototype.open = function (name) {
        open.call(this, name, 99).onsuccess = null;
        return open.call(this, name, 1);
      };
    },
  ],
])('where the storage %s, takes last for the session, and it is said', async (_how, refuse) => {
  const { page, expectClean } = await openPageWithoutPicture('?jump=cliff&t=5&riderMass=120', { viewport: wide });
  await page.addInitScript(refuse);
  await page.reload();
  await opened(page);
  await page.getByText(/^This browser stores nothing for this page: takes last until it is closed/).waitFor();
  await keep(page, 'Heavy');
  await becomes(page, ['Heavy']);
  await mine(page).getByRole('button', { name: 'Compare “Heavy”' }).click();
  expect((await stateOf(page)).runs.map(({ name: called }) => called)).toEqual(['Yours', 'Heavy']);
  await page.goto(page.url().replace(/\?.*/, '?jump=cliff&t=5'));
  await opened(page);
  await becomes(page, []);
  expectClean();
});
