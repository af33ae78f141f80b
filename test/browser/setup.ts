import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { preview } from 'vite';
import type { TestProject } from 'vitest/node';
import { launchChromium } from './chromium';

declare module 'vitest' {
  interface ProvidedContext {
    /** What the browser tests share, or why it could not be made. */
    browserRun: { endpoint: string; address: string } | { failure: string };
  }
}

/** Builds the page once, apart from `dist`, serves it and starts one browser, for all browser tests of the run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'two-stunts-'));
  const closers: (() => Promise<void>)[] = [async () => rmSync(folder, { recursive: true, force: true })];
  const close = async () => {
    for (const closer of closers.reverse()) await closer();
  };

  // A failure here must fail the browser tests and no others, so it is handed on to them.
  try {
    buildInto(folder);
    const server = await preview({
      configFile: false,
      base: './',
      logLevel: 'warn',
      build: { outDir: folder },
      preview: { host: '127.0.0.1', port: 4273 },
    });
    closers.push(() => server.close());
    const browser = await launchChromium();
    closers.push(() => browser.close());
    project.provide('browserRun', {
      endpoint: browser.wsEndpoint(),
      address: server.resolvedUrls?.local[0] ?? '',
    });
  } catch (error) {
    project.provide('browserRun', { failure: error instanceof Error ? error.message : String(error) });
  }
  return close;
}

/** In a process of its own, because this one runs with the settings of a test and would not build for production. */
function buildInto(folder: string): void {
  const { VITEST: _, ...env } = process.env;
  const args = ['node_modules/vite/bin/vite.js', 'build', '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'];
  const { status, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { ...env, NODE_ENV: 'production' },
  });
  if (status !== 0) throw new Error(`The page could not be built.\n${stderr}`);
}
