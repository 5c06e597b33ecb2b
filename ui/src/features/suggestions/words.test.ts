import { expect, test } from 'vitest';
import type { Suggested } from '$lib/api';
import { acceptance, byPerson, isClear, suggestionText } from './words';

const anna = { id: 7, name: 'Anna', detail: '' };
const row = (part: Partial<Suggested>): Suggested => ({
  id: 1,
  origin: 'endorsement',
  kind: 'visibility',
  direction: 'taken',
  person: anna,
  name: 'Anna',
  candidates: [],
  introduced: null,
  what: 'Rust',
  note: '',
  on: '2024-05-14',
  cost: 'five_minutes',
  source: 'linkedin.zip',
  ...part,
});

test('each origin has its own words, and says which way it went', () => {
  expect(suggestionText(row({}))).toBe('Endorsed your skill: Rust');
  expect(suggestionText(row({ direction: 'given' }))).toBe('You endorsed a skill: Rust');
  expect(suggestionText(row({ origin: 'recommendation', direction: null, what: 'Steady' }))).toBe(
    'Recommendation: Steady',
  );
  expect(suggestionText(row({ origin: 'introduction', introduced: anna }))).toBe('Introduced you to: Anna');
});

test('what the file leaves open must be said before it is accepted', () => {
  expect(acceptance(row({}))).toEqual({ suggestion: 1, person: null, direction: null, what: 'Endorsement: Rust' });
  const open = row({ person: null, direction: null, origin: 'activity' });
  expect(isClear(open)).toBe(false);
  expect(acceptance(open)).toBeUndefined();
  expect(acceptance(open, { person: 7 })).toBeUndefined();
  expect(acceptance(open, { person: 7, direction: 'given' })).toEqual({
    suggestion: 1,
    person: 7,
    direction: 'given',
    what: '',
  });
});

test('what is told of one person stands together, and two of one name apart', () => {
  const groups = byPerson([row({ id: 1 }), row({ id: 2, person: null }), row({ id: 3 })]);
  expect(groups.map((group) => group.map(({ id }) => id))).toEqual([[1, 3], [2]]);
});
