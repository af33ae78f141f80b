import { describe, expect, it } from 'vitest';

/**
 * What each folder of src/ may import: other folders of ours, and packages. This table is the one place that says so.
 * A folder may always import from itself.
 */
const table: Record<string, { folders: readonly string[]; packages?: readonly string[] }> = {
  math: { folders: [] },
  parameters: { folders: [] },
  physics: { folders: ['math'] },
  jumps: { folders: ['physics', 'parameters', 'math'] },
  recording: { folders: ['jumps', 'physics', 'parameters', 'math'] },
  bake: { folders: ['recording', 'jumps', 'physics', 'math'], packages: ['cannon-es'] },
  'what-if': { folders: ['recording', 'jumps', 'parameters', 'math'] },
  exchange: { folders: ['recording', 'jumps', 'physics', 'parameters', 'math'] },
  accuracy: { folders: ['recording', 'jumps', 'physics', 'parameters', 'math'] },
  playback: { folders: ['recording', 'math'] },
  sound: { folders: ['recording', 'jumps', 'math'] },
  scene: { folders: ['bake', 'recording', 'jumps', 'physics', 'math', 'what-if'], packages: ['three'] },
  ui: {
    folders: ['playback', 'recording', 'jumps', 'parameters', 'exchange', 'what-if', 'accuracy'],
    packages: ['lil-gui', 'uplot'],
  },
  app: {
    folders: [
      'math',
      'parameters',
      'physics',
      'jumps',
      'recording',
      'bake',
      'playback',
      'scene',
      'sound',
      'ui',
      'exchange',
      'what-if',
    ],
    packages: ['three', 'lil-gui', 'idb-keyval', 'webm-muxer'],
  },
};
/** Folders of which only one part may be imported from here. */
const narrow: Record<string, Record<string, RegExp>> = {
  // The picture draws the same ground that the flight reads, and its sun stands in the place of the jump; it knows no law.
  // Of what-ifs it knows the lines that they lay on the ground.
  scene: { physics: /^physics\/ground\//, 'what-if': /^what-if\/ground-marks$/ },
};

/** The simulation: replays bit for bit, so it knows no clock, no browser and no function whose last digit an engine may choose. */
const core = [
  'math',
  'parameters',
  'physics',
  'jumps',
  'recording',
  'bake',
  'exchange',
  'accuracy',
  'playback',
  'what-if',
];
// The functions whose result the language specifies to the last bit.
const allowedMath = new Set([
  ...['sqrt', 'abs', 'min', 'max', 'floor', 'ceil', 'round', 'trunc', 'sign', 'imul'],
  ...['PI', 'LN2'],
]);
const forbidden: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['the clock', /\b(?:Date|performance|setTimeout|setInterval|requestAnimationFrame)\b/],
  ['the browser', /\b(?:window|document|navigator|location|localStorage|fetch|globalThis)\b/],
  ['the console', /\bconsole\b/],
  ['the operator ** (its last digit is up to the engine)', /\*\*/],
  ['a number formatted by the reader’s language', /toLocale\w*|\bIntl\b/],
];

const sources = import.meta.glob<string>('../src/**/*.ts', { query: '?raw', import: 'default', eager: true });
const files = Object.entries(sources).map(([path, text]) => ({ path: path.replace('../src/', ''), text }));

const folderOf = (path: string): string => (path.includes('/') ? (path.split('/')[0] as string) : '');

/** The code without its comments and the insides of its strings. */
function codeOf(text: string): string {
  return text.replace(
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g,
    // A template keeps what it computes.
    (match) => (match.startsWith('`') ? [...match.matchAll(/\$\{([^}]*)\}/g)].map((found) => found[1]).join(' ') : ' '),
  );
}

/** Everything a file imports, as a path from src/ or the name of a package. */
function importsOf(path: string, text: string): string[] {
  const found = [...text.matchAll(/(?:^|[;}\s])(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]/g)];
  found.push(...text.matchAll(/(?:^|[;}\s])import\s*['"]([^'"]+)['"]/g));
  found.push(...text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g));
  found.push(...text.matchAll(/new URL\(\s*['"](\.[^'"]+)['"]/g));
  return found.map((match) => {
    const to = match[1] as string;
    if (!to.startsWith('.')) return to;
    const parts = path.split('/').slice(0, -1);
    for (const part of to.split('/')) {
      if (part === '..') parts.pop();
      else if (part !== '.') parts.push(part);
    }
    return parts.join('/');
  });
}

