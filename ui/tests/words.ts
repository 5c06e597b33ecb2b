/** Tests speak both languages from the first line, and begin in English. */
import { configure } from '@testing-library/svelte';
import { learn, setLocale } from '../src/lib/i18n';

// A busy computer takes its time; what never comes fails all the same.
configure({ asyncUtilTimeout: 10_000 });

await Promise.all([learn('en'), learn('fi')]);
setLocale('en');
