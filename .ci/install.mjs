/**
 * Installs the packages from the lock file when that was not done yet, or not since the lock file changed.
 *
 * It runs before other scripts, whose standard output belongs to them: whatever npm says goes to standard error.
 */
import { spawnSync } from 'node:child_process';
import { rmSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));

// npm writes this file last of all, so after a crash half-way it is missing.
const installed = 'node_modules/.package-lock.json';
const changedAt = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

if (changedAt(installed) < changedAt('package-lock.json')) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Node 20.19 or newer is needed; this is Node ${process.versions.node}.`);
    process.exit(1);
  }
  console.error('Installing packages from package-lock.json ...');
  rmSync(installed, { force: true });
  // The tools of the build are development packages, wanted even where NODE_ENV says "production".
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  const npm = process.env.npm_execpath ?? '';
  const stdio = ['ignore', 2, 'inherit'];
  // Started by npm, we know its file; otherwise Windows finds npm.cmd only through a shell.
  const { status } =
    basename(npm) === 'npm-cli.js'
      ? spawnSync(process.execPath, [npm, ...args], { stdio })
      : spawnSync(`npm ${args.join(' ')}`, { stdio, shell: true });
  if (status !== 0) {
    console.error('npm ci did not succeed. Run it by hand to see why: npm ci');
    process.exit(1);
  }
}
