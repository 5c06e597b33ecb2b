/** The network by its parts. A communal tie is in none of them. */
import type { Backend } from '../backend';
import type { Breakdown, BreakdownBy, Period, Share } from '../bindings';
import type { Answer } from './answer';
import type { Book } from './book';
import { isWithin, soundPeriod } from './day';
import { hundredths } from './measures';
import { answeredOf, enough, sideOf, type Side } from './overview';
import type { Person } from './rows';
import { isCommunal, tiesOf } from './standing';
import type { Tied } from './turn';

export function breakdownOf(answer: Answer, book: () => Book): Pick<Backend, 'breakdown'> {
  return { breakdown: (by, period) => answer(() => breakdown(book(), by, period)) };
}

function partsOf(person: Person, by: BreakdownBy): string[] {
  if (by === 'circle') return [person.circle ?? ''];
  const parts: string[] = by === 'area' ? person.areas : person.tags;
  return parts.length > 0 ? parts : [''];
}

function breakdown(book: Book, by: BreakdownBy, period: Period): Breakdown {
  soundPeriod(period);
  const parts = new Map<string, Tied[]>();
  const put = (name: string, tied: Tied) => void parts.set(name, [...(parts.get(name) ?? []), tied]);
  for (const id of book.peopleWithFavours) {
    const person = book.person(id);
    if (isCommunal(book, person)) continue;
    for (const tied of tiesOf(book, id)) {
      if (!isWithin(tied.favour.on, period)) continue;
      if (by === 'kind') put(tied.favour.kind, tied);
      else if (by === 'year') put(tied.favour.on.replace('~', '').slice(0, 4), tied);
      else for (const name of partsOf(person, by)) put(name, tied);
    }
  }
  const named = [...parts].sort(([a], [b]) => (a < b ? -1 : 1));
  const sides = named.map(([, ties]) => sideOf(ties, book.measure));
  const all = sideOf([...parts.values()].flat(), book.measure);
  const given = hundredths(sides.map((side) => side.given));
  const taken = hundredths(sides.map((side) => side.taken));
  const answers = by === 'kind' || by === 'year';
  const answered = hundredths(named.map(([, ties]) => (answers ? answeredOf(ties, book.measure) : 0)));
  const tooLittle = (side: Side) => side.given_count + side.taken_count < enough;
  const share = (name: string, side: Side, amounts: [number, number, number]): Share => ({
    name,
    given: amounts[0],
    taken: amounts[1],
    answered: answers ? amounts[2] : null,
    given_count: side.given_count,
    taken_count: side.taken_count,
    generosity:
      !tooLittle(side) && side.given + side.taken > 0
        ? Math.round((100 * side.given) / (side.given + side.taken))
        : null,
    too_little: tooLittle(side),
  });
  const shares = named.map(([name], at) =>
    share(name, sides[at]!, [given.shown[at]!, taken.shown[at]!, answered.shown[at]!]),
  );
  return {
    by,
    shares: shares.filter(({ given_count, taken_count }) => given_count + taken_count > 0),
    total: by === 'area' || by === 'group' ? null : share('', all, [given.total, taken.total, answered.total]),
  };
}
