import { afterEach, describe, expect, it } from 'vitest';
import type { Failure } from '$lib/api';
import { setLocale } from '$lib/i18n';
import { failureKinds, failureText } from './failure';

const failure = (kind: Failure['kind'], number = 0): Failure => ({
  kind,
  message: '',
  path: '',
  number,
  field: null,
  fault: null,
  why: null,
});

afterEach(() => setLocale('en'));

describe('every failure', () => {
  it.each(['en', 'fi'] as const)('has its own sentence in %s', (language) => {
    setLocale(language);
    const said = failureKinds.map((kind) => failureText(failure(kind)));
    for (const sentence of said) expect(sentence).toMatch(/^\p{Lu}.{8,}[.?]$/u);
    expect(new Set(said).size).toBe(said.length);
  });

  it('differs between the languages', () => {
    const english = failureKinds.map((kind) => failureText(failure(kind)));
    setLocale('fi');
    failureKinds.forEach((kind, at) => expect(failureText(failure(kind)), kind).not.toBe(english[at]));
  });

  it('names the limit where there is one', () => {
    expect(failureText(failure('too_many_cards', 100_000))).toContain('100,000');
    expect(failureText(failure('too_long', 500))).toContain('500');
  });

  it('of a date far off says how far one may lie, and what to look at', () => {
    const said = () => (['date_too_far', 'due_too_far'] as const).map((kind) => failureText(failure(kind)));
    for (const sentence of said()) expect(sentence).toMatch(/150 years away\. Check the year\./);
    setLocale('fi');
    for (const sentence of said()) expect(sentence).toMatch(/150 vuoden päässä\. Tarkista vuosi\./);
  });

  it('of a book says what is wrong where no line shows it', () => {
    expect(failureText(failure('broken_document', 3))).toContain('line 3');
    expect(failureText(failure('broken_document'))).toContain('something is missing in it');
  });

  it('of a favour in a file says on which line, and why', () => {
    const refused = { ...failure('refused_favour', 57), why: 'too_few_people' } as const;
    expect(failureText(refused)).toMatch(/line 57 .* An introduction needs two people\. Mend it/);
    setLocale('fi');
    expect(failureText(refused)).toMatch(/rivin 57 .* Esittelyyn tarvitaan kaksi ihmistä\. Korjaa/);
  });

  it('that this window does not know is still said', () => {
    expect(failureText(failure('from_tomorrow' as Failure['kind']))).toBe(failureText(failure('other')));
  });
});
