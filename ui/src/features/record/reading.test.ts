import { expect, it } from 'vitest';
import type { Captured, Reading } from '$lib/api';
import { blank, type RecordDraft } from './draft';
import { marksOf, reading, rowsOf, sheetOf } from './reading';

const days = { today: '2026-11-19', yesterday: '2026-11-18' };
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
const read: Reading = {
  captured,
  direction: captured.direction,
  kind: captured.kind,
  cost: captured.cost,
  parts: [{ role: 'giver', people: [{ line: 0 }], sure: false }],
};
const typed = (draft: Partial<RecordDraft> = {}): RecordDraft => ({ ...blank(), line, ...draft });

it('takes what the line says, and quotes it', () => {
  const draft = reading(blank(), typed(), read, days);
  expect(draft).toMatchObject({ side: 'taken', when: 'yesterday', giver: [{ id: 1 }], usual: 'five_minutes' });
  expect(draft.sources).toMatchObject({ side: 'said', when: 'said', giver: 'guess', kind: 'guess' });
  expect(draft.quotes).toMatchObject({ when: 'yesterday', giver: 'Anna' });
});

it('leaves what was chosen by hand, also while the line was being read', () => {
  const chosen = typed({ when: 'today', side: 'given', sources: { when: 'mine', side: 'mine', giver: 'mine' } });
  const draft = reading(blank(), chosen, read, days);
  expect(draft).toMatchObject({ when: 'today', side: 'given', giver: [] });
  expect(draft.sources.when).toBe('mine');
});

it('leaves what the book says is as the sheet has it', () => {
  const opened = { ...blank(), sources: { side: 'said' as const } };
  const draft = reading(opened, typed(), { ...read, direction: null, kind: null, parts: [] }, days);
  expect(draft).toMatchObject({ side: 'given', kind: 'advice', giver: [] });
  expect(draft.sources.side).toBeUndefined();
});

it('puts whom the sheet was opened about where the book says', () => {
  const elina = { id: 7, name: 'Elina Aalto', detail: '', photo: null };
  const opened = { ...blank(), helped: [elina] };
  const parts: Reading['parts'] = [
    { role: 'giver', people: [{ sheet: 7 }], sure: null },
    { role: 'beneficiary', people: [], sure: null },
  ];
  const draft = reading(opened, typed(opened), { ...read, parts }, days);
  expect(draft).toMatchObject({ giver: [{ name: 'Elina Aalto' }], helped: [] });
  expect(draft.sources.giver).toBeUndefined();
});

it('leaves where it stands as the sheet was opened for, unless the line says another', () => {
  const opened: RecordDraft = { ...blank(), status: 'promised', sources: { status: 'said' } };
  expect(reading(opened, typed(opened), read, days).status).toBe('promised');
  const status = { value: 'asked' as const, said: { from: 0, to: 4 } };
  expect(reading(opened, typed(opened), { ...read, captured: { ...captured, status } }, days).status).toBe('asked');
});

it('says how the sheet stands', () => {
  const elina = { id: 7, name: 'Elina Aalto', detail: '', photo: null };
  const opened: RecordDraft = { ...blank(), helped: [elina], sources: { side: 'said' } };
  expect(sheetOf(opened, typed({ kind: 'hosting', sources: { kind: 'mine', giver: 'mine' } }))).toEqual({
    side: 'given',
    side_said: true,
    side_chosen: false,
    kind: 'hosting',
    kind_chosen: true,
    people: [{ role: 'beneficiary', person: 7 }],
    chosen: ['giver'],
  });
});

it('adds somebody new only when it is saved', () => {
  const people = [{ ...captured.people[0]!, candidates: [] }];
  const [someone] = reading(blank(), typed(), { ...read, captured: { ...captured, people } }, days).giver;
  expect(someone).toMatchObject({ name: 'Anna' });
  expect(someone!.id).toBeLessThan(0);
});

it('says the worth of everybody whom it helped', () => {
  const value = { value: 'days' as const, said: { from: 0, to: 4 } };
  const draft = reading(blank(), typed(), { ...read, captured: { ...captured, value } }, days);
  expect(draft.worth).toEqual({ me: 'days' });
});

it('takes somebody who is named twice once', () => {
  const twice = [captured.people[0]!, { ...captured.people[0]!, word: 'Lehtonen' }].map((person) => ({
    ...person,
    role: 'beneficiary' as const,
    candidates: [anna],
  }));
  const parts = [{ role: 'beneficiary' as const, people: [{ line: 0 }, { line: 1 }], sure: true }];
  const draft = reading(blank(), typed(), { ...read, captured: { ...captured, people: twice }, parts }, days);
  expect(draft.helped.map(({ id }) => id)).toEqual([1]);
});

it('shows the least certain first', () => {
  expect(rowsOf(blank())[0]).toBe('giver');
  const rows = rowsOf(reading(blank(), typed(), read, days));
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
