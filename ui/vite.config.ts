import { fileURLToPath } from 'node:url';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { contentSecurityPolicy } from './csp.ts';
import { messages } from './messages.js';

export default defineConfig({
  plugins: [paraglideVitePlugin(messages), svelte()],
  resolve: {
    alias: { $lib: fileURLToPath(new URL('./src/lib', import.meta.url)) },
    // Without it Vitest takes Svelte's server build, which cannot mount a component.
    conditions: process.env['VITEST'] ? ['browser'] : undefined,
  },
  build: {
    target: 'es2022',
    // light-dark() and oklch() are native in every engine the window meets; lowering them would break data-theme.
    cssTarget: ['safari18', 'chrome123'],
    outDir: 'dist',
    // The policy forbids data: addresses, so that fonts and pictures always stay files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // All that a start needs is one file: each file is a question to the shell, and they are answered one by one.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] } } },
  },
  server: { port: 1420, strictPort: true },
  preview: {
    port: 4173,
    strictPort: true,
    headers: { 'Content-Security-Policy': contentSecurityPolicy },
  },
  test: {
    environment: 'happy-dom',
    setupFiles: ['tests/words.ts'],
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    // Above what a test waits for by itself (`tests/words.ts`), so that it can say what did not come.
    testTimeout: 30_000,
  },
});
