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

  it('that this window does not know is still said', () => {
    expect(failureText(failure('from_tomorrow' as Failure['kind']))).toBe(failureText(failure('other')));
  });
});
