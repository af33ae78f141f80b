/** Built pages on a port of this machine, and a browser that opens them: for measuring. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { build } from 'vite';
import { launchChromium } from '../browser/chromium';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

export interface Site {
  readonly address: string;
  /** Where a file of the site lies. */
  file(path: string): string;
  close(): Promise<void>;
}

/**
 * Builds and serves a page.
 *
 * @param root      folder of its index.html
 * @param readable  keeps names and adds source maps, for attributing what is measured
 */
export async function openSite(root: string, readable = false): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'two-stunts-bench-'));
  await build({
    root,
    base: './',
    logLevel: 'warn',
    build: { outDir: folder, emptyOutDir: true, ...(readable ? { minify: false, sourcemap: true } : {}) },
  });
  const file = (path: string): string => join(folder, path === '/' ? 'index.html' : path);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    try {
      const body = readFileSync(file(pathname));
      response.writeHead(200, { 'content-type': types[extname(file(pathname))] ?? 'application/octet-stream' });
      response.end(body);
    } catch {
      response.writeHead(404);
      response.end();
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    file,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export { launchChromium };
