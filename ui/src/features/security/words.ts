/** What is said of the ways that open the book. */
import type { KeyView, Way } from '$lib/api';
import { m } from '$lib/i18n';

/** Numbered as on paper. */
export interface NumberedWord {
  number: number;
  word: string;
}

export const numbered = (words: string[]): NumberedWord[] => words.map((word, at) => ({ number: at + 1, word }));

export const has = (keys: KeyView, way: Way): boolean => keys.ways.includes(way);

/** The way that opens it first is the one that counts. */
export function protection(keys: KeyView): { title: string; hint: string; safe: boolean } {
  switch (keys.ways[0]) {
    case 'keyring':
      return { title: m.security_sealed(), hint: m.security_by_keyring(), safe: true };
    case 'passphrase':
      return { title: m.security_sealed(), hint: m.security_by_passphrase(), safe: true };
    default:
      return { title: m.security_unprotected(), hint: m.security_by_file(), safe: false };
  }
}

/** Ways to open a book that was opened with its words; the one that protects and asks nothing comes first. */
export function waysFromNowOn(keyring: boolean): { value: Way; label: string; hint: string }[] {
  return [
    ...(keyring ? [{ value: 'keyring' as const, label: m.security_keyring(), hint: m.security_keyring_hint() }] : []),
    { value: 'file', label: m.security_file(), hint: m.security_file_hint() },
    { value: 'passphrase', label: m.security_passphrase(), hint: m.security_passphrase_hint() },
  ];
}

/** What opens a book whose key is lost, and what is to open it from then on. */
export interface Regained {
  words: string;
  way: Way;
  /** The new one, where that is the way; typed twice. */
  passphrase: string;
  again: string;
}

export const nothingSaid = (): Regained => ({ words: '', way: 'file', passphrase: '', again: '' });

export const differs = ({ way, passphrase, again }: Regained): boolean => way === 'passphrase' && passphrase !== again;

/** Minutes; 0 is never. */
export const idleChoices = [0, 5, 15, 30, 60] as const;

export function idleName(minutes: number): string {
  if (minutes === 0) return m.security_idle_never();
  return minutes === 60 ? m.security_idle_hour() : m.security_idle_minutes({ number: String(minutes) });
}
