/** The books that the fake can open. */
import type { OperationKind } from '../../bindings';
import { Book } from '../book';
import { knownDay, written } from '../day';
import { owner } from '../rows';
import type { Language } from '../scenario';
import type { Listed } from '../search';
import { listed } from '../search';
import { castOf, castSize } from './cast';
import { crowdFavours, member, memberListed } from './crowd';
import { ledgerOf } from './ledger';

export type WorldSize = 'nobody' | 'sample' | 'open' | 'large';

/** How many people there are, known before any of them is made. */
export const peopleIn: Record<WorldSize, number> = { nobody: 0, sample: castSize, open: 1284, large: 100_000 };

export const crowdIn = (size: WorldSize): { first: number; count: number } => ({
  first: castSize + 1,
  count: size === 'open' || size === 'large' ? peopleIn[size] - castSize : 0,
});

export interface World {
  book: Book;
  /** Everyone, as the list knows them. */
  people: Iterable<Listed>;
}

export function openWorld(size: WorldSize, language: Language): World {
  const book = new Book();
  if (size === 'nobody') return { book, people: [] };
  const cast = castOf(language);
  const ids = new Map(cast.map(({ id, name }) => [name.display, id]));
  for (const person of cast) book.seed('people', person);
  for (const favour of ledgerOf(language, (name) => ids.get(name)!)) book.seed('favours', favour);
  const people = cast.map(listed);
  if (size === 'sample') {
    book.seedHistory('fill_sample', { added: castSize }, '2026-11-19T08:00:00Z');
    return { book, people };
  }
  const first = castSize + 1;
  const count = peopleIn[size] - castSize;
  book.seedHistory('import', { what: 'contacts.vcf', added: peopleIn[size] }, '2026-01-10T09:00:00Z');
  tellOfLedger(book);
  book.seedMaker({ first, count, make: member });
  for (const favour of crowdFavours(first, count, language, book.favours.size + 1)) book.seed('favours', favour);
  return { book, people: [...people, ...Array.from({ length: count }, (_, index) => memberListed(first + index))] };
}

/** A line of history for each favour of the cast, as if written down on its day. */
function tellOfLedger(book: Book): void {
  for (let id = 1; id <= book.favours.size; id += 1) {
    const { kind, parties, what, on } = book.favour(id);
    const given = parties.some(({ person, role }) => person === owner && role === 'giver');
    const operation: OperationKind = kind === 'introduction' ? 'introduce' : given ? 'give' : 'take';
    const people = parties.flatMap(({ person }) => (person === owner ? [] : [book.nameOf(person)]));
    const at = `${written(Math.max(knownDay(on), knownDay('2026-01-11')))}T18:00:00Z`;
    book.seedHistory(operation, { people, what }, at);
  }
}
