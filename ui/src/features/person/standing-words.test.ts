import { afterEach, expect, it } from 'vitest';
import type { LeanWords, Mutuality, Numbers, Reason, Turn, TurnView } from '$lib/api';
import { setLocale } from '$lib/i18n';
import {
  bandWords,
  leanSentence,
  mutualitySentence,
  nextStep,
  somewhereWords,
  turnActs,
  turnReason,
  olderWords,
} from './standing-words';

afterEach(() => setLocale('en'));

const leans: LeanWords[] = ['mostly_given', 'given', 'even_given', 'even', 'even_taken', 'taken', 'mostly_taken'];
const view = (turn: Turn, reason: Reason, favour: number | null = 7): TurnView => ({
  turn,
  reason,
  favour,
  kind: 'referral',
  what: 'Sofia’s number',
  on: '2026-11-16',
  ago: { value: 3, unit: 'day' },
});

it.each(['en', 'fi'] as const)('says each lean with the name as it stands: %s', (language) => {
  setLocale(language);
  const said = leans.map((words) => leanSentence(words, 'Liisa'));
  expect(new Set(said).size).toBe(7);
  for (const sentence of said.filter((sentence) => sentence.includes('Liisa'))) {
    expect(sentence, 'no ending is put on a stored name').toMatch(/Liisa(?=[\s.])/);
  }
});

it('names the ends of the band by what they are', () => {
  const numbers = { low: -291, high: -187, low_is_effort: false } as Numbers;
  expect(bandWords(numbers), 'at a glance').toBe('between −2.9 and −1.9');
  expect(somewhereWords(numbers), 'where one asked').toBe('somewhere between −2.91 by worth and −1.87 by effort');
});

it('says no band where every worth is taken as the effort', () => {
  const alike = { low: -24, high: -24, low_is_effort: false } as Numbers;
  expect([bandWords(alike), somewhereWords(alike)]).toEqual(['', '']);
});

it('puts what the user wrote after a colon, in both languages', () => {
  expect(turnReason(view('mine', 'i_promised'), 'Liisa')).toBe('You promised 3 days ago: Sofia’s number');
  setLocale('fi');
  expect(turnReason(view('mine', 'i_promised'), 'Liisa')).toBe('Lupasit 3 päivää sitten: Sofia’s number');
});

it('names an introduction of which nothing is written, and opens it', () => {
  const turn = { ...view('mine', 'i_promised'), kind: 'introduction' as const, what: '' };
  expect(turnReason(turn, 'Liisa')).toBe('You promised 3 days ago: Introduction');
  expect(turnActs(turn)).toEqual(['open']);
  expect(turnActs({ ...turn, turn: 'theirs', reason: 'i_asked' })).toEqual(['open']);
});

it.each<[Turn, Reason, number | null, string[]]>([
  ['mine', 'they_asked', 7, ['declined', 'done']],
  ['mine', 'i_promised', 7, ['done']],
  ['mine', 'not_thanked', 7, ['thank']],
  ['mine', 'lean', null, ['offer']],
  ['even', 'lean', null, []],
  ['nothing_needed', 'lean', null, []],
  ['theirs', 'i_asked', 7, ['declined', 'done']],
  ['theirs', 'they_promised', 7, ['done']],
  ['theirs', 'they_promised', null, []],
])('%s because of %s offers its acts', (turn, reason, favour, acts) => {
  expect(turnActs(view(turn, reason, favour))).toEqual(acts);
});

it.each(['en', 'fi'] as const)('a close tie is told without a figure: %s', (language) => {
  setLocale(language);
  for (const mutuality of ['both', 'only_me', 'only_them', 'neither'] as Mutuality[]) {
    expect(mutualitySentence(mutuality, 'Aino') + nextStep(mutuality)).not.toMatch(/\d/);
  }
});

it('tells the older ones together, as one or as many', () => {
  expect(olderWords({ count: 41, adds: 3 })).toBe('41 older ones together');
  expect(olderWords({ count: 1, adds: 3 })).toBe('1 older one');
});
