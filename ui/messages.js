/** How messages/*.json become functions. Vite reads it; run by itself it compiles them once, for the type check. */
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { compile } from '@inlang/paraglide-js';

export const messages = {
  project: './project.inlang',
  outdir: './src/lib/paraglide',
  // The locale comes from the book's settings (src/lib/i18n), never from a cookie, an address or the engine.
  strategy: /** @type {['globalVariable', 'baseLocale']} */ (['globalVariable', 'baseLocale']),
  outputStructure: /** @type {const} */ ('locale-modules'),
  emitTsDeclarations: true,
  // A check and a build may run at the same time: neither may pull the files from under the other.
  cleanOutdir: false,
};

if (argv[1] === fileURLToPath(import.meta.url)) await compile(messages);
