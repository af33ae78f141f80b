import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

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

export default defineConfig({
  base: './',
  plugins: [injectContentSecurityPolicy()],
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
  },
  worker: { format: 'es' },
  test: {
    include: ['test/**/*.test.ts'],
    passWithNoTests: false,
  },
});
