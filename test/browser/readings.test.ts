import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { JumpId } from '../../src/jumps/jump';
import { digitsIn, type Units, unitIn, unitSystems } from '../../src/parameters/reader-units';
import { fromSi, units as unitTable } from '../../src/parameters/units';
import { channels } from '../../src/recording/channels';
import { createSample } from '../../src/recording/sample';
import { sampleAt } from '../../src/recording/sample-at';
import { meaningfulChannels } from '../../src/ui/telemetry/telemetry-rows';
import { numberText } from '../../src/ui/text';
import { addressSays, faultsOf, framesPass, inNode, leaveFocus, openPageWithoutPicture, seek } from './visitor';

const desktop = { width: 1280, height: 720 };
const phone = { width: 390, height: 844 };
const small = { width: 1024, height: 600 };

const toggle = (page: Page) => page.getByRole('button', { name: 'All readings' });
const plate = (page: Page) => page.locator('.instrument').first();

async function openReadings(search: string, viewport: { width: number; height: number }) {
  const opened = await openPageWithoutPicture(search, { viewport });
  await opened.page.locator('.is-full .full').first().waitFor();
  await framesPass(opened.page);
  return opened;
}

/** What stands on the first plate, by the words that explain it: "1,480 ft"; rows that are hidden are left out. */
const readingsOf = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(() => {
    const rows = [...document.querySelectorAll<HTMLElement>('.telemetry[data-slot="0"] .reading:not(.is-peak)')];
    const shown = rows.filter((row) => row.checkVisibility({ visibilityProperty: true }));
    return Object.fromEntries(
      shown.map((row) => {
        const unit = row.querySelector<HTMLElement>('.unit');
        const symbol = unit?.checkVisibility({ visibilityProperty: true }) ? unit.innerText : '';
        return [row.title, `${row.querySelector<HTMLElement>('.value')?.innerText} ${symbol}`.trim()];
      }),
    );
  });

/** The same, as this process makes it out of the channels. */
function expected(id: JumpId, time: number, wanted: Units): Record<string, string> {
  const recording = inNode(id);
  const sample = sampleAt(recording, time, createSample());
  const meaningful = meaningfulChannels(recording);
  const texts = channels.flatMap((each): [string, string][] => {
    // A span of durations has a row of its own.
    if (!meaningful.has(each.key) || each.key.startsWith('conscious')) return [];
    const si = each.of(sample);
    const unit = unitIn(each, wanted);
    if (Number.isNaN(si)) return [[each.doc, '–']];
    if (each.key === 'densityRatio') return [[each.doc, `${numberText(si * 100, 0)} %`]];
    return [[each.doc, `${numberText(fromSi(si, unit), digitsIn(each, unit))} ${unitTable[unit].symbol}`.trim()]];
  });
  return Object.fromEntries(texts);
}

describe('all readings', () => {
  test('say every channel that has a value in a jump, with the numbers of Node, in the units asked for', async () => {
    const { page, expectClean } = await openReadings('?readings=full&t=30', desktop);
    for (const [time, text] of [
      [30, '20 to 29 min'],
      [2, '3 to 5 min'],
      [97.9, '–'],
    ] as const) {
      await seek(page, time);
      await framesPass(page);
      const shown = await readingsOf(page);
      // The limit has the unit of the speed beside it.
      const limit = channels.find(({ key }) => key === 'terminalSpeed')?.doc as string;
      const told = expected('halo', time, unitSystems.imperial);
      expect({ ...shown, [limit]: `${shown[limit]} mph` }).toMatchObject(told);
      expect(Object.entries(shown).find(([doc]) => doc.includes('AC 61-107B'))?.[1]).toBe(text);
    }
    expect(await page.getByText('Air is enough').count()).toBe(1);
    await seek(page, 0);
    await page.getByText('Mask, pure oxygen').waitFor();

    // Live: metres, knots, °C and hPa instead of feet, miles, °F and inches of mercury.
    await leaveFocus(page);
    const before = await readingsOf(page);
    await page.keyboard.press('m');
    await framesPass(page);
    const after = await readingsOf(page);
    const temperature = channels.find(({ key }) => key === 'airTemperature')?.doc as string;
    expect(before[temperature]).toMatch(/°F$/);
    expect(after[temperature]).toMatch(/°C$/);
    expect(await faultsOf(page)).toEqual([]);
    expectClean();
  });

  test('of the cliff have the wall and the bike, both scales of height, and no oxygen', async () => {
    const { page, expectClean } = await openReadings('?jump=cliff&readings=full&t=5&units=metric', desktop);
    const limit = channels.find(({ key }) => key === 'terminalSpeed')?.doc as string;
    const shown = await readingsOf(page);
    const told = expected('cliff', 5, unitSystems.metric);
    for (const [doc, text] of Object.entries(told)) {
      if (/^Partial pressure|^The same breathing/.test(doc)) expect(shown[doc], doc).toBeUndefined();
      else expect(doc === limit ? `${shown[doc]} km/h` : shown[doc], doc).toBe(text);
    }
    expect(await page.locator('.full-note').isVisible()).toBe(false);
    const scale = (kind: string) =>
      page.evaluate(
        (of) =>
          [...document.querySelectorAll<HTMLElement>('.telemetry[data-slot="0"] .tape-mark')]
            .filter((mark) => mark.checkVisibility() && mark.classList.contains('is-msl') === (of === 'msl'))
            .map((mark) => ({ number: mark.innerText, y: mark.getBoundingClientRect().y })),
        kind,
      );
    const [msl, agl] = [await scale('msl'), await scale('agl')];
    expect(msl.map(({ number }) => number)).toEqual(['200', '400', '600', '800', '1,000', '1,200']);
    // One height has two numbers, 150 m apart.
    const perMetre = ((agl[0]?.y ?? 0) - (agl.at(-1)?.y ?? 0)) / 1_000;
    expect(Math.abs((agl[0]?.y ?? 0) - (msl[1]?.y ?? 0) - 250 * perMetre)).toBeLessThan(1);
    expectClean();
  });

  test('are part of the address, and leave the instruments as they were', async () => {
    const { page, expectClean } = await openPageWithoutPicture('?t=24', { viewport: desktop });
    expect(await page.locator('.full').count()).toBe(0);
    const compact = await plate(page).innerText();
    await toggle(page).click();
    await page.locator('.full').waitFor();
    await addressSays(page, 'readings=full');
    expect(await toggle(page).getAttribute('aria-expanded')).toBe('true');
    await toggle(page).click();
    await page.locator('.full').waitFor({ state: 'hidden' });
    await page.waitForURL((url) => !url.search.includes('readings'));
    await framesPass(page);
    expect(await plate(page).innerText()).toBe(compact);
    expectClean();
  });
});

