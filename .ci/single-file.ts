/**
 * The page as one file to send: script, styles, fonts, icon and workers all stand in it. A page opened from a disk may load no module
 * from beside it, so the script is a classic one, and the policy names it by its hash.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, UserConfig } from 'vite';

const FILE = 'two-stunts.html';

/** What the file may load and run: what stands in it, by its hash, and workers, pictures and sound that it makes. */
const policyOf = (script: string, style: string): string =>
  [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    'font-src data:',
    'worker-src blob:',
    'img-src data: blob:',
    'media-src blob:',
    "base-uri 'none'",
  ].join('; ');

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** All that differs from the build of the site. */
export function singleFile(): UserConfig {
  return {
    plugins: [inlineWorkers(), inlineAll()],
    build: {
      outDir: 'dist-single',
      copyPublicDir: false,
      assetsInlineLimit: () => true,
      cssCodeSplit: false,
      modulePreload: false,
      chunkSizeWarningLimit: 10_000,
      rolldownOptions: {
        // A module is strict without saying so, a classic script is not.
        output: { format: 'iife', name: 'page', codeSplitting: false, intro: '"use strict";' },
        // Vite asks it for the address of chunks to load early, of which there are none.
        checks: { emptyImportMeta: false },
      },
    },
    worker: { format: 'iife', rolldownOptions: { output: { codeSplitting: false } } },
  };
}

/** Workers start from their own text instead of from a file beside the page. */
function inlineWorkers(): Plugin {
  const site = /new Worker\(\s*new URL\(\s*'([^']+)'\s*,\s*import\.meta\.url\s*\)\s*(?:,\s*\{[^{}]*\}\s*)?,?\s*\)/g;
  return {
    name: 'inline-workers',
    enforce: 'pre',
    transform: {
      filter: { id: /\/src\/.*\.ts$/, code: 'new Worker(' },
      handler(code) {
        const imports: string[] = [];
        const inlined = code.replace(site, (_, path: string) => {
          const name = `InlineWorker${imports.length}`;
          imports.push(`import ${name} from '${path}?worker&inline';`);
          return `new ${name}()`;
        });
        if (inlined.includes('new Worker(')) this.error('a worker that does not come from new URL(…, import.meta.url)');
        return `${imports.join('\n')}\n${inlined}`;
      },
    },
  };
}

/** Puts everything that was built into the page. */
function inlineAll(): Plugin {
  let icon = '';
  return {
    name: 'single-file',
    enforce: 'post',
    configResolved({ publicDir }) {
      const svg = readFileSync(join(publicDir, 'favicon.svg'));
      icon = `data:image/svg+xml;base64,${svg.toString('base64')}`;
    },
    transformIndexHtml: { order: 'pre', handler: (html) => html.replace('./favicon.svg', icon) },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        let html = '';
        let style = '';
        let script = '';
        for (const [name, file] of Object.entries(bundle)) {
          if (file.type === 'chunk') {
            if (script) this.error(`a second script: ${name}`);
            // Neither may stand in the text of a script, where each would end it or begin to.
            script = file.code.replace(/<(?=\/script|!--)/gi, '\\x3C');
          } else if (name.endsWith('.html')) html = String(file.source);
          else if (name.endsWith('.css')) style += String(file.source);
          else this.error(`${name} is not in the page`);
          delete bundle[name];
        }
        const left = /\bimport\s*\(|\bimport\.meta\b|\beval\s*\(|\bnew Function\b/.exec(script);
        if (left) this.error(`the script still holds "${left[0]}"`);
        const policy = policyOf(script, style);
        // Functions, because a text to be put in may hold signs that a replacement gives a meaning.
        const source = html
          .replace(/\s*<script type="module"[^>]*><\/script>/, '')
          .replace(/<link rel="stylesheet"[^>]*>/, () => `<style>${style}</style>`)
          .replace('<head>', () => `<head>\n    <meta http-equiv="Content-Security-Policy" content="${policy}">`)
          .replace('</body>', () => `<script>${script}</script>\n  </body>`);
        const beside = /\s(?:src|href)="(?!data:)[^"]*"/.exec(source.slice(0, source.indexOf('<script>')));
        if (beside) this.error(`the page still loads${beside[0]}`);
        this.emitFile({ type: 'asset', fileName: FILE, source });
      },
    },
  };
}
