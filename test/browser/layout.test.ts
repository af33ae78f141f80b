import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { framesPass, leaveFocus, openPageWithoutPicture, seek } from './visitor';

const sizes = [
  [360, 640],
  [390, 844],
  [844, 390],
  [768, 1024],
  [1024, 600],
  [1280, 720],
  [1920, 1080],
  [2560, 1440],
] as const;

const addresses = {
  HALO: '?t=30&nonsense=1',
  'the cliff': '?jump=cliff&t=5',
  Compare: '?view=compare&align=opening&t=30',
  'the scale view': '?view=compare&left=cliff&right=cliff:six-second&align=height&picture=scale&t=5',
} as const;

/** Every view at every size, and all readings where they have the least room of their kind. */
const views: readonly (readonly [view: string, address: string, at: readonly (readonly [number, number])[]])[] = [
  ...Object.entries(addresses).map(([view, address]) => [view, address, sizes] as const),
  ['all readings', '?t=30&nonsense=1&readings=full', sizes.filter(([width]) => [360, 844, 1024, 1280].includes(width))],
];

/** Keys that open one thing more, from a page where nothing is open. All tabs of the drawer have a test of their own. */
const openings = { nothing: [], parameters: ['g'], plots: ['p'] } as const;

describe.each(views)('%s', (_view, address, at) => {
  test.each(at)('keeps every control apart and inside the window at %i x %i', async (width, height) => {
    const { page, expectClean } = await openPageWithoutPicture(address, { viewport: { width, height } });
    await page.waitForFunction(() => window.twoStunts !== undefined);
    const found: string[] = [];
    for (const language of ['English', 'longer texts'] as const) {
      for (const time of [12, 1e6]) {
        await seek(page, time);
        for (const [opened, keys] of Object.entries(openings)) {
          await closeAll(page);
          for (const key of keys) await page.keyboard.press(key);
          await framesPass(page);
          if (language === 'longer texts') {
            await page.evaluate(lengthenTexts);
            await framesPass(page);
            await page.evaluate(lengthenTexts);
          }
          const faults = await page.evaluate(findCollisions);
          found.push(...faults.map((fault) => `${language}, ${time} s, ${opened} open: ${fault}`));
        }
      }
    }
    expect(found).toEqual([]);
    expectClean();
  });
});

test.each([
  [390, 844],
  [844, 390],
  [768, 1024],
  [1280, 720],
])('what opens above the transport keeps its controls apart at %i x %i', async (width, height) => {
  const { page, expectClean } = await openPageWithoutPicture('?view=compare&align=opening&t=12', {
    viewport: { width, height },
  });
  await page.waitForFunction(() => window.twoStunts !== undefined);
  await leaveFocus(page);
  await page.keyboard.press('y');
  await page.getByRole('textbox', { name: 'Name of the take' }).press('Enter');
  await page.getByRole('table', { name: 'Your takes' }).getByRole('checkbox').nth(1).waitFor();
  const found: string[] = [];
  for (const language of ['English', 'longer texts'] as const) {
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      await page.locator('.drawer-body:not([hidden]) > *').first().waitFor();
      await framesPass(page);
      if (language === 'longer texts') await page.evaluate(lengthenTexts);
      const [id, faults] = [await tab.getAttribute('id'), await page.evaluate(findCollisions)];
      found.push(...faults.map((fault) => `${language}, ${id}: ${fault}`));
    }
  }
  expect(found).toEqual([]);
  expectClean();
});

test.each(['?t=5', '?view=compare&align=height&t=5'])(
  'a phone need not zoom into any field of %s, and a finger meets every control',
  async (address) => {
    const { page } = await openPageWithoutPicture(address, { viewport: { width: 390, height: 844 } });
    await page.waitForFunction(() => window.twoStunts !== undefined);
    await page.keyboard.press('g');
    // A folder opens in a moment of its own: asked again until none is closed.
    await page.waitForFunction(() => {
      const closed = document.querySelectorAll<HTMLElement>('.lil-gui.lil-closed > .lil-title');
      for (const title of closed) title.click();
      return closed.length === 0;
    });
    await framesPass(page);
    const { small, tiny, sheet } = await page.evaluate(() => {
      const shown = (selector: string) =>
        [...document.querySelectorAll<HTMLElement>(selector)].filter((each) => each.checkVisibility());
      const nameOf = (element: HTMLElement) => element.getAttribute('aria-label') ?? element.innerText;
      const fields = shown('select, textarea, input:not([type="checkbox"], [type="range"])');
      const targets = shown('.overlay :is(button, input, select, [role="slider"])');
      const side = (element: HTMLElement) => Math.min(element.offsetWidth, element.offsetHeight);
      return {
        small: fields.filter((each) => Number.parseFloat(getComputedStyle(each).fontSize) < 16).map(nameOf),
        tiny: targets.filter((each) => side(each) < 24).map(nameOf),
        sheet: (document.querySelector<HTMLElement>('.panel')?.offsetHeight ?? 0) / innerHeight,
      };
    });
    expect(small).toEqual([]);
    expect(tiny).toEqual([]);
    expect(sheet).toBeGreaterThan(0.2);
    expect(sheet).toBeLessThanOrEqual(0.6);
  },
);

