/** The words of the window: whole in both languages, and none that turns a tie into bookkeeping. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import en from '../messages/en.json';
import fi from '../messages/fi.json';

/** A message is a text, or variants of one by number: those are looked at as they are written. */
const languages = { en, fi } as unknown as Record<string, Record<string, string>>;

const forbidden = [
  /\bowe[sd]?\b/i,
  /\bowing\b/i,
  /\bdebts?\b/i,
  /\bdebtor/i,
  /\bcreditor/i,
  /\bindebted/i,
  /\boverdue\b/i,
  /\bfreeload/i,
  /\bstreak\b/i,
  /\bscor(e|es|ed|ing)\b/i,
  /\brank(s|ed|ing|ings)?\b/i,
  /\bleader ?board/i,
  /\bvel(ka|kaa|an|assa|at|koja|oissa|allinen|kaantunut)\b/i,
  /velka\b/i,
  /\bvelvoll/i,
  /\bmyöhässä\b/i,
  /\bpiste(et|itä|ytys|määrä|luku)/i,
  /\bparemmuusjärjesty/i,
  /\branking/i,
];

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
      for (const word of forbidden) expect(JSON.stringify(text), key).not.toMatch(word);
    }
  });
});

/** The terminal has its words in its source: what stands between quotes there. */
const printed = (text: string) => text.match(/"(?:[^"\\]|\\.)*"/g) ?? [];

it('the terminal prints no forbidden word', () => {
  const folder = join(import.meta.dirname, '../../src-tauri/cli/src');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.rs'));
  expect(files.length, 'the words of the terminal are where they were').toBeGreaterThan(10);
  for (const file of files) {
    for (const text of printed(readFileSync(join(folder, file), 'utf8'))) {
      for (const word of forbidden) expect(text, file).not.toMatch(word);
    }
  }
});
