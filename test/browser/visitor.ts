/** What a visitor does with the page and sees of it: shared by the browser tests. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { PageReport } from '../../src/app/page-api';
import { jumpById } from '../../src/jumps';
import type { JumpId } from '../../src/jumps/jump';
import type { Values } from '../../src/parameters/parameter';
import { defaultsOf } from '../../src/parameters/values';
import { channels } from '../../src/recording/channels';
import { createSample } from '../../src/recording/sample';
import { sampleAt } from '../../src/recording/sample-at';
import { simulate } from '../../src/recording/simulate';
import { type OpenPageOptions, openPage } from './harness';

export const stateOf = (page: Page): Promise<PageReport> => page.evaluate(() => window.twoStunts.state());

export const runOf = (report: PageReport, id: JumpId) => report.runs.find(({ jump }) => jump === id);

/** Pauses and goes to a time. */
export const seek = (page: Page, time: number) =>
  page.evaluate((goal) => {
    window.twoStunts.pause();
    window.twoStunts.seek(goal);
  }, time);

export const framesPass = (page: Page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** Takes the focus from wherever it is, so that keys are those of the page. */
export const leaveFocus = (page: Page) => page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());

/** The address follows once things are quiet. */
export const addressSays = (page: Page, text: string | RegExp) =>
  page.waitForURL((url) => url.search.match(text) !== null);

/** The same jump, simulated by this process. */
export function inNode(id: JumpId, changes: Values = {}) {
  const jump = jumpById(id);
  return simulate(jump, { ...defaultsOf(jump.parameters), ...changes });
}

/** The browser must have the very numbers that Node has, down to the last bit. */
export function expectAsInNode(report: PageReport, id: JumpId, changes: Values = {}): void {
  const recording = inNode(id, changes);
  const run = runOf(report, id);
  const sample = sampleAt(recording, run?.time ?? Number.NaN, createSample());
  expect(run?.hash).toBe(recording.hash);
  expect(run?.ending).toBe(recording.ending);
  for (const channel of channels) expect(run?.channels[channel.key], channel.key).toBe(channel.of(sample));
}

/** What axe finds against WCAG 2.2 A and AA, as "rule: where". */
export async function faultsOf(page: Page): Promise<string[]> {
  // Evaluated and not added as a script, which the page's own policy would refuse.
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    });
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
  });
}

/** In a browser that refuses WebGL: the rest of the page, without the time that drawing takes. */
export const openPageWithoutPicture = (search: string, options: OpenPageOptions = {}) =>
  openPage(search, { ...options, before: [refuseWebGl, ...[options.before ?? []].flat()] });

/** All is done for each frame but the drawing itself, which takes most of a second where there is no graphics card. */
export const openPageUndrawn = (search: string, options: OpenPageOptions = {}) =>
  openPage(search, { ...options, before: [drawNothing, ...[options.before ?? []].flat()] });

function drawNothing(): void {
  const context = WebGL2RenderingContext.prototype;
  for (const draw of ['drawElements', 'drawArrays', 'drawElementsInstanced', 'drawArraysInstanced'] as const) {
    context[draw] = () => undefined;
  }
}

function refuseWebGl(): void {
  const getContext = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
    // Plots draw in two dimensions, which such browsers do.
    return kind === '2d' ? (getContext as (...all: unknown[]) => unknown).call(this, kind, ...rest) : null;
  } as typeof getContext;
}
