/** What the address asks of the fake: `?scenario=large&lang=fi&slow=300`. */
import type { FailureKind, Hazard, Theme, Way } from '../bindings';

export type Language = 'en' | 'fi';
export type BookChoice = 'first-run' | 'empty' | 'open' | 'sample' | 'large' | 'trouble' | 'locked' | 'gone';
export type ReportChoice = 'full' | 'nothing' | 'kept' | 'zero' | 'huge';

export type BackupsChoice = 'some' | 'none' | 'failing' | 'unlisted';

export interface Scenario {
  /** How the book stands when the window opens; `open` is one's own book with the people of the mock-ups. */
  book: BookChoice;
  /** Of `trouble`: why it cannot be opened. */
  trouble: FailureKind;
  /** What opens it: `keys=keyring,passphrase`. */
  keys: Way[];
  /** This computer has a keyring; `keyring=none` has not. */
  keyring: boolean;
  /** A contacts file was given on the command line. */
  offered: boolean;
  /** The program was started to write something down. */
  capture: boolean;
  /** The name of the file that is offered or chosen: a .csv is a table that nobody knows, a .zip tells of favours. */
  file: string;
  /** What the contacts file turns out to be. */
  report: ReportChoice;
  /** The file dialog is closed without a choice. */
  dialogClosed: boolean;
  /** Possible duplicates beyond those of the world. */
  pairs: number;
  /** So many cards are not let out of an export. */
  refused: number;
  /** How the book is backed up; `unlisted` cannot be told. */
  backups: BackupsChoice;
  /** Why the backups of a book that is not here do not open: `sealed=key_missing`. */
  sealed: FailureKind | null;
  /** The log of a book that is gone stayed behind. */
  logLeft: boolean;
  /** Every change fails with this. */
  fails: FailureKind | null;
  /** Every change waits for another program for a while. */
  busy: boolean;
  /** Where the book lies is not safe: `network`, or who keeps it in sync. */
  hazard: Hazard | null;
  language: Language;
  theme: Theme;
  /** Milliseconds before each answer. */
  slow: number;
}

function oneOf<T extends string>(wished: string | null, known: readonly T[], otherwise: T): T {
  return known.find((value) => value === wished) ?? otherwise;
}

function hazardOf(wished: string | null): Hazard | null {
  if (!wished) return null;
  return wished === 'network' ? { kind: 'network', name: 'nfs4' } : { kind: 'synced', name: wished };
}

export function scenarioOf(search: string): Scenario {
  const wish = new URLSearchParams(search);
  return {
    book: oneOf(
      wish.get('scenario'),
      ['first-run', 'empty', 'open', 'sample', 'large', 'trouble', 'locked', 'gone'],
      'open',
    ),
    trouble: (wish.get('trouble') ?? 'key_misfit') as FailureKind,
    keys: (wish.get('keys') ?? 'file').split(',') as Way[],
    keyring: wish.get('keyring') !== 'none',
    offered: wish.has('offered') && wish.get('offered') !== '0',
    capture: wish.has('capture'),
    file: wish.get('file') ?? 'contacts.vcf',
    report: oneOf(wish.get('report'), ['full', 'nothing', 'kept', 'zero', 'huge'], 'full'),
    dialogClosed: wish.get('dialog') === 'closed',
    pairs: Math.max(0, Number(wish.get('pairs') ?? 0)) || 0,
    refused: Math.max(0, Number(wish.get('refused') ?? 0)) || 0,
    backups: oneOf(wish.get('backups'), ['some', 'none', 'failing', 'unlisted'], 'some'),
    sealed: wish.get('sealed') as FailureKind | null,
    logLeft: wish.get('log') === 'left',
    fails: wish.get('fails') as FailureKind | null,
    busy: wish.has('busy'),
    hazard: hazardOf(wish.get('hazard')),
    language: oneOf(wish.get('lang'), ['en', 'fi'], 'en'),
    theme: oneOf(wish.get('theme'), ['system', 'light', 'dark'], 'system'),
    slow: Math.max(0, Number(wish.get('slow') ?? 0)) || 0,
  };
}
