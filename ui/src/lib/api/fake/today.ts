/** What today asks for, as the Rust core has it, and the network by its parts. */
import type { Backend } from '../backend';
import type { Aside, Birthday, Circle, Section, Season, Today, TodayReason, TodayRow } from '../bindings';
import { agoOf } from './ago';
import type { Answer } from './answer';
import type { Book } from './book';
import { dayOf, knownDay, today, todayNumber, written } from './day';
import { fold } from './fold';
import { balanceOf } from './measures';
import { personRow } from './person-views';
import type { Favour, Person } from './rows';
import { owner, tieOf } from './rows';
import { tiesOf } from './standing';
import { turnOf } from './turn';

type Part = Pick<Backend, 'today' | 'remind' | 'remindOfPerson'>;

/** Rows that a section begins with. */
const most = 50;
const birthdaysWithin = 14;
const seasonDays = 91;
const thanksWithin = 30;
const oldDays = 2 * 365;
const forgottenDays = 10 * 365;

/** In a large book only those who were looked at: making the others would stall the window. */
const manyPeople = 5_000;

const cadences: Record<Circle, number> = { core: 14, close: 30, friend: 90, network: 180, acquaintance: 365 };
const closeness: Partial<Record<Circle, number>> = { core: 4, close: 3, friend: 2 };
const patience = { ask_for_consent: 7, await_consent: 7, ready_to_send: 3, ask_how_it_went: 14 };
const fadedDays = 180;

export function todayOf(answer: Answer, book: () => Book): Part {
  return {
    today: () => answer(() => everything(book())),
    remind: (favour, on) =>
      answer(() => {
        const row = book().favour(favour);
        const { operation } = book().change('remind', { people: [], what: row.what }, (change) =>
          change.put('favours', { ...row, remindOn: on || null }),
        );
        return { operation, made: favour };
      }),
    remindOfPerson: (id, on) =>
      answer(() => {
        const person = book().person(id);
        const { operation } = book().change('remind', { people: [person.name.display], what: '' }, (change) =>
          change.put('people', { ...person, remindOn: on || null }),
        );
        return { operation, made: null };
      }),
  };
}

function everything(book: Book): Today {
  const people = [...(book.people.size > manyPeople ? book.people.looked() : book.people.all())].filter(
    ({ archivedAt }) => archivedAt === null,
  );
  const open = [...book.favours.all()].filter((favour) => isMine(favour) && isDue(favour));
  const promises = favoursSection(book, open, 'promised', 'i_promised');
  const asked = favoursSection(book, open, 'asked', 'they_asked');
  const turns = joined([asked, askedToIntroduce(book), unthanked(book), byLean(book)]);
  return {
    badge: promises.total + turns.total,
    gives: gives(book, people),
    turns,
    promises,
    introductions: underWay(book),
    dormant: dormant(book),
    aside: aside(book, people),
    birthdays: birthdays(book, people),
    season: season(book),
    unplaced: people.filter(({ circle }) => circle === null).length,
    suggestions: book.openSuggestions.length,
  };
}

const isDue = ({ remindOn }: { remindOn?: string | null }): boolean => (remindOn ?? '') <= today;

const askerOf = ({ parties }: Favour) => parties.find(({ role }) => role === 'asked_by');

const helped = (favour: Favour) => favour.parties.filter(({ role }) => role === 'beneficiary');

/** Of an introduction nobody promises more than the introduction; a number given to one is a favour like others. */
const brings = (favour: Favour): boolean => favour.kind === 'introduction' && helped(favour).length > 1;

const isMine = (favour: Favour): boolean =>
  !brings(favour) && favour.parties.some(({ role, person }) => role === 'giver' && person === owner);

function joined(sections: Section[]): Section {
  return {
    total: sections.reduce((sum, { total }) => sum + total, 0),
    rows: sections.flatMap(({ rows }) => rows),
  };
}

function rowOf(book: Book, person: Person, reason: TodayReason, favour: Favour | null = null): TodayRow {
  const row = personRow(book, person);
  const kinds = new Set(person.points.map(({ kind }) => kind));
  return {
    person: row,
    reason,
    favour: favour?.id ?? null,
    what: favour?.what ?? '',
    on: favour?.on ?? row.last_on ?? '',
    ago: favour ? agoOf(favour.on) : row.last_ago,
    due: favour?.due ?? null,
    late: favour?.due ? knownDay(favour.due) < todayNumber : false,
    others: [],
    reach: (['phone', 'email'] as const).filter((kind) => kinds.has(kind)),
    channel: favour?.channel ?? null,
  };
}

function peopleSection(book: Book, people: Person[], reason: TodayReason): Section {
  return { total: people.length, rows: people.slice(0, most).map((person) => rowOf(book, person, reason)) };
}

