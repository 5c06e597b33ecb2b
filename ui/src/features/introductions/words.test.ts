import { afterEach, expect, it } from 'vitest';
import type { Introduction } from '$lib/api';
import { setLocale } from '$lib/i18n';
import { actWords, afterNoWords } from './words';

afterEach(() => setLocale('en'));

it('asks the owner of themself where they were to meet somebody', () => {
  expect(actWords({ act: 'met' }, true)).toBe('Have you met?');
  expect(actWords({ act: 'met' }, false)).toBe('Have they met?');
});

it('names who said no and who can still meet, in both languages', () => {
  const side = (name: string, consent: Introduction['sides'][number]['consent']) => ({
    ...{ person: name.length, name, detail: '', photo: null, consent },
  });
  const sides = [side('Anna', 'agreed'), side('Pekka', 'declined'), side('Liisa B', 'asked')];
  expect(afterNoWords({ direction: 'given', sides })).toBe('Said no: Pekka. Can still meet: Anna and Liisa B.');
  setLocale('fi');
  expect(afterNoWords({ direction: 'given', sides })).toBe('Ei sopinut: Pekka. Voivat yhä tavata: Anna ja Liisa B.');
  expect(afterNoWords({ direction: 'taken', sides: sides.slice(1, 2) })).toBe('Ei sopinut: Pekka.');
});