describe('the room for all readings', () => {
  test('leaves the middle of the picture free, and scrolls within the plate in a low window', async () => {
    const { page } = await openReadings('?readings=full&t=2', desktop);
    // That there is no picture takes a line of the room.
    await page.getByRole('button', { name: 'Dismiss messages' }).click();
    await framesPass(page);
    const box = (await plate(page).boundingBox()) ?? expect.fail('no plate');
    expect(box.x + box.width).toBeLessThan(desktop.width / 2 - 100);
    // All of it, without scrolling, at this size.
    const hiddenHeight = (of: string) =>
      page.evaluate((name) => {
        const list = document.querySelector<HTMLElement>(name);
        return list ? list.scrollHeight - list.clientHeight : Number.NaN;
      }, of);
    expect(await hiddenHeight('.full')).toBe(0);

    await page.setViewportSize(small);
    await framesPass(page);
    expect(await hiddenHeight('.full')).toBeGreaterThan(50);
    const low = (await plate(page).boundingBox()) ?? expect.fail('no plate');
    const transport = (await page.locator('.transport').boundingBox()) ?? expect.fail('no transport');
    expect(low.y + low.height).toBeLessThanOrEqual(transport.y);
    await page.locator('.full').focus();
    await page.keyboard.press('End');
    await expect.poll(() => page.evaluate(() => document.querySelector('.full')?.scrollTop)).toBeGreaterThan(50);
    // The clock is not moved by keys that scroll.
    expect(await page.evaluate(() => window.twoStunts.state().time)).toBe(2);
  });

  test('is in each half of Compare on a desk, and not on a phone', async () => {
    const { page, expectClean } = await openReadings('?view=compare&readings=full&t=5', desktop);
    expect(await page.locator('.full').count()).toBe(2);
    for (const [slot, edge] of [
      [0, 640 / 2],
      [1, 640 + 640 / 2],
    ] as const) {
      const box = (await page.locator('.instrument').nth(slot).boundingBox()) ?? expect.fail('no plate');
      expect(box.x + box.width).toBeLessThan(edge - 20);
    }
    await page.setViewportSize(phone);
    await page.locator('.is-full').first().waitFor({ state: 'detached' });
    expect(await toggle(page).count()).toBe(0);
    expectClean();
  });

  test('on a phone is shared with the panel: one closes the other', async () => {
    const { page, expectClean } = await openReadings('?readings=full&jump=cliff&t=5', phone);
    expect((await plate(page).boundingBox())?.height).toBeLessThanOrEqual(0.46 * phone.height + 1);
    await page.getByRole('button', { name: 'Dismiss messages' }).click();
    await leaveFocus(page);
    await page.keyboard.press('g');
    await page.locator('.is-full').waitFor({ state: 'detached' });
    await page.locator('.panel').waitFor();
    await toggle(page).click();
    await page.locator('.is-full').waitFor();
    expect(await page.locator('.panel').isVisible()).toBe(false);
    expectClean();
  });
});
