/**
 * The picture: what it draws, what a frame costs the main thread, how soon it appears, what is loaded before it, and what memory
 * frames and changes of the view take. Times are relative to an empty three.js scene in the same browser.
 */
import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from 'playwright-core';
import { launchChromium, openSite, type Site } from './site';
import { table, twoDigits } from './table';

const root = join(import.meta.dirname, '../..');
const tiers = ['low', 'medium', 'high'] as const;
const views = { halo: '?', cliff: '?jump=cliff&', compare: '?view=compare&' } as const;
type View = keyof typeof views;
/** Moments, as shares of the whole jump, at which draws are counted. */
const MOMENTS = [0, 0.02, 0.08, 0.2, 0.35, 0.42, 0.5, 0.7, 0.9, 1];
const FRAMES = 600;
/** Runs of 1,200 frames before anything is measured. */
const WARM_UPS = 25;
const HEAP_FRAMES = 1_000;
/** One allocation in so many bytes is looked at. */
const SAMPLING = 64;
const SWITCHES = 50;
const VIEWPORT = { width: 1280, height: 720 };

/**
 * Runs in the page before its own code: times each frame's work on the main thread, and, once asked, lets no draw through to the
 * graphics, whose time is not meant here; frames then follow one another without waiting, as many as are asked for. What this does
 * within a frame allocates nothing: it would count as the page's own.
 */
function instrument(): void {
  const marks: BenchMarks = { first: 0, frames: 0, busy: 0, drawing: true, left: Number.POSITIVE_INFINITY, go };
  Object.assign(window, { benchMarks: marks });
  const request = window.requestAnimationFrame.bind(window);
  const { port1, port2 } = new MessageChannel();
  const waiting: FrameRequestCallback[] = [];
  const count = new Uint32Array(1);
  const clock = new Float64Array(1);
  let ended: (() => void) | null = null;
  function run(callback: FrameRequestCallback, now: number): void {
    clock[0] = now;
    const start = performance.now();
    callback(now);
    marks.busy += performance.now() - start;
    if (marks.first > 0) return;
    const canvas = document.querySelector<HTMLCanvasElement>('canvas.scene');
    if (canvas && canvas.style.opacity !== '0') marks.first = performance.now();
  }
  let isRunning = false;
  function go(frames: number): Promise<void> {
    marks.left = frames;
    if (!isRunning) port2.postMessage(null);
    isRunning = true;
    return new Promise((resolve) => {
      ended = resolve;
    });
  }
  port1.onmessage = () => {
    if (marks.left <= 0) {
      isRunning = false;
      ended?.();
      return;
    }
    port2.postMessage(null);
    const due = count[0]!;
    if (due === 0) return;
    const now = clock[0]! + 1000 / 60;
    count[0] = 0;
    for (let i = 0; i < due; i++) run(waiting[i]!, now);
    marks.frames++;
    marks.left--;
  };
  const drawn = (callback: FrameRequestCallback): number =>
    request((now) => {
      run(callback, now);
      marks.frames++;
    });
  window.requestAnimationFrame = (callback) => {
    if (marks.drawing) return drawn(callback);
    waiting[count[0]!] = callback;
    count[0]!++;
    return 0;
  };
  const gl = WebGL2RenderingContext.prototype as unknown as Record<string, (...args: unknown[]) => unknown>;
  for (const name of [
    'drawElements',
    'drawArrays',
    'drawElementsInstanced',
    'drawArraysInstanced',
    'clear',
    'blitFramebuffer',
  ]) {
    const plain = gl[name]!;
    gl[name] = function (...args) {
      return marks.drawing ? plain.apply(this, args) : undefined;
    };
  }
}
interface BenchMarks {
  first: number;
  frames: number;
  busy: number;
  drawing: boolean;
  /** Frames still to be run while nothing is drawn. */
  left: number;
  go(frames: number): Promise<void>;
}
declare global {
  interface Window {
    benchMarks: BenchMarks;
  }
}

