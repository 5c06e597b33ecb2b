import { afterEach, expect, it } from 'vitest';
import { setLocale } from '$lib/i18n';
import { anniversaryWords, onWords, seasonOf } from './on';

afterEach(() => setLocale('en'));

it.each([
  ['2026-11-19', '19 Nov 2026', '19.11.2026'],
  ['2026-11', 'November 2026', 'marraskuu 2026'],
  ['2026', '2026', '2026'],
  ['~2026', 'about 2026', 'noin 2026'],
])('%s is written with its own precision', (on, english, finnish) => {
  expect(onWords(on)).toBe(english);
  setLocale('fi');
  expect(onWords(on)).toBe(finnish);
});

it.each([
  ['2026-12-01', 'winter'],
  ['2026-02', 'winter'],
  ['2026-03-31', 'spring'],
  ['2026-08-31', 'summer'],
  ['2026-11-19', 'autumn'],
  ['2026', undefined],
])('%s is in %s', (on, season) => {
  expect(seasonOf(on)).toBe(season);
});

it('says a birthday without a year', () => {
  expect(anniversaryWords('--05-09')).toBe('9 May');
  expect(anniversaryWords('1984-05-09')).toBe('9 May 1984');
});
