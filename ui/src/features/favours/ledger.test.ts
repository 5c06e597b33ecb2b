import { expect, it } from 'vitest';
import type { FavourRow, LedgerMonth, PartyView } from '$lib/api';
import { canThank, everything, followedBy, isFiltered, Months, onlyOf, worthOf } from './ledger';

const month = (name: string, total: number): LedgerMonth => ({ month: name, total, given_count: 0, taken_count: 0 });
const party = (person: number | null, role: PartyView['role'], communal = false): PartyView => ({
  person,
  name: '',
  role,
  value: null,
  consent: null,
  photo: null,
  communal,
});
const row = (part: Partial<FavourRow> = {}): FavourRow => ({
  id: 1,
  kind: 'advice',
  direction: 'taken',
  what: 'A word',
  note: '',
  on: '2026-11-19',
  status: 'done',
  cost: 'an_hour',
  value: null,
  channel: null,
  occasion: '',
  due: null,
  outcome: null,
  parties: [party(2, 'giver'), party(null, 'beneficiary')],
  thanked: false,
  answered: [],
  answers: [],
  ...part,
});

it('has a place for each head and each row, both ways', () => {
  const months = new Months([month('2026-11', 2), month('2026-10', 1), month('2026', 3)]);
  expect(months.total).toBe(9);
  const rows = Array.from({ length: 9 }, (_, place) => months.at(place).row);
  expect(rows).toEqual([undefined, 0, 1, undefined, 2, undefined, 3, 4, 5]);
  expect(months.at(3).month.month).toBe('2026-10');
  expect([0, 1, 2, 3, 4, 5].map((index) => months.placeOf(index))).toEqual([1, 2, 4, 6, 7, 8]);
  expect(months.placeOf(6)).toBe(-1);
  expect(months.rowsOf('2026')).toEqual({ first: 3, count: 3 });
});

it('keeps in the route only what narrows', () => {
  expect(onlyOf(everything)).toBeUndefined();
  expect(onlyOf({ ...everything, kind: 'gift' })).toEqual({ kind: 'gift' });
  expect(isFiltered({ ...everything, text: 'a' })).toBe(true);
});

it('shows no size of a close tie, nor of what passed between others', () => {
  expect(worthOf(row())).toEqual({ size: 'an_hour', estimate: true });
  expect(worthOf(row({ value: 'days' }))).toEqual({ size: 'days', estimate: false });
  expect(worthOf(row({ parties: [party(2, 'giver', true), party(null, 'beneficiary')] }))).toBeUndefined();
  expect(worthOf(row({ direction: 'between' }))).toBeUndefined();
});

it('says the one thing that followed', () => {
  expect(followedBy(row())).toBeUndefined();
  expect(followedBy(row({ status: 'promised', answered: ['thanks'] }))).toBe('promised');
  expect(followedBy(row({ answered: ['thanks', 'passes_on'] }))).toBe('passed_on');
  expect(followedBy(row({ answered: ['thanks'], answers: ['passes_on'] }))).toBe('passes_on');
  expect(followedBy(row({ answered: ['thanks'] }))).toBe('thanked');
});

it('offers thanks once, for what was received', () => {
  expect(canThank(row())).toBe(true);
  expect(canThank(row({ thanked: true }))).toBe(false);
  expect(canThank(row({ direction: 'given' }))).toBe(false);
  expect(canThank(row({ status: 'promised' }))).toBe(false);
});
