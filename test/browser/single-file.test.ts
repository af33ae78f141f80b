/** The page as one file, opened from the disk as a person opens what was sent to him. */
import { execSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { feet } from '../../src/parameters/units';
import type { OpenPage } from './harness';
import {
  expectAsInNode,
  framesPass,
  leaveFocus,
  openPageUndrawn,
  openPageWithoutPicture,
  runOf,
  seek,
  stateOf,
} from './visitor';

declare global {
  interface Window {
    /** For the tests: what the page put on the clipboard, and the frames that passed. */
    copied?: string;
    framesSeen?: number;
  }
}

const folder = mkdtempSync(join(tmpdir(), 'two-stunts-single-'));
const file = join(folder, 'two-stunts.html');
const viewport = { width: 1280, height: 720 };
const search = '#tier=low&t=24';

beforeAll(() => {
  const { VITEST: _, ...env } = process.env;
  execSync(`npm run --silent build:single -- --outDir ${JSON.stringify(folder)} --emptyOutDir --logLevel warn`, {
    env: { ...env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Drawn {
  readonly drawCalls: number;
  readonly triangles: number;
  readonly building: number | null;
}
const isBuilt = (page: Page) =>
  page.waitForFunction(() => {
    const picture = window.twoStunts?.state().picture as Drawn | null | undefined;
    return picture && picture.drawCalls > 3 && picture.building === null;
  });

/** The state of a page from a file is in its fragment. */
const fragmentSays = (page: Page, text: string | RegExp) => page.waitForURL((url) => url.hash.match(text) !== null);

function keepWhatIsCopied(): void {
  Object.defineProperty(navigator, 'clipboard', {
    value: {
      async writeText(text: string) {
        window.copied = text;
      },
    },
  });
}

/** As a browser does that trusts no file. */
function refuseWorkersAndStorage(): void {
  const refuse = (): never => {
    throw new DOMException('Refused.', 'SecurityError');
  };
  window.Worker = refuse as unknown as typeof Worker;
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
    Object.defineProperty(window, name, { get: refuse });
  window.framesSeen = 0;
  const count = (): void => {
    window.framesSeen = (window.framesSeen ?? 0) + 1;
    requestAnimationFrame(count);
  };
  requestAnimationFrame(count);
}

describe('the page as one file', () => {
  let opened: OpenPage;
  beforeAll(async () => {
    opened = await openPageUndrawn(search, { file, viewport, before: keepWhatIsCopied });
  });

  test('is one classic script with its own policy', () => {
    expect(readdirSync(folder)).toEqual(['two-stunts.html']);
    const text = readFileSync(file, 'utf8');
    expect(text.match(/<script/g)).toHaveLength(1);
    expect(text).not.toMatch(/type="module"|\bimport\(|\beval\(/);
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(text)?.[1] ?? '';
    expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-[^' ]+'; style-src 'sha256-[^' ]+';/);
    expect(policy).toContain('worker-src blob:');
    expect(policy).not.toContain('unsafe');
  });

  test('makes the same picture where workers and storage are refused, and goes on meanwhile', async () => {
    const alone = await openPageUndrawn(search, { file, viewport, before: refuseWorkersAndStorage });
    const pictures: (readonly number[])[] = [];
    for (const { page } of [alone, opened]) {
      await isBuilt(page);
      await seek(page, 24);
      await framesPass(page);
      const { drawCalls, triangles } = (await stateOf(page)).picture as Drawn;
      pictures.push([drawCalls, triangles]);
    }
    expect(pictures[0]).toEqual(pictures[1]);
    expect(await alone.page.evaluate(() => window.framesSeen)).toBeGreaterThan(30);

    await leaveFocus(alone.page);
    for (const [key, tab] of Object.entries({ p: 'Plots', t: 'Figures', w: 'What if', q: 'Takes' })) {
      await alone.page.keyboard.press(key);
      await alone.page.getByRole('tab', { name: tab, selected: true }).waitFor();
    }
    await alone.page.getByText('This browser stores nothing for this page').waitFor();
    alone.expectClean();
  });

  test('plays, is changed, compares, and keeps all of that in its fragment', async () => {
    const { page, expectClean } = opened;
    await page.evaluate(() => window.twoStunts.play());
    await page.waitForFunction(() => window.twoStunts.state().time > 24.2);
    await seek(page, 23.9);
    expectAsInNode(await stateOf(page), 'halo');

    const field = page.getByRole('textbox', { name: /^Exit altitude/ });
    await field.fill('30,000');
    await field.press('Enter');
    await framesPass(page);
    expectAsInNode(await stateOf(page), 'halo', { exitAltitude: feet(30_000) });
    await fragmentSays(page, /exitAltitude=30000/);

    await leaveFocus(page);
    await page.keyboard.press('3');
    await fragmentSays(page, /view=compare/);
    const compared = await stateOf(page);
    expect(compared.runs).toHaveLength(2);
    expectAsInNode(compared, 'cliff');

    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.waitForFunction(() => window.copied !== undefined);
    expect(await page.evaluate(() => window.copied?.split('#')[0])).toBe(page.url().split('#')[0]);
    expect(await page.evaluate(() => window.copied)).toContain('exitAltitude=30000');

    await page.reload();
    await page.waitForFunction(() => window.twoStunts?.state().view === 'compare');
    const again = await stateOf(page);
    expect(again.runs.map(({ hash }) => hash)).toEqual(compared.runs.map(({ hash }) => hash));

    // Another link pasted over the address of the same file.
    await page.evaluate(() => {
      location.hash = '#jump=cliff&rampSpeed=20&t=3';
    });
    await page.waitForFunction(() => window.twoStunts?.state().view === 'cliff');
    const pasted = await stateOf(page);
    expect(pasted.time).toBe(3);
    expect(runOf(pasted, 'cliff')?.values.rampSpeed).not.toBe(runOf(compared, 'cliff')?.values.rampSpeed);
    expectClean();
  });
});

test('a link to a file works on the site too', async () => {
  const { page, expectClean } = await openPageWithoutPicture('#jump=cliff&t=3');
  const opened = await stateOf(page);
  expect(opened).toMatchObject({ view: 'cliff', time: 3 });
  await leaveFocus(page);
  await page.keyboard.press('m');
  await page.waitForURL((url) => url.search.includes('jump=cliff') && url.search.includes('units=') && url.hash === '');
  expectClean();
});
