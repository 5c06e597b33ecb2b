import { afterEach, expect, it } from 'vitest';
import { setLocale } from '$lib/i18n';
import { alsoName } from './also-words';

afterEach(() => setLocale('en'));

it.each([
  ['X-ABDATE', 'First met', 'First met', 'First met'],
  ['', 'Connected On', 'Connected On', 'Connected On'],
  ['X-ABDATE', '', 'Date', 'Päivä'],
  ['GENDER', '', 'Gender', 'Sukupuoli'],
  ['X-FAVOURITE-TEA', '', 'Favourite tea', 'Favourite tea'],
])('%s with the label "%s" is called "%s"', (name, label, en, fi) => {
  const one = { line: '', name, label, value: '' };
  expect(alsoName(one)).toBe(en);
  setLocale('fi');
  expect(alsoName(one)).toBe(fi);
});
