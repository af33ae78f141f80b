/** Builds the page, serves it on this machine only, says where, and opens a browser where there is a screen. */
import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

try {
  await build({ root, logLevel: 'warn' });
  // A port that is taken is no error: Vite goes on to the next.
  const server = await preview({ root, logLevel: 'warn', preview: { host: '127.0.0.1', port: 4173, open: false } });
  const address = server.resolvedUrls.local[0];
  console.log(`Two stunts: ${address}  (Ctrl+C stops it)`);
  openBrowser(address);
  stopWithNpm();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

/** Opening is a courtesy: where it fails, the address has been printed. */
function openBrowser(address) {
  const { CI, DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (CI) return;
  let command = ['xdg-open', address];
  if (process.platform === 'darwin') command = ['open', address];
  else if (process.platform === 'win32') command = ['cmd', '/c', 'start', '', address];
  else if (!DISPLAY && !WAYLAND_DISPLAY) return;
  const [program, ...args] = command;
  spawn(program, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}

/** Where npm itself is ended, and not the whole terminal, nothing else would tell this process to free its port. */
function stopWithNpm() {
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event) setInterval(() => process.ppid === parent || process.exit(), 500);
}
