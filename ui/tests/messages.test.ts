/** The words of the window: whole in both languages, and none that turns a tie into bookkeeping. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import en from '../messages/en.json';
import fi from '../messages/fi.json';

/** A message is a text, or variants of one by number: those are looked at as they are written. */
const languages = { en, fi } as unknown as Record<string, Record<string, string>>;

/** A word stands between what is no letter; `\b` would take ä and ö for the end of one. */
const word = (pattern: string) => new RegExp(`(?<!\\p{L})(${pattern})(?!\\p{L})`, 'iu');

const forbidden = [
  word('owe[sd]?|owing|debts?|debtors?|creditors?|indebted(ness)?'),
  word('overdue|freeload\\p{L}*|streaks?|scor(e[sd]?|ing)|rank(s|ed|ings?)?|leader ?boards?'),
  /velk|vela(ton|toin|lli)|vela(n|t|ssa|sta|lla|ksi)(?!\p{L})/iu,
  word('velvoll\\p{L}*|myöhässä|piste(et|itä|ytys|määrä|luku)\\p{L}*|paremmuusjärjesty\\p{L}*|ranking\\p{L}*'),
];

const forbiddenIn = (text: string) => forbidden.some((pattern) => pattern.test(text));

const slots = (text: unknown) =>
  [...new Set([...JSON.stringify(text ?? '').matchAll(/\{(\w+)\}/g)].map((match) => match[1]))].sort();

describe('messages', () => {
  it('have the same keys in both languages', () => {
    expect(Object.keys(fi).sort()).toEqual(Object.keys(en).sort());
  });

  it('take the same values in both languages', () => {
    for (const [key, text] of Object.entries(languages['en']!)) {
      expect(slots(languages['fi']![key]), key).toEqual(slots(text));
    }
  });

  it.each(Object.entries(languages))('are flat, grouped and never empty: %s', (_, messages) => {
    for (const [key, text] of Object.entries(messages)) {
      expect(key, 'a key is a group and a name').toMatch(/^[a-z]+(_[a-z0-9]+)+$/);
      expect(JSON.stringify(text).replace(/[[\]"{}\s]/g, ''), key).not.toBe('');
    }
  });

  it.each(Object.entries(languages))('hold no forbidden word: %s', (_, messages) => {
    for (const [key, text] of Object.entries(messages)) {
      expect(forbiddenIn(JSON.stringify(text)), key).toBe(false);
    }
  });
});

describe('a forbidden word', () => {
  it.each([
    'Anna owes you one.',
    'What you owe',
    'No debt, no score.',
    'Ranked by lean',
    'Olet velkaa Annalle.',
    'kiitollisuudenvelan',
    'Velallisesi',
    'Velaton',
    'Kuka on myöhässä?',
    'Anna on saanut 12 pistettä, sinulla on pisteitä',
  ])('is seen in “%s”', (text) => expect(forbiddenIn(text)).toBe(true));

  it.each(['Who lowered it?', 'Frank helped you.', 'Palvelukset', 'Palvelen', 'Velipuoli', 'A revelation'])(
    'is not seen in “%s”',
    (text) => expect(forbiddenIn(text)).toBe(false),
  );
});

it('people are put in no order of who has given more', () => {
  const orders = Object.keys(en).filter((key) => key.startsWith('people_order_'));
  expect(orders.sort()).toEqual([
    'people_order_family',
    'people_order_name',
    'people_order_recent',
    'people_order_turn',
  ]);
});

/** Rust has its words in its source: between quotes, and above an argument of the terminal, as the help of it. */
const quoted = /"(?:[^"\\]|\\.)*"/g;
const quotedOrHelp = /"(?:[^"\\]|\\.)*"|^\s*\/\/\/.*$/gm;

/** What is read is left out (a line may say "owe", files have words of other programs), and what is asked in SQL. */
const read = /(^|\/)(capture|exchange|laws|store)\/|^domain\/suggestion\.rs$/;

it.each(['cli/src', 'core/src', 'desktop'])('no forbidden word is printed by %s', (part) => {
  const folder = join(import.meta.dirname, '../../src-tauri', part);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.rs'))
    .filter((name) => !read.test(name));
  expect(files.length, 'the words are where they were').toBeGreaterThan(10);
  for (const file of files) {
    const printed = file.startsWith('args') ? quotedOrHelp : quoted;
    const source = readFileSync(join(folder, file), 'utf8');
    expect((source.match(printed) ?? []).filter(forbiddenIn), file).toEqual([]);
  }
});
