/** Words and figures in the language of the window. Rooms import from here, never from the generated folder. */
export * from './format';
export { locale, localeOf, setLocale, type Locale } from './locale.svelte';
export { learn, m } from './words.svelte';