function favoursSection(book: Book, open: Favour[], status: Favour['status'], reason: TodayReason): Section {
  const waiting = open
    .filter((favour) => favour.status === status)
    .sort((a, b) =>
      (a.due ?? '9999') < (b.due ?? '9999') ? -1 : a.due === b.due ? knownDay(a.on) - knownDay(b.on) : 1,
    );
  const rows = waiting.flatMap((favour) => {
    const asker = status === 'asked' ? askerOf(favour) : undefined;
    const id = (asker ?? helped(favour)[0])?.person ?? owner;
    const person = id === owner ? undefined : book.person(id);
    return person && person.archivedAt === null ? [rowOf(book, person, reason, favour)] : [];
  });
  return { total: rows.length, rows: rows.slice(0, most) };
}

/** Introductions that somebody asked for. Where it is not known who did, all are to be asked. */
function askedToIntroduce(book: Book): Section {
  const rows = [...book.favours.all()].flatMap((favour) => {
    const mine = favour.parties.some(({ role, person }) => role === 'giver' && person === owner);
    const sides = helped(favour);
    const refused = sides.some(({ consent }) => consent === 'declined');
    if (!mine || !brings(favour) || favour.status !== 'asked' || refused || !isDue(favour)) return [];
    const asked = askerOf(favour) ?? sides.find(({ consent }) => consent === 'agreed');
    const { person: asker } = asked ?? sides[0]!;
    if (asker === owner) return [];
    const others = sides.flatMap(({ person }) => (person === asker ? [] : [book.nameOf(person)]));
    // Of somebody who is not among them, its own words say what was asked.
    const inWords = others.length === sides.length && favour.what !== '';
    const reason = !asked ? 'ask_for_consent' : inWords ? 'they_asked' : 'asked_to_introduce';
    return [{ ...rowOf(book, book.person(asker), reason, favour), others: reason === 'they_asked' ? [] : others }];
  });
  return { total: rows.length, rows };
}

const known = (book: Book): Person[] =>
  [...book.peopleWithFavours].map((id) => book.person(id)).filter(({ archivedAt }) => archivedAt === null);

function unthankedOf(book: Book, person: Person): Favour[] {
  return tiesOf(book, person.id)
    .filter(
      ({ favour, entry }) =>
        entry.direction === 'taken' &&
        entry.status === 'done' &&
        favour.kind !== 'thanks' &&
        favour.answers.length === 0 &&
        entry.day <= todayNumber &&
        todayNumber - entry.day <= thanksWithin,
    )
    .map(({ favour }) => favour);
}

function unthanked(book: Book): Section {
  const all = known(book).flatMap((person) =>
    unthankedOf(book, person)
      .filter(isDue)
      .map((favour) => ({ person, favour })),
  );
  all.sort((a, b) => knownDay(a.favour.on) - knownDay(b.favour.on));
  return {
    total: all.length,
    rows: all.slice(0, most).map(({ person, favour }) => rowOf(book, person, 'not_thanked', favour)),
  };
}

function byLean(book: Book): Section {
  const mine = known(book).filter((person) => {
    if (tieOf(person) === 'communal' || !isDue(person)) return false;
    const ties = tiesOf(book, person.id);
    if (ties.some(({ entry }) => entry.status === 'asked' || entry.status === 'promised')) return false;
    if (unthankedOf(book, person).length > 0) return false;
    const balance = balanceOf(
      ties.map(({ entry }) => entry),
      book.measure,
      todayNumber,
    );
    const { turn, reason } = turnOf(ties, balance, book.measure, todayNumber);
    return turn === 'mine' && reason === 'lean';
  });
  return peopleSection(book, inOrder(mine), 'your_turn');
}

const inOrder = (people: Person[]): Person[] =>
  people.sort((a, b) => (fold(a.name.display) < fold(b.name.display) ? -1 : 1));

function lastDone(book: Book, id: number): number | null {
  const days = tiesOf(book, id).flatMap(({ entry }) => (entry.status === 'done' ? [entry.day] : []));
  return days.length > 0 ? Math.max(...days) : null;
}

/** `max(0, days/cadence − 1) × closeness`, the most missed first, friends after close ones. */
function gives(book: Book, people: Person[]): Section {
  const late = people.flatMap((person) => {
    const weight = person.circle ? closeness[person.circle] : undefined;
    if (!weight || !isDue(person)) return [];
    const since = lastDone(book, person.id) ?? knownDay(person.addedAt.slice(0, 10));
    const missed = ((todayNumber - since) / cadences[person.circle!] - 1) * weight;
    return missed > 0 ? [{ person, missed }] : [];
  });
  const isFriend = ({ person }: { person: Person }) => Number(person.circle === 'friend');
  late.sort((a, b) => isFriend(a) - isFriend(b) || b.missed - a.missed || a.person.id - b.person.id);
  return peopleSection(
    book,
    late.map(({ person }) => person),
    'close_and_quiet',
  );
}

/** Alive once, in both directions, and silent for years; the latest first. */
function dormant(book: Book): Section {
  const old = known(book).flatMap((person) => {
    if (tieOf(person) === 'communal' || !isDue(person)) return [];
    const days = book.favoursOf(person.id).map(({ on }) => knownDay(on));
    const last = Math.max(...days);
    const silent = todayNumber - last;
    return silent >= oldDays && silent <= forgottenDays ? [{ person, last }] : [];
  });
  old.sort((a, b) => b.last - a.last || a.person.id - b.person.id);
  return peopleSection(
    book,
    old.map(({ person }) => person),
    'old_tie',
  );
}

