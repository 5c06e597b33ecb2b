/** Tests speak both languages from the first line, and begin in English. */
import { learn, setLocale } from '../src/lib/i18n';

await Promise.all([learn('en'), learn('fi')]);
setLocale('en');
