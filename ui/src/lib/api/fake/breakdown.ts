/** The network by its parts. A communal tie is in none of them. */
import type { Backend } from '../backend';
import type { BreakdownBy, Share } from '../bindings';
import type { Answer } from './answer';
import type { Book } from './book';
import { fewestToTell, tenth } from './measures';
import { sideOf } from './overview';
import type { Person } from './rows';
import { isCommunal, tiesOf } from './standing';
import type { Tied } from './turn';

export function breakdownOf(answer: Answer, book: () => Book): Pick<Backend, 'breakdown'> {
  return { breakdown: (by) => answer(() => ({ by, shares: shares(book(), by) })) };
}

function partsOf(person: Person, by: BreakdownBy): string[] {
  if (by === 'circle') return [person.circle ?? ''];
  const parts: string[] = by === 'area' ? person.areas : person.tags;
  return parts.length > 0 ? parts : [''];
}

function shares(book: Book, by: BreakdownBy): Share[] {
  const parts = new Map<string, Tied[]>();
  const put = (name: string, tied: Tied) => void parts.set(name, [...(parts.get(name) ?? []), tied]);
  for (const id of book.peopleWithFavours) {
    const person = book.person(id);
    if (isCommunal(book, person)) continue;
    for (const tied of tiesOf(book, id)) {
      if (by === 'kind') put(tied.favour.kind, tied);
      else if (by === 'year') put(tied.favour.on.replace('~', '').slice(0, 4), tied);
      else for (const name of partsOf(person, by)) put(name, tied);
    }
  }
  return [...parts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, ties]) => {
      const side = sideOf(ties, book.measure);
      const both = side.given + side.taken;
      return {
        name,
        ...side,
        given: tenth(side.given),
        taken: tenth(side.taken),
        generosity: both > 0 ? Math.round((100 * side.given) / both) : null,
        too_little: side.given_count + side.taken_count < fewestToTell,
      };
    })
    .filter(({ given_count, taken_count }) => given_count + taken_count > 0);
}
