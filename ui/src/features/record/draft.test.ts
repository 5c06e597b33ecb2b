import { expect, it } from 'vitest';
import type { Failure, FailureKind, PersonName } from '$lib/api';
import { blankFavour, blankIntroduction, favourOf, introductionOf, onOf, placeOf } from './draft';

const named = (id: number): PersonName => ({ id, name: `P${id}`, detail: '', photo: null });
const today = '2026-11-19';

it('takes today, yesterday or a day as typed', () => {
  const draft = blankFavour();
  expect(onOf(draft, today)).toBe('2026-11-19');
  expect(onOf({ ...draft, when: 'yesterday' }, today)).toBe('2026-11-18');
  expect(onOf({ ...draft, when: 'other', day: '3.10.2026' }, today)).toBe('2026-10-03');
  expect(onOf({ ...draft, when: 'other', day: 'soon' }, today)).toBeUndefined();
});

it('leaves the worth unknown until it is said', () => {
  const favour = favourOf({ ...blankFavour(), people: [named(1), named(2)], what: ' Read it ' }, today);
  expect(favour).toEqual({
    giver: null,
    beneficiaries: [
      { person: 1, value: null },
      { person: 2, value: null },
    ],
    introduced: [],
    kind: 'advice',
    what: 'Read it',
    note: '',
    on: today,
    status: 'done',
    cost: 'an_hour',
    channel: null,
    occasion: '',
    due: null,
  });
});

it('names the introducer only when it was somebody else', () => {
  const draft = { ...blankIntroduction(), by: [named(1)], people: [named(2)] };
  expect(introductionOf(draft, today).giver).toBeNull();
  expect(introductionOf({ ...draft, side: 'theirs' }, today)).toMatchObject({ giver: 1, introduced: [2] });
});

it.each<[FailureKind, string]>([
  ['invalid_date', 'when'],
  ['too_few_people', 'people'],
  ['no_text', 'what'],
  ['too_long', 'note'],
  ['status_not_allowed', 'status'],
  ['disk_full', 'all'],
])('%s is said at: %s', (kind, place) => {
  const failure: Failure = { kind, message: '', path: '', number: 0, field: null, fault: null };
  expect(placeOf(failure, { ...blankFavour(), what: 'a', note: 'longer' })).toBe(place);
});
