/** Favours that a file tells of: what waits, and what becomes of it. */
import type { Acceptance, FavourKind, NamedPerson, Origin, Receipt, Size, Suggested, Suggestions } from '../bindings';
import type { Book } from './book';
import { today } from './day';
import { failure } from './failure';
import { fold } from './fold';
import type { Favour, Party, Suggestion } from './rows';
import { owner } from './rows';

const kinds: Record<Origin, FavourKind> = {
  recommendation: 'visibility',
  endorsement: 'visibility',
  invitation: 'other',
  introduction: 'introduction',
  gift: 'gift',
  debt: 'loan',
  activity: 'other',
};

const small: readonly Origin[] = ['endorsement', 'invitation', 'introduction'];
const costOf = (origin: Origin): Size => (small.includes(origin) ? 'five_minutes' : 'an_hour');

const named = (book: Book, id: number): NamedPerson => {
  const person = book.person(id);
  const detail = [person.title, person.organisation].filter((part) => part !== '').join(' · ');
  return { id, name: person.name.display, detail: detail || (person.points[0]?.value ?? '') };
};

function candidates(book: Book, name: string): NamedPerson[] {
  const wanted = fold(name);
  const known = [...book.peopleWithFavours].filter((id) => fold(book.nameOf(id)).startsWith(wanted));
  return wanted === '' ? [] : known.slice(0, 5).map((id) => named(book, id));
}

const suggested = (book: Book, row: Suggestion): Suggested => ({
  id: row.id,
  origin: row.origin,
  kind: kinds[row.origin],
  direction: row.direction,
  person: row.person === null ? null : named(book, row.person),
  name: row.name,
  candidates: row.person === null ? candidates(book, row.name) : [],
  introduced: row.introduced === null ? null : named(book, row.introduced),
  what: row.what,
  note: row.note,
  on: row.on,
  cost: costOf(row.origin),
  source: row.source,
});

export function suggestionsOf(book: Book): Suggestions {
  const rows = book.openSuggestions.toSorted((a, b) => a.name.localeCompare(b.name) || a.id - b.id);
  return { total: rows.length, rows: rows.map((row) => suggested(book, row)) };
}

function open(book: Book, id: number): Suggestion {
  const row = book.suggestions.get(id);
  if (!row) throw failure('not_found', { number: id });
  if (!row.open) throw failure('invalid');
  return row;
}

function becoming(book: Book, said: Acceptance): { row: Suggestion; person: number; favour: Omit<Favour, 'id'> } {
  const row = open(book, said.suggestion);
  const person = said.person ?? row.person;
  if (person === null) throw failure('no_people');
  const direction = said.direction ?? row.direction;
  if (direction === null || direction === 'between') throw failure('invalid');
  const [giver, beneficiary] = direction === 'given' ? [owner, person] : [person, owner];
  const parties: Party[] = [
    { person: giver, role: 'giver', value: null },
    { person: beneficiary, role: 'beneficiary', value: null },
  ];
  if (row.introduced !== null) parties.push({ person: row.introduced, role: 'introduced', value: null });
  return {
    row,
    person,
    favour: {
      kind: kinds[row.origin],
      what: said.what || row.what,
      note: row.note,
      on: row.on ?? `~${today.slice(0, 4)}`,
      status: 'done',
      cost: costOf(row.origin),
      parties,
      answers: [],
    },
  };
}

const namesOf = (book: Book, people: number[]): string[] =>
  [...new Set(people.map((id) => book.nameOf(id)))].slice(0, 3);

export function acceptSuggestions(book: Book, accepted: Acceptance[]): Receipt {
  const made = accepted.map((said) => becoming(book, said));
  const people = namesOf(
    book,
    made.map(({ person }) => person),
  );
  const { operation } = book.change('accept_suggestions', { people, added: made.length }, (change) => {
    for (const { row, person, favour } of made) {
      change.put('favours', { id: change.newId('favours'), ...favour });
      change.put('suggestions', { ...row, person, open: false });
    }
  });
  return { operation, made: null };
}

export function dismissSuggestions(book: Book, ids: number[]): Receipt {
  const rows = ids.map((id) => open(book, id));
  const people = [...new Set(rows.map(({ name }) => name))].slice(0, 3);
  const { operation } = book.change('dismiss_suggestions', { people, added: rows.length }, (change) => {
    for (const row of rows) change.put('suggestions', { ...row, open: false });
  });
  return { operation, made: null };
}

type Told = Pick<Suggestion, 'origin' | 'direction' | 'name' | 'what'> & Partial<Suggestion>;

const told: Told[] = [
  {
    origin: 'recommendation',
    direction: 'given',
    name: 'Liisa Järvinen',
    what: 'Liisa sees what a ward needs before anyone asks…',
  },
  { origin: 'endorsement', direction: 'taken', name: 'Liisa Järvinen', what: 'Project management', on: '2022-02-03' },
  { origin: 'endorsement', direction: 'taken', name: 'Matti Laine', what: 'Public speaking', on: '2021-11-20' },
  {
    origin: 'gift',
    direction: 'given',
    name: 'Olga Pereira',
    what: 'A book of poems',
    on: '2023-05-09',
    source: 'monica.json',
  },
  {
    origin: 'activity',
    direction: null,
    name: 'Elias Ahonen',
    what: 'Carried the piano upstairs',
    on: '2021-10-10',
    source: 'monica.json',
  },
  {
    origin: 'invitation',
    direction: 'given',
    name: 'Someone Unknown',
    what: 'Shall we talk about your book?',
    on: '2022-01-05',
  },
  {
    origin: 'invitation',
    direction: 'taken',
    name: 'Anna',
    what: 'I heard your talk and would like to help',
    on: '2024-09-18',
  },
];

/** What the archive of the tests tells of, written into a change. */
export function toldBy(book: Book, newId: () => number): Suggestion[] {
  const known = new Map([...book.peopleWithFavours].map((id) => [book.nameOf(id), id]));
  return told.map((row) => ({
    introduced: null,
    note: '',
    on: '2024-05-14',
    source: 'linkedin.zip',
    ...row,
    id: newId(),
    person: known.get(row.name) ?? null,
    open: true,
  }));
}