async function openAt(browser: Browser, site: Site, query: string): Promise<{ page: Page; requests: string[] }> {
  const context = await browser.newContext({ viewport: VIEWPORT });
  const page = await context.newPage();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  await page.addInitScript(instrument);
  await page.goto(site.address + query);
  return { page, requests };
}
/** When the picture first appeared, ms after the navigation began. */
async function firstPicture(page: Page): Promise<number> {
  await page.waitForFunction(() => window.benchMarks.first > 0, null, { timeout: 180_000 });
  return page.evaluate(() => window.benchMarks.first);
}
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () => (window.twoStunts.state().picture as { building: number | null }).building === null,
    null,
    { timeout: 300_000 },
  );
}
/** From here on frames follow one another without waiting. */
async function drawNothing(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.benchMarks.drawing = false;
    void window.benchMarks.go(Number.POSITIVE_INFINITY);
  });
}
/** Starts the jump again and lets so many frames pass, drawing nothing, so that all code has been compiled as well as it will be. */
async function warmUp(page: Page): Promise<void> {
  await drawNothing(page);
  for (let i = 0; i < WARM_UPS; i++) {
    await page.evaluate(() => {
      window.twoStunts?.seek(window.twoStunts.state().start);
      window.twoStunts?.play();
    });
    await frameTime(page, 1_200);
  }
  await page.evaluate(() => {
    window.twoStunts?.seek(window.twoStunts.state().start);
    window.twoStunts?.play();
  });
}
/** Mean time of a frame on the main thread, ms. */
async function frameTime(page: Page, frames: number): Promise<number> {
  return page.evaluate(async (count) => {
    const marks = window.benchMarks;
    Object.assign(marks, { frames: 0, busy: 0 });
    await marks.go(count);
    return marks.busy / marks.frames;
  }, frames);
}

interface Counts {
  readonly drawCalls: number;
  readonly triangles: number;
}
/** The most that is drawn at any of the moments. */
async function mostDrawn(page: Page): Promise<Counts> {
  let most = { drawCalls: 0, triangles: 0 };
  for (const share of MOMENTS) {
    const now = await page.evaluate(async (at) => {
      const { start, end } = window.twoStunts.state();
      window.twoStunts.pause();
      window.twoStunts.seek(start + at * (end - start));
      for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
      return window.twoStunts.state().picture as Counts;
    }, share);
    most = {
      drawCalls: Math.max(most.drawCalls, now.drawCalls),
      triangles: Math.max(most.triangles, now.triangles),
    };
  }
  return most;
}

function gzipBytes(site: Site, paths: readonly string[]): number {
  let sum = 0;
  for (const path of new Set(paths)) {
    const bytes = readFileSync(site.file(path));
    // Fonts are compressed already.
    sum += path.endsWith('.woff2') ? bytes.length : gzipSync(bytes).length;
  }
  return sum;
}

interface Sites {
  readonly app: Site;
  /** The same with its names and source maps. */
  readonly readable: Site;
  readonly empty: Site;
}

