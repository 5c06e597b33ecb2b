import { afterEach, describe, expect, it } from 'vitest';
import type { Subject } from '$lib/api';
import { setLocale } from '$lib/i18n';
import { historyDetail, historyLine, historyTitle, operationKinds } from './history-words';

const subject = (part: Partial<Subject> = {}): Subject => ({
  people: [],
  what: '',
  added: 0,
  changed: 0,
  fields: [],
  undone: null,
  status: null,
  ...part,
});

afterEach(() => setLocale('en'));

describe('a line of the history', () => {
  it.each(['en', 'fi'] as const)('has words for every kind in %s', (language) => {
    setLocale(language);
    const titles = operationKinds.map((kind) => historyTitle({ kind, subject: subject() }));
    expect(new Set(titles).size).toBe(operationKinds.length);
  });

  it('says what an import added and changed', () => {
    const row = { kind: 'import', subject: subject({ what: 'contacts.vcf', added: 1112, changed: 1 }) } as const;
    expect(historyLine(row)).toBe('Contacts brought in – contacts.vcf · 1,112 new · 1 changed');
    setLocale('fi');
    expect(historyLine(row)).toContain('1\u00a0112 uutta');
  });

  it('says what an undo took back', () => {
    expect(historyTitle({ kind: 'undo', subject: subject({ undone: 'give' }) })).toBe('Undone: favour given');
    expect(historyTitle({ kind: 'give', subject: subject({ status: 'promised' }) })).toBe('Promise recorded');
    expect(historyTitle({ kind: 'take', subject: subject({ status: 'asked' }) })).toBe('Request recorded');
    const undone = subject({ undone: 'take', status: 'asked' });
    expect(historyTitle({ kind: 'undo', subject: undone })).toBe('Undone: request recorded');
  });

  it('names three people and counts the rest', () => {
    const people = ['Aino', 'Liisa', 'Matti', 'Olga', 'Pekka'];
    const said = historyDetail({ kind: 'introduce', subject: subject({ people }) });
    expect(said).toContain('Matti');
    expect(said).toContain('2 others');
    expect(said).not.toContain('Olga');
  });

  it('has no empty detail', () => {
    expect(historyLine({ kind: 'fill_sample', subject: subject() })).not.toContain('–');
  });
});
