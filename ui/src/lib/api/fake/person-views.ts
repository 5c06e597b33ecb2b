/** A person as a row of the list and as a page, and the people that a question finds. */
import type {
  AlsoOnCard,
  FavourRow,
  MetThrough,
  PartyView,
  PeoplePage,
  PeopleQuery,
  PersonPage,
  PersonRow,
  Turn,
} from '../bindings';
import { agoOf } from './ago';
import type { Book } from './book';
import { knownDay, todayNumber } from './day';
import type { Favour, Party, Person } from './rows';
import { owner, tieOf } from './rows';
import type { Found, Index } from './search';
import { balanceOf } from './measures';
import { slips } from './slip';
import { isCommunal, leanBarOf, standingOf, tiesOf } from './standing';
import { turnOf } from './turn';

const longestPage = 1000;

function detailOf({ organisation, addresses, title }: Person): string {
  const known = [title, organisation, addresses[0]?.city ?? ''].filter(Boolean);
  return known.slice(0, 2).join(' · ');
}

function latestFirst(favours: Favour[]): Favour[] {
  return favours.sort((a, b) => knownDay(b.on) - knownDay(a.on) || b.id - a.id);
}

export function personRow(book: Book, person: Person): PersonRow {
  const latest = latestFirst(book.favoursOf(person.id))[0];
  return {
    id: person.id,
    name: person.name.display,
    detail: detailOf(person),
    circle: person.circle,
    photo: person.photo,
    lean: leanBarOf(book, person),
    last_on: latest?.on ?? null,
    last_ago: latest ? agoOf(latest.on) : null,
    archived: person.archivedAt !== null,
  };
}

function recentIds(book: Book): number[] {
  const last = [...book.peopleWithFavours].map((id) => {
    const day = Math.max(...book.favoursOf(id).map(({ on }) => knownDay(on)));
    return { id, day };
  });
  return last.sort((a, b) => b.day - a.day || a.id - b.id).map(({ id }) => id);
}

/** Whose turn it is; of a communal tie and of nobody's favours it is not told. */
function turnWith(book: Book, id: number): Turn | null {
  const ties = tiesOf(book, id);
  const person = book.people.get(id);
  if (ties.length === 0 || !person || isCommunal(book, person)) return null;
  const balance = balanceOf(
    ties.map(({ entry }) => entry),
    book.measure,
    todayNumber,
  );
  return turnOf(ties, balance, book.measure, todayNumber).turn;
}

const turns: (Turn | null)[] = ['mine', 'theirs', 'even', 'nothing_needed', 'too_little_to_tell', null];
const rankOf = (book: Book, id: number) => turns.indexOf(turnWith(book, id));

/** Whom a query finds: a list leaves out the archived, a search does not. */
export function foundIn(book: Book, index: Index, query: PeopleQuery): Found {
  const found = index.find(query.text, query.circle, query.order, () => recentIds(book));
  const { archived = false, group = null, organisation = null, area, turn, unplaced } = query;
  const hides = !archived && query.text.trim() === '';
  const tag = group === null ? null : (book.groupNames[group - 1] ?? '');
  const employer = organisation === null ? null : (book.organisations.get(organisation)?.name ?? '');
  const ids = found.ids.filter((id) => {
    if (archived || hides) {
      const away = (book.people.peek(id)?.archivedAt ?? null) !== null;
      if (away !== archived) return false;
    }
    if (area && !book.people.get(id)?.areas.includes(area)) return false;
    if (unplaced && book.people.get(id)?.circle) return false;
    if (turn && turnWith(book, id) !== turn) return false;
    if (tag !== null && !book.people.peek(id)?.tags.includes(tag)) return false;
    return employer === null || book.people.get(id)?.organisation === employer;
  });
  if (query.order === 'turn') ids.sort((a, b) => rankOf(book, a) - rankOf(book, b));
  return { ids, more: found.more };
}