async function measureTiers(browser: Browser, { app, empty }: Sites): Promise<void> {
  const blank = await openAt(browser, empty, '');
  const blankFirst = await firstPicture(blank.page);
  await warmUp(blank.page);
  const blankFrame = await frameTime(blank.page, FRAMES);
  await blank.page.context().close();
  console.log('## The picture, by quality');
  console.log();
  console.log(
    `An empty three.js scene here: ${twoDigits(blankFrame)} ms of the main thread a frame, first picture after ${twoDigits(blankFirst)} ms. Most of any of ${MOMENTS.length} moments; ${VIEWPORT.width} × ${VIEWPORT.height}.`,
  );
  console.log();
  const rows: string[][] = [];
  for (const tier of tiers) {
    for (const view of Object.keys(views) as View[]) {
      const { page, requests } = await openAt(browser, app, `${views[view]}tier=${tier}`);
      const first = await firstPicture(page);
      const before = gzipBytes(app, requests);
      await settled(page);
      await drawNothing(page);
      const { drawCalls, triangles } = await mostDrawn(page);
      await warmUp(page);
      const frame = await frameTime(page, FRAMES);
      await page.context().close();
      rows.push([
        `${tier}, ${view}`,
        String(drawCalls),
        `${Math.round(triangles / 1000)}k`,
        twoDigits(frame),
        twoDigits(frame / blankFrame),
        twoDigits(first),
        twoDigits(first / blankFirst),
        `${Math.round(before / 1000)} kB`,
      ]);
    }
  }
  table(
    [
      'quality, view',
      'draw calls',
      'triangles',
      'main thread, ms a frame',
      '× empty',
      'first picture, ms',
      '× empty',
      'loaded before it, gzip',
    ],
    rows,
  );
}

interface ProfileNode {
  readonly callFrame: { functionName: string; url: string; lineNumber: number; columnNumber: number };
  readonly selfSize: number;
  readonly children: readonly ProfileNode[];
}

/** Whose an allocation is, and when it is made. */
const groups = ['own, each frame', 'own, text', 'own, layout', 'three.js', 'the browser'] as const;
type Group = (typeof groups)[number];
/** What runs at most ten times a second, because nobody could read it faster, and what runs when a plate has changed its size. */
const TEXT = 'src/app/frame.ts showReadings';
const LAYOUT = /^src\/app\/(free-area|fit-picture|address-bar)\.ts /;

interface Allocation {
  readonly where: string;
  readonly group: Group;
  bytes: number;
}

/**
 * Bytes allocated by each function, by its place in the source. To the profiler a function is what the engine compiled as one: it has the
 * allocations of all that was taken into it.
 */
function allocationsOf(head: ProfileNode, site: Site): Allocation[] {
  const maps = new Map<string, SourceMap>();
  const found = new Map<string, Allocation>();
  const placeOf = ({ url, lineNumber, columnNumber, functionName }: ProfileNode['callFrame']): string => {
    if (!url.startsWith('http')) return '';
    const path = new URL(url).pathname;
    let map = maps.get(path);
    if (!map) {
      map = new SourceMap(JSON.parse(readFileSync(`${site.file(path)}.map`, 'utf8')));
      maps.set(path, map);
    }
    const entry = map.findEntry(lineNumber, columnNumber) as { originalSource?: string };
    const source = entry.originalSource?.match(/(?:src|node_modules)\/.*$/)?.[0] ?? path;
    return `${source.replace(/^(node_modules\/(?:@[^/]+\/)?[^/]+).*/, '$1')} ${functionName}`;
  };
  /** @param own  how the nearest caller of ours was put; what the browser does for us counts as ours */
  const visit = (node: ProfileNode, own: Group | null): void => {
    const place = placeOf(node.callFrame);
    const isOwn = place.startsWith('src/');
    const isText = own === 'own, text' || place === TEXT;
    const group: Group = isText
      ? 'own, text'
      : own === 'own, layout' || LAYOUT.test(place)
        ? 'own, layout'
        : place.startsWith('node_modules/three ')
          ? 'three.js'
          : isOwn
            ? 'own, each frame'
            : 'the browser';
    if (node.selfSize > 0) {
      const where = isOwn ? place : group;
      const key = `${group} ${where}`;
      const known = found.get(key) ?? { where, group, bytes: 0 };
      known.bytes += node.selfSize;
      found.set(key, known);
    }
    const passedOn = group === 'own, text' || group === 'own, layout' ? group : null;
    for (const child of node.children) visit(child, passedOn);
  };
  visit(head, null);
  return [...found.values()].sort((a, b) => b.bytes - a.bytes);
}

