import { expect, it } from 'vitest';
import type { Captured } from '$lib/api';
import { blank, type RecordDraft } from './draft';
import { marksOf, reading, rowsOf } from './reading';

const today = '2026-11-19';
const line = 'Anna helped Pekka yesterday';
const anna = { id: 1, name: 'Anna Lehtonen', detail: 'Aalto' };
const other = { id: 2, name: 'Anna Laine', detail: 'Kone' };

const captured: Captured = {
  understood: true,
  direction: { value: 'taken', said: { from: 5, to: 11 } },
  kind: { value: 'other', said: null },
  status: { value: 'done', said: null },
  on: { value: '2026-11-18', said: { from: 18, to: 27 } },
  due: null,
  cost: { value: 'five_minutes', said: null },
  value: { value: null, said: null },
  channel: null,
  occasion: null,
  people: [{ role: 'giver', said: { from: 0, to: 4 }, word: 'Anna', candidates: [anna, other] }],
  what: { value: 'Helped Pekka', said: null },
};
const typed = (draft: Partial<RecordDraft> = {}): RecordDraft => ({ ...blank(), line, ...draft });

it('takes what the line says, and quotes it', () => {
  const draft = reading(blank(), typed(), captured, today);
  expect(draft).toMatchObject({ side: 'taken', when: 'yesterday', giver: [{ id: 1 }], usual: 'five_minutes' });
  expect(draft.sources).toMatchObject({ side: 'said', when: 'said', giver: 'guess', kind: 'guess' });
  expect(draft.quotes.when).toBe('yesterday');
});

it('leaves what was chosen by hand', () => {
  const draft = reading(blank(), typed({ when: 'today', sources: { when: 'mine' } }), captured, today);
  expect(draft.when).toBe('today');
  expect(draft.sources.when).toBe('mine');
});

it('guesses nothing over what the sheet was opened with, but listens to words', () => {
  const opened = { ...blank(), sources: { side: 'said' as const } };
  const guessed = { ...captured, direction: { value: 'taken' as const, said: null } };
  expect(reading(opened, typed(), guessed, today).side).toBe('given');
  expect(reading(opened, typed(), captured, today).side).toBe('taken');
});

it('adds somebody new only when it is saved', () => {
  const people = [{ ...captured.people[0]!, candidates: [] }];
  const [someone] = reading(blank(), typed(), { ...captured, people }, today).giver;
  expect(someone).toMatchObject({ name: 'Anna' });
  expect(someone!.id).toBeLessThan(0);
});

it('keeps whom it was opened about before a word that nobody is called', () => {
  const elina = { id: 7, name: 'Elina Aalto', detail: '', photo: null };
  const people = [{ ...captured.people[0]!, word: 'Something', candidates: [] }];
  const opened = { ...blank(), helped: [elina], sources: { helped: 'said' as const } };
  const about = reading(opened, typed(opened), { ...captured, people }, today);
  expect(about).toMatchObject({ side: 'given', giver: [], helped: [{ name: 'Elina Aalto' }] });
  const named = [{ ...captured.people[0]!, candidates: [anna] }];
  expect(reading(opened, typed(opened), { ...captured, people: named }, today).giver).toMatchObject([{ id: 1 }]);
  const introduces = { ...captured, direction: { value: 'given' as const, said: null } };
  const third = [{ ...people[0]!, role: 'beneficiary' as const }];
  const kind = { value: 'introduction' as const, said: null };
  const both = reading(opened, typed(opened), { ...introduces, kind, people: third }, today);
  expect(both.helped.map(({ name }) => name)).toEqual(['Elina Aalto', 'Something']);
});

it('takes one giver of several, as a guess', () => {
  const pekka = { ...captured.people[0]!, word: 'Pekka', candidates: [other] };
  const people = [{ ...captured.people[0]!, candidates: [anna] }, pekka];
  const draft = reading(blank(), typed(), { ...captured, people }, today);
  expect(draft.giver).toMatchObject([{ id: 1 }]);
  expect(draft.sources.giver).toBe('guess');
});

it('takes somebody who is named twice once', () => {
  const twice = [captured.people[0]!, { ...captured.people[0]!, word: 'Lehtonen' }].map((person) => ({
    ...person,
    role: 'beneficiary' as const,
    candidates: [anna],
  }));
  const draft = reading(blank(), typed(), { ...captured, people: twice }, today);
  expect(draft.helped.map(({ id }) => id)).toEqual([1]);
});

it('shows the least certain first', () => {
  expect(rowsOf(blank())[0]).toBe('giver');
  const rows = rowsOf(reading(blank(), typed(), captured, today));
  expect(rows[0]).toBe('giver');
  expect(rows.indexOf('kind')).toBeLessThan(rows.indexOf('when'));
});

it('cuts the line where its words were understood', () => {
  const marks = marksOf(line, captured);
  expect(marks.map(({ text }) => text).join('')).toBe(line);
  expect(marks.filter(({ tone }) => tone).map(({ text, tone }) => [text, tone])).toEqual([
    ['Anna', 'guess'],
    ['helped', 'own'],
    ['yesterday', 'own'],
  ]);
});
