import { expect, it } from 'vitest';
import type { FavourRow } from '$lib/api';
import { bySeason, byYear, countOf, moments, openAtFirst, others } from './timeline';

const today = '2026-11-19';
let made = 0;
const favour = (on: string, more: Partial<FavourRow> = {}): FavourRow => ({
  id: (made += 1),
  kind: 'advice',
  direction: 'given',
  what: '',
  note: '',
  on,
  status: 'done',
  cost: 'an_hour',
  value: null,
  channel: null,
  occasion: '',
  due: null,
  outcome: null,
  parties: [],
  thanked: false,
  answered: [],
  answers: [],
  ...more,
});

it('stands under years', () => {
  const rows = ['2026-11-12', '2026', '~2025-03', '2024'].map((on) => favour(on));
  expect(byYear(rows).map(({ key, rows }) => [key, rows.length])).toEqual([
    ['2026', 2],
    ['2025', 1],
    ['2024', 1],
  ]);
});

it('stands under the seasons of the last twelve months, then under years', () => {
  const rows = ['2026-11-12', '2026-07-04', '2026', '2025-12-24', '2025-11-30', '2024-07'].map((on) => favour(on));
  expect(bySeason(rows, today).map(({ key }) => key)).toEqual(['autumn', 'summer', '2026', 'winter', '2025', '2024']);
});

it.each([
  ['2026-10-19', ['2026-10-12', '2025-12-24', '2025-11-30'], ['autumn', 'winter', '2025']],
  ['2027-01-05', ['2027-01-02', '2026-12-24', '2026-03-01', '2026-02-20'], ['winter', 'spring', '2026']],
])('on %s keeps a season apart from the one of a year ago', (day, ons, keys) => {
  expect(
    bySeason(
      ons.map((on) => favour(on)),
      day,
    ).map(({ key }) => key),
  ).toEqual(keys);
});

it('counts no year of which the page may have only a part', () => {
  const groups = byYear([favour('2026'), favour('2025'), favour('2025')]);
  expect(groups.map((group) => countOf(group, groups, true))).toEqual([1, undefined]);
  expect(groups.map((group) => countOf(group, groups, false))).toEqual([1, 2]);
});

it('sets moments on the months, without what is open, undated or of another time', () => {
  const rows = [
    ...['2026-12-01', '2026-11-16', '~2026-05', '2026', '2025-11-30'].map((on) => favour(on)),
    favour('2026-10-01', { status: 'promised' }),
  ];
  const months = ['2025-12', ...Array.from({ length: 11 }, (_, at) => `2026-${String(at + 1).padStart(2, '0')}`)];
  expect(moments(rows, months).map(({ at, latest }) => [Math.round(at * 100) / 100, latest])).toEqual([
    [0.96, true],
    [0.46, false],
  ]);
});

it('names the others once', () => {
  const rest = { value: null, consent: null, photo: null, communal: false };
  const parties = [
    { person: null, name: '', role: 'giver' as const, ...rest },
    { person: 1, name: 'Liisa', role: 'beneficiary' as const, ...rest },
    { person: 2, name: 'Olga', role: 'introduced' as const, ...rest },
    { person: 2, name: 'Olga', role: 'beneficiary' as const, ...rest },
  ];
  expect(others(favour('2026', { parties }), 1)).toEqual([{ id: 2, name: 'Olga' }]);
});

it('folds all years but the latest when there are very many', () => {
  const few = byYear([favour('2026'), favour('2025')]);
  const many = byYear(Array.from({ length: 80 }, (_, at) => favour(at < 40 ? '2026' : '2025')));
  expect([openAtFirst(few), openAtFirst(many)]).toEqual([['2026', '2025'], ['2026']]);
});