/** What is wrong with the imports of a file, in words. */
function importFaults(path: string, text: string): string[] {
  const folder = folderOf(path);
  const allowed = table[folder];
  if (!allowed) return folder === '' ? [] : [`${path}: the folder ${folder} is not in the table`];
  return importsOf(path, text).flatMap((to) => {
    // Stylesheets belong to their folder, wherever a package keeps them.
    if (/\.css(\?\w+)?$/.test(to) && folder === 'ui') return [];
    const other = to in table ? to : folderOf(to);
    const isPackage = !(other in table);
    if (isPackage) {
      const name = to.startsWith('@') ? to.split('/').slice(0, 2).join('/') : (to.split('/')[0] as string);
      return allowed.packages?.includes(name) ? [] : [`${path} imports the package ${name}`];
    }
    if (other === folder) return [];
    if (!allowed.folders.includes(other)) return [`${path} imports ${to}`];
    const part = narrow[folder]?.[other];
    return part && !part.test(to) ? [`${path} imports ${to}, of which it may only use ${part}`] : [];
  });
}

/** What a core file uses that would tie it to a browser, a clock or an engine. */
function coreFaults(path: string, text: string): string[] {
  const code = codeOf(text);
  const faults = forbidden.flatMap(([what, pattern]) => (pattern.test(code) ? [`${path} uses ${what}`] : []));
  for (const [, name] of code.matchAll(/\bMath\s*\.\s*(\w+)/g)) {
    if (!allowedMath.has(name as string)) faults.push(`${path} uses Math.${name}`);
  }
  if (/\bMath\b(?!\s*\.)/.test(code)) faults.push(`${path} hands Math around`);
  return faults;
}

describe('the folders of src', () => {
  it('are all read', () => {
    for (const folder of Object.keys(table)) {
      expect(
        files.some((file) => folderOf(file.path) === folder),
        folder,
      ).toBe(true);
    }
    expect(files.length).toBeGreaterThan(50);
  });

  it('import nothing but what the table allows', () => {
    expect(files.flatMap(({ path, text }) => importFaults(path, text))).toEqual([]);
  });

  it('hold a simulation that knows no clock, no browser and no arithmetic that differs between engines', () => {
    const inCore = files.filter((file) => core.includes(folderOf(file.path)));
    expect(inCore.length).toBeGreaterThan(25);
    expect(inCore.flatMap(({ path, text }) => coreFaults(path, text))).toEqual([]);
  });

  it('give every file a default-free, named export: nothing is renamed on the way', () => {
    const defaults = files.filter(({ text }) => /^export default/m.test(codeOf(text)));
    expect(defaults.map((file) => file.path)).toEqual([]);
  });
});

describe('the rules themselves', () => {
  it('notice an import that the table does not allow', () => {
    expect(importFaults('math/x.ts', "import { G0 } from '../physics/atmosphere';")).toHaveLength(1);
    expect(importFaults('physics/x.ts', "import type { Jump } from '../jumps/jump';")).toHaveLength(1);
    expect(importFaults('physics/ground/x.ts', "import { mix } from '../../math/smooth';")).toEqual([]);
    expect(importFaults('ui/x.ts', "import { Vector3 } from 'three';")).toHaveLength(1);
    expect(importFaults('ui/x.ts', "import GUI from 'lil-gui';")).toEqual([]);
    expect(importFaults('ui/x.ts', "import { sin } from '../scene/path';")).toHaveLength(1);
    expect(importFaults('scene/x.ts', "export { G0 } from '../physics/atmosphere';")).toHaveLength(1);
    expect(importFaults('scene/x.ts', "const x = await import('../ui/dom');")).toHaveLength(1);
    expect(importFaults('jumps/x.ts', "import 'node:fs';")).toHaveLength(1);
    expect(importFaults('other/x.ts', '')).toHaveLength(1);
  });

  it('notice what the core must not use, and overlook words in comments and strings', () => {
    expect(coreFaults('math/x.ts', 'const a = Math.sin(1);')).toHaveLength(1);
    expect(coreFaults('math/x.ts', 'const a = Math.random();')).toHaveLength(1);
    expect(coreFaults('math/x.ts', 'const { sin } = Math;')).toHaveLength(1);
    expect(coreFaults('math/x.ts', 'const a = 2 ** 3;')).toHaveLength(1);
    expect(coreFaults('math/x.ts', 'const a = new Date();')).toHaveLength(1);
    expect(coreFaults('math/x.ts', ['const a = `$', '{performance.now()}`;'].join(''))).toHaveLength(1);
    expect(coreFaults('math/x.ts', 'document.title;')).toHaveLength(1);
    expect(coreFaults('math/x.ts', '/** 2 ** 3, Math.sin, the Date */ const a = Math.sqrt(2); // window')).toEqual([]);
    expect(coreFaults('math/x.ts', "const a = 'window';")).toEqual([]);
  });
});
