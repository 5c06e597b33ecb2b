/** A line read for the pages' sake: names that stand in the book, and who gave. The book itself knows the languages. */
import type { Captured, Known } from '../bindings';
import type { Book } from './book';
import { today } from './day';
import type { Index } from './search';

export function captureOf(book: Book, _index: Index, line: string): Captured {
  const people = [...line.matchAll(/\p{Lu}\p{L}+/gu)].flatMap((match) => {
    const found = [...book.people.all()].filter(({ name }) => name.given === match[0] || name.family === match[0]);
    const candidates: Known[] = found.slice(0, 5).map((person) => ({
      id: person.id,
      name: person.name.display,
      detail: person.organisation,
    }));
    const said = { from: match.index, to: match.index + match[0].length };
    return candidates.length === 0 ? [] : [{ word: match[0], said, candidates }];
  });
  const introduces = /introduc|esittel/i.test(line);
  const taken = people[0] !== undefined && people[0].said.from === 0;
  const guess = <T>(value: T) => ({ value, said: null });
  const roles = taken ? (['giver', 'introduced'] as const) : (['beneficiary', 'beneficiary'] as const);
  return {
    understood: people.length > 0,
    direction: guess(taken ? 'taken' : 'given'),
    kind: guess(introduces ? 'introduction' : 'other'),
    status: guess(/promis|lupas/i.test(line) ? 'promised' : 'done'),
    on: guess(today),
    due: null,
    cost: guess('an_hour'),
    value: guess(null),
    channel: null,
    occasion: null,
    people: people
      .slice(0, introduces ? 3 : 1)
      .map((person, index) => ({ ...person, role: roles[Math.min(index, 1)]! })),
    what: guess(line.trim()),
  };
}
