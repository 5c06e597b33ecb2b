/** Who can introduce the owner: ways of two ties at most, by the strengths that the book's own have. */
import type { DirectTie, Paths, PathTo, Route, TieReason, Warmth } from '../bindings';
import { agoOf } from './ago';
import type { Book } from './book';
import { knownDay, todayNumber } from './day';
import { failure } from './failure';
import { fold } from './fold';
import { personRow } from './person-views';
import type { Favour, Person } from './rows';
import { owner } from './rows';

interface Tied {
  strength: number;
  why: TieReason[];
}

/** A way and its strength, which orders it and is not told. */
interface Way {
  route: Route;
  whole: number;
}

const ways = 5;
const lately = 90;
const crowd = 50;
const byCircle = { core: 0.95, close: 0.9, friend: 0.75, network: 0.55, acquaintance: 0.35 };

const warmthOf = (strength: number): Warmth => (strength >= 0.4 ? 'warm' : strength >= 0.12 ? 'fair' : 'faint');
const isParty = ({ parties }: Favour, id: number | typeof owner) => parties.some(({ person }) => person === id);
const giverOf = ({ parties }: Favour) => parties.find(({ role }) => role === 'giver')?.person;
const gets = ({ parties }: Favour, id: number | typeof owner) =>
  parties.some(({ person, role }) => person === id && role === 'beneficiary');

function doneWith(book: Book, id: number): Favour[] {
  const done = book.favoursOf(id).filter(({ status }) => status === 'done');
  return done.sort((a, b) => knownDay(b.on) - knownDay(a.on) || b.id - a.id);
}

function withOwner(book: Book, person: Person): Tied {
  const done = doneWith(book, person.id);
  const taken = done.filter((favour) => giverOf(favour) === person.id && gets(favour, owner));
  const given = done.filter((favour) => giverOf(favour) === owner && gets(favour, person.id));
  const opened = taken.find(({ kind }) => kind === 'introduction');
  const helped = taken.find((favour) => favour !== opened);
  const met = done.findLast(
    (favour) =>
      gets(favour, owner) && favour.parties.some((party) => party.person === person.id && party.role === 'introduced'),
  );
  const why: TieReason[] = [];
  if (person.circle) why.push({ kind: 'circle', circle: person.circle });
  if (opened) why.push({ kind: 'opened_a_door', on: opened.on, ago: agoOf(opened.on) });
  if (helped) why.push({ kind: 'they_helped', on: helped.on, ago: agoOf(helped.on) });
  if (given[0]) why.push({ kind: 'you_helped', on: given[0].on, ago: agoOf(given[0].on) });
  if (met) why.push({ kind: 'met_through', name: book.nameOf(giverOf(met) ?? null), on: met.on });
  if (why.length === 0) return { strength: 0.05, why: [{ kind: 'barely' }] };
  const some = (most: number, count: number) => 1 - (most * count) / (count + 1);
  const open = some(0.3, taken.length) * some(0.25, given.length) * (opened ? 0.8 : 1) * (met ? 0.8 : 1);
  return { strength: 1 - (1 - (person.circle ? byCircle[person.circle] : 0.1)) * open, why };
}

/** What ties two others; nothing does where the strength is 0. */
function between(book: Book, one: Person, other: Person, colleagues: number): Tied {
  const tied: Tied = { strength: 0, why: [] };
  const add = (strength: number, reason: TieReason) => {
    tied.strength = Math.max(tied.strength, strength);
    if (!tied.why.some(({ kind }) => kind === reason.kind)) tied.why.push(reason);
  };
  for (const favour of doneWith(book, one.id)) {
    const { kind, on } = favour;
    const giver = giverOf(favour);
    if (!isParty(favour, other.id) || giver === undefined) continue;
    const by = book.nameOf(giver);
    const whom = book.nameOf(giver === one.id ? other.id : one.id);
    const isTheirs = giver === one.id || giver === other.id;
    if (kind === 'introduction' && isTheirs) add(0.8, { kind: 'opened', by, whom, to_you: isParty(favour, owner), on });
    else if (kind === 'introduction') add(0.6, { kind: 'introduced', by: giver === owner ? null : by, on });
    else if (isTheirs) add(0.5, { kind: 'helped', by, whom, on });
  }
  if (one.organisation && fold(one.organisation) === fold(other.organisation) && colleagues <= crowd) {
    add(0.6 / (1 + (colleagues - 2) / 8), { kind: 'organisation', name: other.organisation });
  }
  return tied;
}

/** What was asked of them and is open, or was asked not long ago. */
function askedLately(book: Book, id: number): number {
  return book.favoursOf(id).filter((favour) => {
    if (giverOf(favour) !== id || !gets(favour, owner)) return false;
    const asked = favour.parties.some(({ person, role }) => person === owner && role === 'asked_by');
    return favour.status === 'asked' || (asked && knownDay(favour.on) >= todayNumber - lately);
  }).length;
}

function way(book: Book, people: [Person, Tied][], whole: number): Way {
  const [first] = people[0]!;
  const steps = people.map(([person, { why }]) => {
    const { name, detail, photo } = personRow(book, person);
    return { person: person.id, name, detail, photo, why };
  });
  const barely = steps[0]!.why.some(({ kind }) => kind === 'barely');
  const route = { steps, asked_lately: askedLately(book, first.id), strength: warmthOf(whole), barely };
  return { route, whole };
}

const here = (book: Book) => [...book.people.all()].filter(({ archivedAt }) => archivedAt === null);

const told = (found: Way[]): Route[] =>
  found
    .sort((a, b) => b.whole - a.whole)
    .slice(0, ways)
    .map(({ route }) => route);

/** The ways to one person, through each other who is known and has a tie to them. */
function waysTo(book: Book, person: Person, through: Person[], colleagues: number): Way[] {
  return through.flatMap((first) => {
    const second = between(book, first, person, colleagues);
    if (first.id === person.id || second.strength === 0) return [];
    const mine = withOwner(book, first);
    const steps: [Person, Tied][] = [
      [first, mine],
      [person, second],
    ];
    return [way(book, steps, mine.strength * second.strength)];
  });
}

function toPerson(book: Book, to: PathTo): Paths {
  const person = book.person(to.id);
  const all = here(book);
  const there = all.filter(({ organisation }) => fold(organisation) === fold(person.organisation)).length;
  const { strength, why } = withOwner(book, person);
  const barely = why.some(({ kind }) => kind === 'barely');
  const direct: DirectTie = { barely, strength: warmthOf(strength), why, asked_lately: askedLately(book, to.id) };
  const routes = told(waysTo(book, person, all, there));
  return { to, name: person.name.display, direct, declined: false, routes };
}

function toOrganisation(book: Book, to: PathTo): Paths {
  const row = book.organisations.get(to.id);
  if (!row) throw failure('not_found', { number: to.id });
  const all = here(book);
  const there = all.filter(({ organisation }) => fold(organisation) === fold(row.name));
  const outside = all.filter((person) => !there.includes(person));
  const found = there.map((person) => {
    const mine = withOwner(book, person);
    const alone = way(book, [[person, mine]], mine.strength);
    const best = waysTo(book, person, outside, there.length).sort((a, b) => b.whole - a.whole)[0];
    return best && best.whole > alone.whole ? best : alone;
  });
  return { to, name: row.name, direct: null, declined: false, routes: told(found) };
}

export const pathsOf = (book: Book, to: PathTo): Paths =>
  to.kind === 'person' ? toPerson(book, to) : toOrganisation(book, to);
