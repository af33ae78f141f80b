import type { Plugin } from 'vite';
import { mergeConfig } from 'vite';
import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { singleFile } from './.ci/single-file.ts';

/** What the built page may load and run: itself, pictures it makes, and sound it makes. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data: blob:",
  'media-src blob:',
  "object-src 'none'",
  "base-uri 'none'",
].join('; ');

/** Puts the policy into the built page only: the development server needs inline code. */
function injectContentSecurityPolicy(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
        // Before every script and stylesheet: a policy holds only for what comes after it.
        injectTo: 'head-prepend',
      },
    ],
  };
}

const site: ViteUserConfig = { plugins: [injectContentSecurityPolicy()] };

const page: ViteUserConfig = {
  // Relative addresses: the built page works under any path.
  base: './',
  build: {
    target: 'es2022',
    // Every browser of that target preloads modules by itself.
    modulePreload: { polyfill: false },
    // three.js alone is nearly as large as the default limit.
    chunkSizeWarningLimit: 1300,
  },
  worker: { format: 'es' },
  test: {
    reporters: ['default', './test/reporter.ts'],
    passWithNoTests: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**'],
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: './test/browser/setup.ts',
          // Software rendering keeps two cores busy: one page at a time, and after the other tests.
          maxWorkers: 1,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
};

export default defineConfig(({ mode }) => mergeConfig(page, mode === 'single' ? singleFile() : site));
