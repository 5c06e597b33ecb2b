/** A line read for the pages' sake: names that stand in the book, and who gave. The book itself knows the languages. */
import type {
  Captured,
  CapturedPerson,
  Direction,
  Known,
  Part,
  Reading,
  Role,
  Sheet,
  Span,
  Stands,
  Status,
} from '../bindings';
import { usualCosts } from '../bindings';
import type { Book } from './book';
import { daysAgo, today } from './day';

/** Words that begin a sentence, and are nobody. */
const nobody = /^(I|The|Helped|Gave|Read|Lent|Promised|Asked|Autoin|Lupasin|Luin|Annoin|Pyysin|Lainasin|Slush)$/;

function captureOf(book: Book, line: string): Captured {
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

const places: Role[] = ['giver', 'beneficiary', 'introduced'];

/** The same, laid over the sheet on which it is typed: words before what it was opened with, and that before guesses. */
export function captureOn(book: Book, sheet: Sheet, line: string): Reading {
  const captured = captureOf(book, line);
  const { people } = captured;
  const strangers =
    sheet.people.length > 0 && people.length > 0 && people.every(({ candidates }) => candidates.length === 0);
  const says = captured.understood && !strangers && !sheet.side_chosen;
  const direction = says && (captured.direction.said || !sheet.side_said) ? captured.direction : null;
  const kind = captured.understood && !sheet.kind_chosen ? captured.kind : null;
  const { side, introduces } = {
    side: direction?.value ?? sheet.side,
    introduces: (kind?.value ?? sheet.kind) === 'introduction',
  };
  const on = (role: Role): Stands[] =>
    sheet.people.filter((one) => one.role === role).map(({ person }) => ({ sheet: person }));
  const part = (role: Role): Part[] => {
    if (sheet.chosen.includes(role)) return [];
    const all = people.flatMap((person, at) => (person.role === role ? [{ person, at }] : []));
    const named = role === 'giver' ? all.slice(0, 1) : all;
    const lone = introduces && role === 'beneficiary' && named.length === 1 ? named[0]!.person : null;
    const beside = lone ? on(role).filter((one) => 'sheet' in one && one.sheet !== lone.candidates[0]?.id) : [];
    if (named.length === 0 || (beside.length === 0 && strangers)) return turned(role);
    const sure = all.length === named.length && named.every(({ person }) => person.candidates.length === 1);
    return [{ role, people: [...beside, ...named.map(({ at }) => ({ line: at }))], sure }];
  };
  const turned = (role: Role): Part[] => {
    if (side === sheet.side || side === 'between' || role === 'introduced') return [];
    const from: Partial<Record<Direction, Stands[]>> =
      role === 'giver' ? { taken: on('beneficiary').slice(0, 1) } : { given: on('giver') };
    return [{ role, people: from[side] ?? [], sure: null }];
  };
  const cost = captured.cost.said ? captured.cost : { value: usualCosts[kind?.value ?? sheet.kind], said: null };
  return { captured, direction, kind, cost, parts: places.flatMap(part) };
}
