import { afterEach, expect, it } from 'vitest';
import { setLocale } from '$lib/i18n';
import { agoOf, agoWords, anniversaryWords, onWords, seasonOf } from './on';

afterEach(() => setLocale('en'));

it.each([
  ['2026-11-19', 'day', 0],
  ['2026-11-18', 'day', 1],
  ['2026-11-13', 'day', 6],
  ['2026-11-12', 'week', 1],
  ['2026-10-21', 'week', 4],
  ['2026-10-20', 'month', 1],
  ['2026-10-19', 'month', 1],
  ['2025-11-20', 'month', 11],
  ['2025-11-19', 'year', 1],
  ['2020-01-01', 'year', 6],
  ['2026-11', 'month', 0],
  ['2026-01', 'month', 10],
  ['2025-11', 'year', 1],
  ['2026', 'year', 0],
  ['~2021', 'year', 5],
  ['2026-11-21', 'day', -2],
])('%s lies in %s by %d', (on, unit, value) => {
  expect(agoOf(on, '2026-11-19')).toEqual({ value, unit });
});

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

it('says distances in the language of the window', () => {
  expect(agoWords('2026-11-18', '2026-11-19')).toBe('yesterday');
  setLocale('fi');
  expect(agoWords('2026-10', '2026-11-19')).toBe('viime kuussa');
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
