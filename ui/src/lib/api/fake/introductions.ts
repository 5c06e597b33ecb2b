/** Introductions on their way, and the doors that they opened. */
import type { Backend } from '../backend';
import type { Answer } from './answer';
import type { Book } from './book';

type Part = Pick<Backend, 'introductions' | 'doors' | 'consent' | 'outcome' | 'drafts' | 'openDraft'>;

export function introductionsOf(answer: Answer, book: () => Book): Part {
  const made = () => ({ operation: 0, made: null });
  return {
    introductions: () => answer(() => ({ rows: [], older: 0 })),
    doors: () => answer(() => ({ doors: [], opened: [] })),
    consent: (favour) => answer(() => (book().favour(favour), made())),
    outcome: (favour) => answer(() => (book().favour(favour), made())),
    drafts: () => answer(() => []),
    openDraft: () => answer(() => null),
  };
}