function foundOrNear(book: Book, index: Index, query: PeopleQuery): Found & { near: boolean } {
  const found = foundIn(book, index, query);
  if (found.ids.length > 0) return { ...found, near: false };
  const near = slips(query.text).flatMap((text) => foundIn(book, index, { ...query, text }).ids);
  return { ids: [...new Set(near)], more: false, near: near.length > 0 };
}

export function peoplePage(book: Book, index: Index, query: PeopleQuery): PeoplePage {
  const { ids, more, near } = foundOrNear(book, index, query);
  const shown = ids.slice(query.offset, query.offset + Math.min(query.limit, longestPage));
  return { total: ids.length, more, near, rows: shown.map((id) => personRow(book, book.person(id))) };
}

function partyView(book: Book, { person, role, value, consent = null }: Party): PartyView {
  const known = person === owner ? null : book.person(person);
  return {
    person,
    name: book.nameOf(person),
    role,
    value,
    consent,
    photo: known?.photo ?? null,
    communal: known !== null && isCommunal(book, known),
  };
}

export function favourRow(book: Book, favour: Favour): FavourRow {
  const giver = favour.parties.find(({ role }) => role === 'giver');
  const beneficiaries = favour.parties.filter(({ role }) => role === 'beneficiary');
  const forOwner = beneficiaries.some(({ person }) => person === owner);
  return {
    id: favour.id,
    kind: favour.kind,
    direction: giver?.person === owner ? 'given' : forOwner ? 'taken' : 'between',
    what: favour.what,
    note: favour.note,
    on: favour.on,
    status: favour.status,
    cost: favour.cost,
    value: beneficiaries[0]?.value ?? null,
    channel: favour.channel ?? null,
    occasion: favour.occasion ?? '',
    due: favour.due ?? null,
    outcome: favour.outcome ?? null,
    parties: favour.parties.map((party) => partyView(book, party)),
    thanked: favour.answers.includes('thanks'),
    answered: favour.answers,
    answers: (favour.links ?? []).map(({ kind }) => kind),
  };
}

/** The earliest introduction of this person to the owner. */
function metThrough(book: Book, person: number): MetThrough | null {
  const met = latestFirst(book.favoursOf(person)).findLast(
    ({ kind, parties, status }) =>
      kind === 'introduction' &&
      status === 'done' &&
      parties.some((party) => party.person === person && party.role === 'introduced') &&
      parties.some((party) => party.person === owner && party.role === 'beneficiary'),
  );
  const by = met?.parties.find(({ role }) => role === 'giver')?.person;
  if (!met || by === undefined || by === null) return null;
  return { favour: met.id, person: by, name: book.nameOf(by), on: met.on, what: met.what };
}

/** A line as it is read; a table's column has its name before the value. */
function alsoOf(line: string): AlsoOnCard {
  const [head, ...rest] = line.split(':');
  const value = rest.join(':');
  if (head !== 'X-VUORO-COLUMN') return { line, name: head!, label: '', value };
  const [label, ...said] = value.split(';');
  return { line, name: '', label: label!, value: said.join(';') };
}

export function personPage(book: Book, id: number): PersonPage {
  const person = book.person(id);
  const { tie: chosen, addedAt, archivedAt, extra, ...shown } = person;
  const favours = latestFirst(book.favoursOf(id));
  const met = favours.find(({ channel, status }) => status === 'done' && channel === 'face_to_face');
  const employer = [...book.organisations.all()].find(({ name }) => name === person.organisation);
  return {
    ...shown,
    tie: tieOf(person),
    tie_chosen: chosen !== null,
    met_through: metThrough(book, id),
    standing: standingOf(book, person),
    favours: favours.slice(0, 100).map((favour) => favourRow(book, favour)),
    favours_total: favours.length,
    last_contact: favours.find(({ status }) => status === 'done')?.on ?? null,
    last_met: met?.on ?? null,
    also: extra.map(alsoOf),
    added_at: addedAt,
    archived_at: archivedAt,
    organisation_id: employer?.id ?? null,
  };
}
