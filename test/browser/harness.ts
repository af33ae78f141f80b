/**
 * A page of the built app in a real browser. A whole test:
 *
 *     test('starts on the HALO jump', async () => {
 *       const { page, expectClean } = await openPage('?jump=halo');
 *       expect(await page.getByRole('heading').first().textContent()).toContain('HALO');
 *       expectClean();
 *     });
 *
 * Every call gives a fresh visitor: own storage, own window, closed at the end of the test, or of the file when opened in
 * `beforeAll`. All share one browser and one build, made once per run by `setup.ts`; files run one after the other.
 */
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, expect, inject, onTestFinished } from 'vitest';

/** A remark of the driver to whoever reads pixels back, as a picture or a check of one does; it depends on timing. */
const readBackRemark = 'GPU stall due to ReadPixels';

/** The size that software rendering draws quickly. */
const smallViewport = { width: 640, height: 360 };

export interface OpenPage {
  readonly page: Page;
  /** Each console error or warning, uncaught exception, and request to another origin, since the page was opened. */
  readonly errors: readonly string[];
  /** Fails unless `errors` is empty. */
  expectClean(): void;
}

export interface OpenPageOptions {
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly reducedMotion?: 'reduce';
  /** Each runs in the page before anything of its own. */
  readonly before?: (() => void) | readonly (() => void)[];
  /** A page on the disk, to be opened instead of the one that is served. */
  readonly file?: string;
}

let connection: Promise<Browser> | undefined;

afterAll(async () => {
  await (await connection?.catch(() => undefined))?.close();
});

/** @param pathAndQuery  what follows the address of the app, such as `?jump=cliff` or `#jump=cliff` */
export async function openPage(pathAndQuery = '', options: OpenPageOptions = {}): Promise<OpenPage> {
  const run = inject('browserRun');
  if ('failure' in run) throw new Error(run.failure);

  connection ??= chromium.connect(run.endpoint);
  const context = await (await connection).newContext({
    viewport: options.viewport ?? smallViewport,
    reducedMotion: options.reducedMotion ?? null,
  });
  closeAtEndOfTest(() => context.close());

  const address = options.file === undefined ? new URL(run.address) : pathToFileURL(options.file);
  // Of a blob: address the origin is that of the page that made it; every file has the same one.
  const isOwn = (url: URL): boolean =>
    url.protocol === 'data:' ||
    (url.protocol === 'file:' ? url.pathname === address.pathname : url.origin === address.origin);
  const errors: string[] = [];
  context.on('console', (message) => {
    const [type, text] = [message.type(), message.text()];
    if ((type === 'error' || type === 'warning') && !text.includes(readBackRemark)) errors.push(`${type}: ${text}`);
  });
  context.on('weberror', (error) => errors.push(`uncaught: ${error.error().stack ?? error.error()}`));
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (!isOwn(url)) errors.push(`request to another origin: ${url.href}`);
  });

  const page = await context.newPage();
  for (const before of [options.before ?? []].flat()) await page.addInitScript(before);
  page.on('crash', () => errors.push('the page crashed'));
  page.on('websocket', (socket) => errors.push(`web socket: ${socket.url()}`));
  await page.goto(new URL(pathAndQuery.replace(/^\//, ''), address).href);
  return { page, errors, expectClean: () => expect(errors).toEqual([]) };
}

function closeAtEndOfTest(close: () => Promise<void>): void {
  try {
    onTestFinished(close);
  } catch {
    // Called outside a test: closing the connection at the end of the file closes it.
  }
}
