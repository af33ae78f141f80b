import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { type BrowserServer, chromium } from 'playwright-core';

/** A running Chromium or Chrome that others in this run connect to. One is installed where there is none. */
export async function launchChromium(): Promise<BrowserServer> {
  const executablePath = findChromium() ?? installChromium();
  const launch = (chromiumSandbox: boolean) =>
    chromium.launchServer({ executablePath, chromiumSandbox, args: ['--enable-unsafe-swiftshader'] });
  // Chromium refuses its sandbox to root, and many containers refuse it to everyone. The only page it opens is ours.
  return isRoot() ? launch(false) : launch(true).catch(() => launch(false));
}

function findChromium(): string | undefined {
  return candidates().find(runs);
}

function candidates(): string[] {
  const { CHROME_PATH, PATH = '', LOCALAPPDATA, PROGRAMFILES, 'PROGRAMFILES(X86)': programFilesX86 } = process.env;
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge'];
  const onPath = PATH.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const onMac = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  );
  const onWindows = [PROGRAMFILES, programFilesX86, LOCALAPPDATA].flatMap((folder) =>
    folder
      ? [
          'Google/Chrome/Application/chrome.exe',
          'Chromium/Application/chrome.exe',
          'Microsoft/Edge/Application/msedge.exe',
        ].map((name) => join(folder, name))
      : [],
  );
  const usual = process.platform === 'darwin' ? onMac : process.platform === 'win32' ? onWindows : onPath;
  return [...(CHROME_PATH ? [CHROME_PATH] : []), ...usual, chromium.executablePath()].filter(existsSync);
}

/** Being there is not enough: Ubuntu's package only points to another installer. */
function runs(executable: string): boolean {
  // On Windows `--version` opens a window instead of answering.
  if (process.platform === 'win32') return true;
  return spawnSync(executable, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;
}

function installChromium(): string {
  const minutes = 60_000;
  if (isRoot() && existsSync('/etc/debian_version')) {
    attempt('apt-get', ['update'], 3 * minutes);
    // Chromium only recommends fonts, and ends at the first text on a machine that has none.
    attempt('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation'], 5 * minutes);
  }
  const installed = findChromium();
  if (installed) return installed;

  const playwright = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js');
  attempt(process.execPath, [playwright, 'install', '--no-shell', 'chromium'], 5 * minutes);
  const downloaded = findChromium();
  if (downloaded) return downloaded;

  throw new Error(
    'The browser tests need Chromium or Chrome, and none could be found or installed. ' +
      'Install one, or set CHROME_PATH to its executable file.',
  );
}

/** Whether it worked shows in whether a browser is there afterwards. */
function attempt(program: string, args: string[], timeout: number): void {
  try {
    console.error(`Installing a browser: ${program} ${args.join(' ')}`);
    execFileSync(program, args, {
      stdio: ['ignore', 2, 'inherit'],
      timeout,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  } catch (error) {
    console.error(String(error));
  }
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}