async function measureHeap(browser: Browser, { readable: app }: Sites): Promise<void> {
  console.log(`## Memory: ${HEAP_FRAMES} frames while playing`);
  console.log();
  console.log('Bytes a frame. Text changes at most ten times a second, and layout where a plate has changed its size.');
  console.log(
    'A fractional number that large functions hand to one another, or a plain uniform takes, is an object of 12 bytes.',
  );
  console.log();
  const sums: string[][] = [];
  const rows: string[][] = [];
  for (const view of Object.keys(views) as View[]) {
    const { page } = await openAt(browser, app, `${views[view]}tier=low`);
    await firstPicture(page);
    await settled(page);
    await warmUp(page);
    const session = await page.context().newCDPSession(page);
    await session.send('HeapProfiler.enable');
    await session.send('HeapProfiler.startSampling', {
      samplingInterval: SAMPLING,
      includeObjectsCollectedByMajorGC: true,
      includeObjectsCollectedByMinorGC: true,
    });
    await frameTime(page, HEAP_FRAMES);
    const { profile } = await session.send('HeapProfiler.stopSampling');
    await page.context().close();
    const all = allocationsOf(profile.head as ProfileNode, app);
    sums.push([
      view,
      ...groups.map((group) => {
        const sum = all.reduce((bytes, each) => bytes + (each.group === group ? each.bytes : 0), 0);
        return (sum / HEAP_FRAMES).toFixed(0);
      }),
    ]);
    for (const { where, group, bytes } of all) {
      if (where.startsWith('src/') && bytes >= HEAP_FRAMES)
        rows.push([where, view, group, twoDigits(bytes / HEAP_FRAMES)]);
    }
  }
  table(['view', ...groups], sums);
  table(['where', 'view', 'when', 'bytes a frame'], rows);
}

async function measureSwitches(browser: Browser, { app }: Sites): Promise<void> {
  const { page } = await openAt(browser, app, '?tier=low');
  await firstPicture(page);
  await settled(page);
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  const look = async () => {
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const picture = await page.evaluate(() => window.twoStunts.state().picture);
    return { heap: usedSize, ...(picture as { geometries: number; textures: number; programs: number }) };
  };
  const rows: string[][] = [];
  const note = async (after: number) => {
    const { heap, geometries, textures, programs } = await look();
    rows.push([String(after), `${(heap / 1e6).toFixed(1)} MB`, String(geometries), String(textures), String(programs)]);
  };
  for (let i = 0; i <= SWITCHES; i++) {
    if (i % 10 === 2 || i === SWITCHES) await note(i);
    // Two at a time, so that each look is at the same view.
    for (const key of i % 2 === 0 ? ['2', '1'] : ['3', '1']) {
      await page.keyboard.press(key);
      await page.waitForFunction(
        () => (window.twoStunts.state().picture as Counts & { building: number | null }).building === null,
      );
      await page.evaluate(async () => {
        for (let k = 0; k < 3; k++) await new Promise(requestAnimationFrame);
      });
    }
  }
  await page.context().close();
  console.log('## Memory over changes of the view');
  console.log();
  table(['pairs of changes', 'heap after collection', 'geometries', 'textures', 'programs'], rows);
}

const measures = { tiers: measureTiers, heap: measureHeap, switches: measureSwitches } as const;

/** @param only  one of the measures; all where it is left out */
export async function measurePicture(only?: string): Promise<void> {
  const app = await openSite(root);
  const readable = await openSite(root, true);
  const empty = await openSite(join(import.meta.dirname, 'empty'));
  const server = await launchChromium();
  const browser = await chromium.connect(server.wsEndpoint());
  try {
    for (const [name, measure] of Object.entries(measures)) {
      if (only === undefined || only === name) await measure(browser, { app, readable, empty });
    }
  } finally {
    await browser.close();
    await server.close();
    for (const site of [app, readable, empty]) await site.close();
  }
}
