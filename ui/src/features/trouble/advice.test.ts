import { describe, expect, it } from 'vitest';
import { failureKinds } from '$lib/failure';
import { adviceFor, troubleKinds } from './advice';

describe('a book that cannot be opened', () => {
  it.each(failureKinds)('always says what is safe and what to do: %s', (kind) => {
    const { safe, todo } = adviceFor(kind);
    expect(safe).not.toBe('');
    expect(todo).not.toBe('');
  });

  it('has advice of its own for each trouble of a book', () => {
    for (const kind of [
      'key_missing',
      'key_misfit',
      'keyring_empty',
      'not_a_book',
      'newer_book',
      'busy',
      'damaged',
    ] as const) {
      expect(troubleKinds).toContain(kind);
    }
  });

  it.each(failureKinds)('never advises to begin anew over it: %s', (kind) => {
    expect(adviceFor(kind).todo).not.toMatch(/replace|overwrite|start (over|afresh)|new book|delete/i);
  });
});
