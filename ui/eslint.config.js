import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** What the engines of the window lack or answer wrongly, and what the content security policy refuses. */
const absentInTheWindow = [
  {
    selector: "MemberExpression[object.name='navigator'][property.name=/^languages?$/]",
    message: 'WebKitGTK may answer "C". Read locale.current from $lib/i18n.',
  },
  {
    selector: "Identifier[name='requestIdleCallback']",
    message: 'WebKitGTK has no requestIdleCallback. Use setTimeout.',
  },
  { selector: "Identifier[name='Temporal']", message: 'WebKitGTK has no Temporal. Dates come computed from the book.' },
  {
    selector: "SvelteAttribute[key.name='style']",
    message: 'The policy refuses style attributes. Use a class, or style:property={…}, which goes through the CSSOM.',
  },
  { selector: "Literal[value='scrollend']", message: 'WebKitGTK has no scrollend event.' },
];

export default ts.config(
  { ignores: ['dist/', 'src/lib/paraglide/', 'src/lib/api/bindings.ts', 'test-results/', 'playwright-report/'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  ...svelte.configs.prettier,
  { languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
  },
  {
    rules: {
      'no-undef': 'off',
      'no-console': 'error',
      'max-lines': ['error', 400],
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', ...absentInTheWindow],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['@tauri-apps/*'], message: 'Only src/lib/api talks to Tauri.' },
            { group: ['**/paraglide/*', '!./paraglide/*'], message: 'Import m from $lib/i18n.' },
            { regex: '^@lucide/svelte$', message: 'Import one icon: @lucide/svelte/icons/<name>.' },
          ],
        },
      ],
    },
  },
  { files: ['src/lib/api/**', 'src/lib/i18n/**'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: ['**/*.svelte'],
    rules: {
      'svelte/no-at-html-tags': 'error',
      'svelte/button-has-type': 'error',
      'svelte/require-each-key': 'error',
    },
  },
);
