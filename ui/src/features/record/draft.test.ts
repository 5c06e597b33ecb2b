import { expect, it } from 'vitest';
import type { Failure, FailureKind, FavourPage } from '$lib/api';
import { readDay } from '$lib/api/fake/day';
import {
  blank,
  draftOf,
  formOf,
  newcomer,
  placeOf,
  sayDay,
  turned,
  typedOf,
  whenAgain,
  whenOf,
  type RecordDraft,
  type Someone,
} from './draft';

const named = (id: number): Someone => ({ id, name: `P${id}`, detail: '', photo: null });
const today = '2026-11-19';
const days = { today, yesterday: '2026-11-18' };

it('says today, yesterday or a day as typed', () => {
  const draft = blank();
  expect(sayDay(draft, days)).toBe('2026-11-19');
  expect(sayDay({ ...draft, when: 'yesterday' }, days)).toBe('2026-11-18');
  expect(sayDay({ ...draft, when: 'other', day: '3.10.2026' }, days)).toBe('3.10.2026');
  expect(whenOf('2026-11-18', days)).toEqual({ when: 'yesterday', day: '' });
  expect(whenOf('~2024-05', days)).toEqual({ when: 'other', day: '~5/2024' });
});

it('keeps the day it was written of when that day is over', () => {
  const next = { today: '2026-11-20', yesterday: today };
  const draft = blank();
  expect(whenAgain(draft, days, next)).toEqual({ when: 'yesterday', day: '' });
  expect(whenAgain({ when: 'yesterday', day: '' }, days, next)).toEqual({ when: 'other', day: '18.11.2026' });
  expect(whenAgain({ when: 'other', day: '3.10.' }, days, next)).toEqual({ when: 'other', day: '3.10.' });
});

it.each(['2026-11-05', '2026-03', '2019', '~2019', '~2026-11-05'])('%s is typed as it is read again', (on) => {
  expect(readDay(typedOf(on))).toBe(on);
});

it('leaves each worth unknown until it is said', () => {
  const draft = { ...blank(), helped: [named(1), named(2)], what: ' Read it ', worth: { 2: 'days' as const } };
  expect(formOf(draft, today, null)).toEqual({
    giver: null,
    beneficiaries: [
      { person: 1, value: null },
      { person: 2, value: 'days' },
    ],
    introduced: [],
    asked_by: null,
    kind: 'advice',
    what: 'Read it',
    note: '',
    on: today,
    status: 'done',
    cost: 'an_hour',
    channel: null,
    occasion: '',
    due: null,
    new_people: [],
  });
});

it('has me among those who were helped only when I received', () => {
  const draft = { ...blank(), kind: 'introduction' as const, giver: [named(1)], introduced: [named(2)] };
  expect(formOf({ ...draft, side: 'taken' }, today, null)).toMatchObject({
    giver: 1,
    beneficiaries: [{ person: null, value: null }],
    introduced: [2],
  });
  const between = { ...draft, side: 'between' as const, helped: [named(3)] };
  expect(formOf(between, today, null)).toMatchObject({ giver: 1, beneficiaries: [{ person: 3 }], introduced: [2] });
});

it('numbers whoever comes with the favour, each once', () => {
  const draft: RecordDraft = { ...blank(), kind: 'introduction', helped: [named(7)] };
  draft.helped = [...draft.helped, newcomer('Ada', draft)];
  draft.helped = [...draft.helped, newcomer('Bo', draft)];
  draft.introduced = [newcomer('Ada', draft)];
  draft.worth = { [draft.helped[2]!.id]: 'days' };
  const form = formOf(draft, today, null);
  expect(form).toMatchObject({
    beneficiaries: [{ person: 7 }, { person: -1 }, { person: -2, value: 'days' }],
    introduced: [-1],
    new_people: ['Ada', 'Bo'],
  });
});

it('takes nobody new for another one, whoever was on the sheet before', () => {
  const draft: RecordDraft = { ...blank(), side: 'taken', giver: [{ ...named(-1001), name: 'Ada' }] };
  const bo = newcomer('Bo', draft);
  expect(bo.id).toBeLessThan(-1001);
  expect(newcomer('Cy', { ...draft, worth: { [bo.id]: 'days' } }).id, 'nor of another worth').toBeLessThan(bo.id);
  // A line that is read again numbers its people anew.
  const form = formOf({ ...draft, helped: [{ ...named(-1001), name: 'Bo' }] }, today, null);
  expect(form).toMatchObject({
    giver: -1,
    beneficiaries: [{ person: null }, { person: -2 }],
    new_people: ['Ada', 'Bo'],
  });
});

it('keeps a day to be done by only while it is open', () => {
  expect(formOf({ ...blank(), status: 'promised' }, today, '2026-12-01').due).toBe('2026-12-01');
  expect(formOf(blank(), today, '2026-12-01').due).toBeNull();
});

it('gives back a favour of the book as it was', () => {
  const form = {
    giver: 5,
    beneficiaries: [
      { person: null, value: 'days' as const },
      { person: 6, value: null },
    ],
    introduced: [],
    kind: 'hosting' as const,
    what: 'A night',
    note: 'By the sea',
    on: '~2024-05',
    status: 'promised' as const,
    cost: 'half_a_day' as const,
    channel: 'phone' as const,
    occasion: 'Choir',
    due: '2026-12-01',
    new_people: [],
  };
  const page = { form, row: { direction: 'taken', parties: [] } } as unknown as FavourPage;
  const draft = draftOf(page, days);
  expect(formOf(draft, readDay(sayDay(draft, days))!, readDay(draft.due))).toEqual(form);
});

it('turns to the other side with whoever is on the sheet', () => {
  const given = { ...blank(), helped: [named(1)] };
  const taken = turned(given, 'taken');
  expect(taken).toMatchObject({ side: 'taken', giver: [{ id: 1 }], helped: [] });
  expect(turned(taken, 'given')).toMatchObject({ side: 'given', giver: [], helped: [{ id: 1 }] });
});

it.each<[FailureKind, string]>([
  ['invalid_date', 'when'],
  ['date_too_far', 'when'],
  ['due_too_far', 'due'],
  ['too_few_people', 'people'],
  ['no_text', 'what'],
  ['too_long', 'note'],
  ['status_not_allowed', 'status'],
  ['disk_full', 'all'],
])('%s is said at: %s', (kind, place) => {
  const failure: Failure = { kind, message: '', path: '', number: 0, field: null, fault: null, why: null };
  expect(placeOf(failure, { ...blank(), what: 'a', note: 'longer' })).toBe(place);
});
