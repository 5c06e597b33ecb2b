import { describe, expect, it } from 'vitest';
import type { KeyView, Way } from '$lib/api';
import { idleChoices, idleName, numbered, protection, waysFromNowOn } from './words';

const keys = (...ways: Way[]): KeyView => ({ ways, words_checked: '', can_lock: false, left_behind: [] });

describe('what protects the book', () => {
  it('is the way that asks least', () => {
    expect(protection(keys('file')).safe).toBe(false);
    expect(protection(keys('file', 'passphrase')).safe).toBe(false);
    expect(protection(keys('keyring', 'passphrase')).safe).toBe(true);
    expect(protection(keys('passphrase')).hint).not.toBe(protection(keys('keyring')).hint);
  });
});

describe('what opens a book from now on', () => {
  it('is the keyring first, where there is one', () => {
    const ways = (keyring: boolean) => waysFromNowOn(keyring).map(({ value }) => value);
    expect(ways(true)).toEqual(['keyring', 'file', 'passphrase']);
    expect(ways(false)).toEqual(['file', 'passphrase']);
  });
});

describe('the recovery words', () => {
  it('are numbered as on paper', () => {
    expect(numbered(['anchor', 'maple'])).toEqual([
      { number: 1, word: 'anchor' },
      { number: 2, word: 'maple' },
    ]);
  });
});

describe('locking when idle', () => {
  it('has a name for every choice', () => {
    expect(new Set(idleChoices.map(idleName)).size).toBe(idleChoices.length);
  });
});