/** What an introduction of mine waits for, when it has waited long enough. */
function chased(favour: Favour): TodayReason | null {
  const days = todayNumber - knownDay(favour.on);
  const consents = favour.parties.flatMap(({ consent }) => consent ?? []);
  const open = favour.status === 'asked' || favour.status === 'promised';
  let reason: keyof typeof patience;
  if (favour.status === 'asked' || (favour.outcome && favour.outcome !== 'sent')) return null;
  if (favour.status === 'done' || favour.outcome === 'sent') reason = 'ask_how_it_went';
  else if (!open || consents.includes('declined')) return null;
  else if (consents.every((consent) => consent === 'agreed')) reason = 'ready_to_send';
  else reason = consents.includes('not_asked') ? 'ask_for_consent' : 'await_consent';
  return days >= patience[reason] && days <= fadedDays ? reason : null;
}

function underWay(book: Book): Section {
  const rows = [...book.favours.all()].flatMap((favour) => {
    const mine = favour.parties.some(({ role, person }) => role === 'giver' && person === owner);
    if (!mine || !brings(favour) || !isDue(favour)) return [];
    const reason = chased(favour);
    const [first, ...rest] = helped(favour).map(({ person }) => (person === owner ? undefined : book.person(person)));
    const others = rest.flatMap((side) => side?.name.display ?? []);
    if (!reason || !first) return [];
    return [{ ...rowOf(book, first, reason, favour), due: null, late: false, others }];
  });
  const order: TodayReason[] = ['ask_for_consent', 'await_consent', 'ready_to_send', 'ask_how_it_went'];
  rows.sort((a, b) => order.indexOf(a.reason) - order.indexOf(b.reason) || knownDay(a.on) - knownDay(b.on));
  return { total: rows.length, rows: rows.slice(0, most) };
}

/** What was put off, the soonest to come back first. */
function aside(book: Book, people: Person[]): Aside {
  const open = (favour: Favour) => ['asked', 'promised'].includes(favour.status) || favour.answers.length === 0;
  const favours = [...book.favours.all()].flatMap((favour) => {
    if (isDue(favour) || !open(favour)) return [];
    const [first, ...rest] = favour.parties.flatMap(({ person }) => (person === owner ? [] : [book.person(person)]));
    if (!first) return [];
    const others = brings(favour) ? rest.flatMap((side) => side?.name.display ?? []) : [];
    return [{ person: first, others, favour: favour.id, what: favour.what, until: favour.remindOn! }];
  });
  const later = people
    .filter((person) => !isDue(person))
    .map((person) => ({ person, others: [], favour: null, what: '', until: person.remindOn! }));
  const all = [...favours, ...later].sort((a, b) => knownDay(a.until) - knownDay(b.until));
  const rows = all.map((row) => ({
    ...row,
    person: personRow(book, row.person),
    days: knownDay(row.until) - todayNumber,
  }));
  return { total: rows.length, rows: rows.slice(0, most) };
}

/** The next time a day of the calendar comes round, today included; the 29th of February a day early. */
function nextTime(day: string): number {
  const calendar = day.slice(-5);
  const inYear = (year: number) => dayOf(`${year}-${calendar}`) ?? dayOf(`${year}-02-28`)!;
  const year = Number(today.slice(0, 4));
  const on = inYear(year);
  return on >= todayNumber ? on : inYear(year + 1);
}

function birthdays(book: Book, people: Person[]): Birthday[] {
  const found = people
    .filter(({ circle }) => circle !== null)
    .flatMap((person) =>
      (['birthday', 'anniversary'] as const).flatMap((which) => {
        const day = person[which];
        if (!day) return [];
        const on = nextTime(day);
        if (on - todayNumber > birthdaysWithin) return [];
        const year = day.startsWith('--') ? null : Number(day.slice(0, 4));
        const age = year === null ? null : Number(written(on).slice(0, 4)) - year;
        return [{ person, on, age, anniversary: which === 'anniversary' }];
      }),
    );
  found.sort((a, b) => a.on - b.on || a.person.id - b.person.id);
  return found.map(({ person, on, age, anniversary }) => ({
    person: personRow(book, person),
    on: written(on),
    days: on - todayNumber,
    age,
    anniversary,
  }));
}

function season(book: Book): Season {
  const season: Season = { given_count: 0, taken_count: 0, introductions: 0 };
  for (const { status, on, parties, kind } of book.favours.all()) {
    if (status !== 'done' || kind === 'thanks' || knownDay(on) < todayNumber - seasonDays) continue;
    const close = parties.filter(({ person }) => person !== owner && tieOf(book.person(person)) === 'communal');
    if (close.length > 0 && close.length === parties.length - 1) continue;
    const gave = parties.some(({ role, person }) => role === 'giver' && person === owner);
    const got = parties.some(({ role, person }) => role === 'beneficiary' && person === owner);
    if (gave) season.given_count += 1;
    else if (got) season.taken_count += 1;
    if (gave && kind === 'introduction') season.introductions += 1;
  }
  return season;
}
