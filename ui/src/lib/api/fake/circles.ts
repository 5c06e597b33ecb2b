/** Organisations and groups of the fake book: both are known by their names among the people. */
import type { GroupRow, OrganisationEdit, OrganisationPage, OrganisationRow, Receipt } from '../bindings';
import type { Book } from './book';
import { soundPoints } from './edits';
import { failure } from './failure';
import { fold } from './fold';
import { personRow } from './person-views';
import type { Organisation, Person } from './rows';

const line = (text: string): string => text.trim().replace(/\s+/g, ' ');

/** A row for every employer that somebody has. */
function known(book: Book): { all: Organisation[]; people: Map<string, Person[]> } {
  const people = new Map<string, Person[]>();
  for (const person of book.people.all()) {
    if (!person.organisation) continue;
    const there = people.get(person.organisation);
    if (there) there.push(person);
    else people.set(person.organisation, [person]);
  }
  const rows = new Map([...book.organisations.all()].map((row) => [row.name, row]));
  for (const name of people.keys()) {
    if (rows.has(name)) continue;
    const row = { id: book.organisations.size + 1, name, note: '', points: [], addresses: [] };
    book.seed('organisations', row);
    rows.set(name, row);
  }
  return { all: [...rows.values()], people };
}

function rowOf(one: Organisation, all: Organisation[], people: Map<string, Person[]>): OrganisationRow {
  const there = (people.get(one.name) ?? []).filter(({ archivedAt }) => archivedAt === null);
  const equals = all.filter((other) => other.id !== one.id && fold(other.name) === fold(one.name)).length;
  return { id: one.id, name: one.name, people: there.length, equals };
}

export function organisationsOf(book: Book, text: string): OrganisationRow[] {
  const { all, people } = known(book);
  const typed = fold(text).trim();
  return all
    .filter(({ name }) => typed === '' || ` ${fold(name)}`.includes(` ${typed}`))
    .sort((a, b) => (fold(a.name) < fold(b.name) ? -1 : 1))
    .map((one) => rowOf(one, all, people));
}

function organisation(book: Book, id: number): Organisation {
  const row = book.organisations.get(id);
  if (!row) throw failure('not_found', { number: id });
  return row;
}

export function organisationPage(book: Book, id: number): OrganisationPage {
  const { all, people } = known(book);
  const { name, note, points, addresses } = organisation(book, id);
  const there = (people.get(name) ?? []).filter(({ archivedAt }) => archivedAt === null);
  const rows = there.map((person) => personRow(book, person)).sort((a, b) => (a.name < b.name ? -1 : 1));
  return {
    id,
    uid: `01936f00-0000-7000-9000-${id.toString(16).padStart(12, '0')}`,
    edit: { name, note, points, addresses },
    points,
    photo: null,
    people: rows.slice(0, 1000),
    people_total: rows.length,
    equals: all
      .filter((other) => other.id !== id && fold(other.name) === fold(name))
      .map((one) => rowOf(one, all, people)),
  };
}

function employed(book: Book, name: string): Person[] {
  return [...book.people.all()].filter((person) => person.organisation === name);
}

export function addOrganisation(book: Book, edit: OrganisationEdit): Receipt {
  const name = line(edit.name);
  if (!name) throw failure('bad_field', { field: 'organisation', fault: 'empty' });
  if (known(book).all.some((one) => fold(one.name) === fold(name))) throw failure('name_taken');
  const id = book.organisations.size + 1;
  const { operation } = book.change('add_organisation', { what: name }, (change) => {
    change.put('organisations', { id, ...edit, name, points: soundPoints(edit.points, []) });
  });
  return { operation, made: id };
}

export function editOrganisation(book: Book, id: number, seen: OrganisationEdit, edit: OrganisationEdit): Receipt {
  const row = organisation(book, id);
  const name = line(edit.name);
  if (!name) throw failure('bad_field', { field: 'organisation', fault: 'empty' });
  const after = { ...row, ...edit, name, points: soundPoints(edit.points, seen.points) };
  if (JSON.stringify(after) === JSON.stringify(row)) return { operation: 0, made: null };
  const { operation } = book.change('edit_organisation', { what: name }, (change) => {
    for (const person of name === row.name ? [] : employed(book, row.name)) {
      change.put('people', { ...person, organisation: name });
    }
    change.put('organisations', after);
  });
  return { operation, made: null };
}

export function mergeOrganisations(book: Book, into: number, from: number[]): Receipt {
  const kept = organisation(book, into);
  const gone = from.filter((id) => id !== into).map((id) => organisation(book, id));
  const { operation } = book.change('merge_organisations', { what: kept.name, changed: gone.length }, (change) => {
    for (const one of gone) {
      for (const person of employed(book, one.name)) change.put('people', { ...person, organisation: kept.name });
      change.remove('organisations', one.id);
    }
    change.put('organisations', {
      ...kept,
      points: [...kept.points, ...gone.flatMap(({ points }) => points)],
      addresses: [...kept.addresses, ...gone.flatMap(({ addresses }) => addresses)],
    });
  });
  return { operation, made: into };
}

export function deleteOrganisation(book: Book, id: number): Receipt {
  const row = organisation(book, id);
  const { operation } = book.change('delete_organisation', { what: row.name }, (change) => {
    for (const person of employed(book, row.name)) change.put('people', { ...person, organisation: '' });
    change.remove('organisations', id);
  });
  return { operation, made: null };
}

function tagged(book: Book, name: string): Person[] {
  return [...book.people.looked()].filter(({ tags }) => tags.some((tag) => fold(tag) === fold(name)));
}

export function groupsOf(book: Book): GroupRow[] {
  const names = [...new Set([...book.people.looked()].flatMap(({ tags }) => tags))];
  for (const name of names) if (!book.groupNames.includes(name)) book.groupNames.push(name);
  return names
    .sort((a, b) => (fold(a) < fold(b) ? -1 : 1))
    .map((name) => ({
      id: book.groupNames.indexOf(name) + 1,
      name,
      people: tagged(book, name).filter(({ archivedAt }) => archivedAt === null).length,
    }));
}

export function groupName(book: Book, id: number): string {
  const name = book.groupNames[id - 1];
  if (name === undefined) throw failure('not_found', { number: id });
  return name;
}

export function renameGroup(book: Book, id: number, to: string, join: boolean): Receipt {
  const before = groupName(book, id);
  const name = line(to);
  if (!name) throw failure('bad_field', { field: 'tag', fault: 'empty' });
  const other = groupsOf(book).find((one) => one.id !== id && fold(one.name) === fold(name));
  if (other && !join) throw failure('name_taken');
  const { operation } = book.change('edit_group', { what: `${before} → ${name}` }, (change) => {
    for (const person of tagged(book, before)) {
      const tags = person.tags.map((tag) => (fold(tag) === fold(before) ? (other?.name ?? name) : tag));
      change.put('people', { ...person, tags: [...new Set(tags)] });
    }
  });
  if (!other) book.groupNames[id - 1] = name;
  return { operation, made: other?.id ?? id };
}

export function deleteGroup(book: Book, id: number): Receipt {
  const name = groupName(book, id);
  const people = tagged(book, name);
  const { operation } = book.change('delete_group', { what: name, changed: people.length }, (change) => {
    for (const person of people) {
      change.put('people', { ...person, tags: person.tags.filter((tag) => fold(tag) !== fold(name)) });
    }
  });
  return { operation, made: null };
}