test('the check itself notices a control that covers another and one that leaves the window', async () => {
  const { page } = await openPageWithoutPicture('?t=30', { viewport: { width: 1280, height: 720 } });
  await page.waitForFunction(() => window.twoStunts !== undefined);
  expect(await page.evaluate(findCollisions)).toEqual([]);
  await page.evaluate(() => {
    const [first, second] = [...document.querySelectorAll<HTMLElement>('.view-switch button')];
    if (first && second) first.style.translate = '24px 0';
    const panel = document.querySelector<HTMLElement>('.panel');
    if (panel) panel.style.translate = '100px 0';
    const play = document.querySelector<HTMLElement>('button.play');
    if (play) play.style.translate = '-400px 0';
  });
  const faults = await page.evaluate(findCollisions);
  expect(faults.some((fault) => /HALO.* covers .*Cliff/.test(fault))).toBe(true);
  expect(faults.some((fault) => /Parameters.* out of the window/.test(fault))).toBe(true);
  expect(faults.some((fault) => /"Play" .*(cut away|out of the window)/.test(fault))).toBe(true);
});

/** Whatever is open beside the picture. */
async function closeAll(page: Page): Promise<void> {
  await leaveFocus(page);
  await page.evaluate(() => {
    const { classList } = document.querySelector('.page') as HTMLElement;
    const press = (key: string) => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    if (classList.contains('has-panel')) press('g');
    if (classList.contains('has-drawer')) document.querySelector<HTMLElement>('.drawer .close')?.click();
  });
}

/** Makes every text two fifths longer, as other languages are. Runs in the page, again after texts have changed. */
function lengthenTexts(): void {
  const page = document.querySelector('#app') as HTMLElement & { lengthened?: WeakMap<Node, string> };
  page.lengthened ??= new WeakMap();
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const text = node.data;
    // Numbers and the names of units and keys stay as long as they are.
    if (page.lengthened.get(node) === text || !/[a-z]{3}/i.test(text) || node.parentElement?.closest('kbd')) continue;
    const letters = text.replace(/[^a-z ]/gi, '').trim();
    node.data = `${text}${letters.slice(0, Math.ceil(letters.length * 0.4))}`;
    page.lengthened.set(node, node.data);
  }
}

/**
 * Controls and plates that cover one another, leave the window, or cut their own text. What has scrolled out of its box counts
 * only as far as it can be seen. Runs in the page.
 */
function findCollisions(): string[] {
  type Box = { left: number; top: number; right: number; bottom: number };
  const intersection = (a: Box, b: Box): Box => ({
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  });
  const isEmpty = (box: Box) => box.right - box.left <= 1.5 || box.bottom - box.top <= 1.5;
  const window_ = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };

  /** What can be seen of an element inside the boxes that scroll or cut it. */
  function seen(element: Element): Box {
    let box: Box = element.getBoundingClientRect();
    for (let parent = element.parentElement; parent && !parent.matches('.page'); parent = parent.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(parent);
      if (overflowX !== 'visible' || overflowY !== 'visible') box = intersection(box, parent.getBoundingClientRect());
    }
    return box;
  }
  const nameOf = (element: Element) => {
    const label = element.getAttribute('aria-label') ?? (element as HTMLElement).innerText?.trim().split('\n')[0];
    return `${element.tagName.toLowerCase()}.${element.classList[0] ?? ''} "${(label ?? '').slice(0, 30)}"`;
  };
  const isShown = (element: Element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const all = (selector: string) =>
    [...document.querySelectorAll(selector)].filter((each) => isShown(each) && !isEmpty(seen(each)));
  const canScroll = (element: Element): boolean => {
    for (let parent = element.parentElement; parent; parent = parent.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(parent);
      if (/auto|scroll/.test(overflowX + overflowY)) return true;
    }
    return false;
  };
  const plates = all('.overlay .plate').map((element) => ({ element, box: seen(element), name: nameOf(element) }));
  const anyControl = '.overlay :is(button, select, input, textarea, summary, a[href], [role="slider"], [role="tab"])';
  const controls = all(anyControl).map((element) => ({ element, box: seen(element), name: nameOf(element) }));

  const found: string[] = [];
  for (const element of document.querySelectorAll(anyControl)) {
    const box = element.getBoundingClientRect();
    if (isShown(element) && !isEmpty(box) && isEmpty(seen(element)) && !canScroll(element)) {
      found.push(`${nameOf(element)} is cut away`);
    }
  }
  for (const group of [plates, controls]) {
    group.forEach(({ element, box, name }, i) => {
      const whole = element.getBoundingClientRect();
      const inWindow = intersection(box, window_);
      const scrolls = Math.abs(whole.right - whole.left - (box.right - box.left)) > 1;
      if (inWindow.left > box.left + 1 || inWindow.top > box.top + 1) found.push(`${name} reaches out of the window`);
      else if (inWindow.right < box.right - 1 || inWindow.bottom < box.bottom - 1) {
        found.push(`${name} reaches out of the window`);
      } else if (scrolls && group === controls) found.push(`${name} is cut at its side`);
      for (const other of group.slice(i + 1)) {
        // A list inside a field, a handle on its track.
        if (element.contains(other.element) || other.element.contains(element)) continue;
        if (element.closest('[role="slider"], .timeline') && other.element.closest('.timeline')) continue;
        if (!isEmpty(intersection(box, other.box))) found.push(`${name} covers ${other.name}`);
      }
      if (element.tagName === 'BUTTON' && element.scrollWidth > element.clientWidth + 1) {
        found.push(`${name} cuts its text`);
      }
    });
  }
  return found;
}
