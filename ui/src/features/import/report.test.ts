import { afterEach, describe, expect, it } from 'vitest';
import type { Field, ImportProblem, ImportReport, ProblemKind, Rule } from '$lib/api';
import { setLocale } from '$lib/i18n';
import {
  fieldName,
  fields,
  likenessText,
  notices,
  outcome,
  overall,
  problemText,
  ruled,
  ruleOf,
  steps,
  taking,
  ticked,
  unreadable,
} from './report';

const report = (part: Partial<ImportReport>): ImportReport => ({
  files: ['contacts.vcf'],
  operation: null,
  digest: '',
  cards: 0,
  new_people: 0,
  updated_people: 0,
  unchanged: 0,
  organisations: 0,
  updated_organisations: 0,
  groups: 0,
  photos: 0,
  suggestions: 0,
  possible_duplicates: 0,
  unreadable: 0,
  lost_properties: 0,
  news: [],
  changes: [],
  duplicates: [],
  problems: [],
  ...part,
});
const problem = (kind: ProblemKind, what = ''): ImportProblem => ({ file: 'contacts.vcf', line: 3, kind, what });
const kinds: ProblemKind[] = [
  'no_end',
  'broken_off',
  'nothing',
  'too_large',
  'not_text',
  'same_person',
  'property_lost',
  'no_place',
];

afterEach(() => setLocale('en'));

describe('what an import would do', () => {
  it.each([
    [{ cards: 3, new_people: 3 }, 'changes'],
    [{ cards: 3, updated_people: 1, unchanged: 2 }, 'changes'],
    [{ cards: 1, organisations: 1 }, 'changes'],
    [{ cards: 1, updated_organisations: 1 }, 'changes'],
    [{ cards: 3, unchanged: 3 }, 'same'],
    [
      {
        cards: 1,
        unchanged: 1,
        changes: [{ card: 1, of_person: true, other_id: 1, name: 'Anna', line: 1, fields: [] }],
      },
      'changes',
    ],
    [{ cards: 0 }, 'nobody'],
    [{ cards: 4, unreadable: 4 }, 'nobody'],
  ] as [Partial<ImportReport>, string][])('%j is %s', (part, expected) => {
    expect(outcome(report(part))).toBe(expected);
  });
});

describe('what a tick means', () => {
  it.each<[Field, Rule | undefined, Rule]>([
    ['note', 'both', 'both'],
    ['note', undefined, 'theirs'],
    ['title', 'both', 'theirs'],
    ['phone', undefined, 'both'],
    ['phone', 'theirs', 'theirs'],
  ])('%s under %s is %s', (field, rule, expected) => {
    expect(taking(field, rule)).toBe(expected);
  });

  it('counts whoever changes by it, and no longer does', () => {
    const field = (kept_mine: boolean) => ({ field: 'title' as const, before: 'a', after: 'b', kept_mine });
    const changes = [true, false].map((kept, at) => ({
      card: at + 1,
      of_person: true,
      other_id: 1,
      name: 'A',
      line: at,
      fields: [field(kept)],
    }));
    expect(ticked(changes, [])).toBe(0);
    expect(ticked(changes, [{ card: 1, field: 'title', rule: 'theirs' }])).toBe(1);
    expect(ticked(changes, [{ card: 2, field: 'title', rule: 'mine' }])).toBe(-1);
  });
});

describe('a rule for one kind of field', () => {
  const differs = (field: Field, before: string) => ({ field, before, after: 'b', kept_mine: false });
  const changes = [
    {
      card: 1,
      of_person: true,
      other_id: 1,
      name: 'A',
      line: 1,
      fields: [differs('phone', ''), differs('title', 'a'), differs('birthday', '')],
    },
    { card: 0, of_person: false, other_id: null, name: 'B', line: 9, fields: [differs('role', 'a')] },
  ];

  it('is offered where something of it stands on either side', () => {
    expect(ruled(changes, [])).toEqual(['title', 'phone']);
    expect(ruled(changes, [{ field: 'note', rule: 'mine' }])).toEqual(['title', 'note', 'phone']);
  });

  it('counts before the rule for all, whichever was said last', () => {
    const rules = [
      { field: 'phone' as const, rule: 'mine' as const },
      { field: null, rule: 'theirs' as const },
    ];
    expect(ruleOf('phone', rules)).toBe('mine');
    expect(ruleOf('title', rules)).toBe('theirs');
    expect(ruleOf('title', [])).toBeUndefined();
  });
});

describe('problems', () => {
  it('are either cards set aside or things to know', () => {
    const all = kinds.map((kind) => problem(kind));
    expect(unreadable(all).map(({ kind }) => kind)).not.toContain('outside');
    expect(unreadable(all).length + notices(all).length).toBe(all.length);
  });

  it('of a named part leave the card itself read', () => {
    const lost = [
      problem('broken_off', ''),
      problem('too_large', 'NOTE'),
      problem('property_lost', 'X-A'),
      problem('no_place', 'photo a.jpg'),
    ];
    expect(unreadable(lost)).toEqual([]);
    for (const each of lost) expect(problemText(each)).toContain(each.what);
  });

  it.each(['en', 'fi'] as const)('each have words in %s', (language) => {
    setLocale(language);
    expect(new Set(kinds.map((kind) => problemText(problem(kind)))).size).toBe(kinds.length);
    expect(problemText(problem('property_lost', 'X-FOO'))).toContain('X-FOO');
    expect(new Set(fields.map(fieldName)).size).toBe(fields.length);
    expect(likenessText('same_email_other_name', 'a@b.example')).toContain('a@b.example');
  });
});

describe('the bar', () => {
  it('only ever grows, from nothing to whole', () => {
    const walked = steps.flatMap((step) => [0, 0.5, 1].map((part) => overall({ step, part, cards: 0 })));
    expect(walked[0]).toBe(0);
    expect(walked[walked.length - 1]).toBeCloseTo(1);
    expect(walked).toEqual([...walked].sort((a, b) => a - b));
  });
});
