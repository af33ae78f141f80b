/**
 * Runs a TypeScript file of the project in Node: node .ci/run-ts.mjs src/cli.ts [arguments]
 *
 * The file is bundled by Vite into one module under node_modules/.cache. Its first line names everything that the bundle
 * was made from, so a later call builds only after one of those changed, and otherwise does not even load Vite.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [entryArgument, ...args] = process.argv.slice(2);
if (!entryArgument) {
  console.error('usage: node .ci/run-ts.mjs ENTRY.ts [arguments]');
  process.exit(2);
}

const entry = resolve(root, entryArgument);
const name = relative(root, entry)
  .replace(/\.ts$/, '')
  .replaceAll(/[^\w]+/g, '-');
const output = join(root, 'node_modules/.cache/two-stunts', `${name}.mjs`);
const settings = ['.ci/run-ts.mjs', 'package.json', 'package-lock.json', 'tsconfig.json', 'vite.config.ts'];

/** Changes whenever the file is written. */
function stampOf(file) {
  const stat = statSync(join(root, file), { throwIfNoEntry: false });
  return stat ? `${stat.mtimeMs} ${stat.size}` : 'missing';
}

/** Changes whenever a file is added to a folder or removed from it: either may change what an import means. */
function namesIn(folder) {
  try {
    return readdirSync(join(root, folder)).join(' ');
  } catch {
    return 'missing';
  }
}

function isFresh() {
  let made;
  try {
    const bundle = readFileSync(output, 'utf8');
    made = JSON.parse(bundle.slice(2, bundle.indexOf('\n')));
  } catch {
    return false;
  }
  return (
    made.root === root &&
    Object.entries(made.files).every(([file, stamp]) => stampOf(file) === stamp) &&
    Object.entries(made.folders).every(([folder, names]) => namesIn(folder) === names)
  );
}

async function bundle() {
  const { build } = await import('vite');
  const { NODE_ENV } = process.env;
  const made = { root, files: {}, folders: {} };
  const addFolder = (folder) => {
    made.folders[folder] ??= namesIn(folder);
  };
  for (const file of settings) made.files[file] = stampOf(file);

  const recordInputs = {
    name: 'record-inputs',
    enforce: 'pre',
    load(id) {
      const [path] = id.split('?');
      const file = relative(root, path).split(sep).join('/');
      if (file.startsWith('..') || path.includes('\0') || file.startsWith('node_modules/')) return null;
      // Before the file is read: one that changes meanwhile is then seen as changed by the next call.
      made.files[file] = stampOf(file);
      addFolder(dirname(file));
      return null;
    },
    transform(code, id) {
      if (code.includes('import.meta.glob')) for (const folder of foldersUnder(['src', 'test'])) addFolder(folder);
      // The bundle lies elsewhere than the source that asks where it is.
      const [path] = id.split('?');
      return code
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)));
    },
  };

  const result = await build({
    root,
    logLevel: 'silent',
    plugins: [recordInputs],
    build: {
      ssr: entry,
      target: 'node20',
      write: false,
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  // Vite sets it for the build; the program must see the same with and without one.
  if (NODE_ENV === undefined) delete process.env.NODE_ENV;
  else process.env.NODE_ENV = NODE_ENV;

  mkdirSync(dirname(output), { recursive: true });
  // Written aside and renamed, so that a call at the same time reads either the old bundle or the new one.
  const draft = `${output}.${process.pid}`;
  writeFileSync(draft, `//${JSON.stringify(made)}\n${result.output[0].code}`);
  renameSync(draft, output);
}

function foldersUnder(tops) {
  return tops.flatMap((top) => [
    top,
    ...readdirSync(join(root, top), { recursive: true, withFileTypes: true })
      .filter((item) => item.isDirectory())
      .map((item) => relative(root, join(item.parentPath, item.name)).split(sep).join('/')),
  ]);
}

if (!isFresh()) {
  try {
    await bundle();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
// A reader that has seen enough, such as `head`, is no error.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});
process.argv = [process.execPath, entry, ...args];
await import(pathToFileURL(output).href);
