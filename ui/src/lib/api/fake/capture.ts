/** A line read for the pages' sake: names that stand in the book, and who gave. The book itself knows the languages. */
import type { Captured, CapturedPerson, Known, Span, Status } from '../bindings';
import type { Book } from './book';
import { daysAgo, today } from './day';
import type { Index } from './search';

/** Words that begin a sentence, and are nobody. */
const nobody = /^(I|The|Helped|Gave|Read|Lent|Promised|Asked|Autoin|Lupasin|Luin|Annoin|Pyysin|Lainasin|Slush)$/;

export function captureOf(book: Book, _index: Index, line: string): Captured {
  const said = (pattern: RegExp): Span | null => {
    const found = pattern.exec(line);
    return found && { from: found.index, to: found.index + found[0].length };
  };
  const read = <T>(value: T, pattern: RegExp, otherwise: T) => {
    const words = said(pattern);
    return { value: words ? value : otherwise, said: words };
  };
  const everyone = [...book.people.all()];
  const people = [...line.matchAll(/\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?/gu)].flatMap((match) => {
    const word = match[0];
    if (nobody.test(word)) return [];
    const named = everyone.filter(({ name }) => [name.given, name.family, name.display].includes(word));
    const candidates: Known[] = named.slice(0, 5).map((person) => ({
      id: person.id,
      name: person.name.display,
      detail: person.organisation,
    }));
    return [{ word, said: { from: match.index, to: match.index + word.length }, candidates }];
  });
  const introduces = /introduc|esittel/i;
  const taken = people[0]?.said.from === 0;
  const verb = said(/introduced|promised|asked|lent|helped|read|esitteli|lupasi\w*|pyysi\w*|lainasi|auttoi|autoin/i);
  const roles = taken ? (['giver', 'introduced'] as const) : (['beneficiary', 'beneficiary'] as const);
  const understood = people.length > 0 || verb !== null;
  const place = said(/(?<= at )Slush|Slush(?=issa)/);
  const status = read<Status>('promised', /promis\w+|lupas\w+/i, 'done');
  return {
    understood,
    direction: { value: taken ? 'taken' : 'given', said: understood ? verb : null },
    kind: read('introduction', introduces, 'other'),
    status: status.said ? status : read<Status>('asked', /\basked\b|pyys\w+/i, 'done'),
    on: read(daysAgo(1), /yesterday|eilen/i, today),
    due: null,
    cost: { value: introduces.test(line) ? 'five_minutes' : 'an_hour', said: null },
    value: { value: null, said: null },
    channel: null,
    occasion: place && { value: 'Slush', said: place },
    people: people
      .slice(0, introduces.test(line) ? 3 : 1)
      .map((person, index): CapturedPerson => ({ ...person, role: roles[Math.min(index, 1)]! })),
    what: { value: line.trim(), said: null },
  };
}
