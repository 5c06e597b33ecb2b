/** Editing by hand: one person, several at once, a photo. What does not fit is refused as the book refuses it. */
import type {
  ContactPoint,
  Deletion,
  Erasure,
  Fault,
  Field,
  Labels,
  PeopleAct,
  PersonEdit,
  Receipt,
} from '../bindings';
import type { Book, Change } from './book';
import { today } from './day';
import { failure } from './failure';
import { fold } from './fold';
import { photos } from './photos';
import type { Favour, Person } from './rows';
import { nameless, newPerson, owner } from './rows';

const since = '2026-11-19T08:00:00Z';

const line = (text: string): string => text.trim().replace(/\s+/g, ' ');

const wrong = (field: Field, fault: Fault) => failure('bad_field', { field, fault });

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

export function formOf(book: Book, id: number): PersonEdit {
  const person = book.person(id);
  const { name, organisation, department, title, role, pronouns, note, points, addresses, related } = person;
  return {
    ...{ name, organisation, department, title, role, pronouns, note, points, addresses, related },
    birthday: person.birthday ?? '',
    anniversary: person.anniversary ?? '',
    tags: person.tags,
    areas: person.areas,
    circle: person.circle,
    tie: person.tie,
    extra: person.extra,
  };
}

/** The name shown follows its parts where it did before. */
function shownName(seen: PersonEdit['name'], name: PersonEdit['name']): string {
  const composed = ({ prefix, given, middle, family, suffix }: PersonEdit['name']) =>
    line([prefix, given, middle, family, suffix].join(' '));
  const written = line(name.display);
  return written === '' || (written === seen.display && written === composed(seen)) ? composed(name) : written;
}

const day = /^(\d{4}|-)-\d{2}-\d{2}$/;

function isDay(text: string): boolean {
  if (text === '') return true;
  if (!day.test(text)) return false;
  const [month, date] = text.slice(-5).split('-').map(Number) as [number, number];
  const year = text.startsWith('--') ? 2024 : Number(text.slice(0, 4));
  const made = new Date(Date.UTC(year, month - 1, date));
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === date;
}

const faults: Partial<Record<ContactPoint['kind'], [RegExp, Fault]>> = {
  phone: [/\d/, 'not_a_number'],
  email: [/.@./, 'not_an_email'],
  url: [/^\S+$/, 'not_a_link'],
};

export function soundPoints(points: ContactPoint[], seen: ContactPoint[]): ContactPoint[] {
  const kept = points
    .map((point) => ({ ...point, value: line(point.value), label: line(point.label) }))
    .filter(({ value }) => value !== '');
  for (const point of kept) {
    const known = seen.some(({ kind, value }) => kind === point.kind && value === point.value);
    const fault = faults[point.kind];
    if (fault && !known && !fault[0].test(point.value)) throw wrong(point.kind, fault[1]);
  }
  const order = ['email', 'impp', 'phone', 'social', 'url'];
  return kept.sort(
    (a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || Number(b.preferred) - Number(a.preferred),
  );
}

function sound(book: Book, edit: PersonEdit, seen: PersonEdit): PersonEdit {
  const display = shownName(seen.name, edit.name) || line(edit.name.nickname);
  if (!display) throw wrong('name', 'empty');
  for (const field of ['birthday', 'anniversary'] as const) if (!isDay(edit[field])) throw wrong(field, 'not_a_day');
  const place = ({
    street,
    city,
    postcode,
    country,
    region,
    po_box,
    extended,
    formatted,
  }: (typeof edit.addresses)[0]) =>
    [street, city, postcode, country, region, po_box, extended, formatted].some((part) => part.trim() !== '');
  return {
    ...edit,
    name: { ...edit.name, display },
    organisation: line(edit.organisation),
    title: line(edit.title),
    note: edit.note.trim(),
    points: soundPoints(edit.points, seen.points),
    addresses: edit.addresses.filter(place),
    related: edit.related
      .filter(({ value, person }) => value.trim() !== '' || person !== null)
      .map((one) => (one.person === null ? one : { ...one, value: book.nameOf(one.person) })),
    tags: [
      ...new Map(
        edit.tags
          .map(line)
          .filter(Boolean)
          .map((tag) => [fold(tag), tag]),
      ).values(),
    ].sort(),
  };
}

function rowOf(edit: PersonEdit): Partial<Person> {
  return { ...edit, birthday: edit.birthday || null, anniversary: edit.anniversary || null };
}

const none: PersonEdit = formOfNobody();

function formOfNobody(): PersonEdit {
  const texts = { organisation: '', department: '', title: '', role: '', pronouns: '', note: '' };
  const lists = { points: [], addresses: [], related: [], tags: [], areas: [], extra: [] };
  return { name: nameless, ...texts, birthday: '', anniversary: '', ...lists, circle: null, tie: null };
}

export function addPerson(book: Book, edit: PersonEdit): Receipt {
  const kept = sound(book, edit, none);
  return book.change('add_person', { people: [kept.name.display] }, (change) => {
    const id = change.newId('people');
    change.put('people', newPerson(id, kept.name.display, rowOf(kept)));
    return id;
  });
}

export function editPerson(book: Book, id: number, seen: PersonEdit, edit: PersonEdit): Receipt {
  const now = formOf(book, id);
  const kept = sound(book, edit, seen);
  const names: Partial<Record<keyof PersonEdit, Field>> = {
    points: 'phone',
    addresses: 'address',
    tags: 'tag',
    areas: 'area',
    tie: 'circle',
    extra: 'other',
  };
  const written = (Object.keys(now) as (keyof PersonEdit)[]).filter((key) => {
    if (same(kept[key], seen[key]) || same(kept[key], now[key])) return false;
    if (!same(now[key], seen[key])) {
      throw failure('changed_meanwhile', { field: names[key] ?? (key as Field) });
    }
    return true;
  });
  if (written.length === 0) return { operation: 0, made: null };
  const after = { ...now, ...Object.fromEntries(written.map((key) => [key, kept[key]])) } as PersonEdit;
  const fields = written.map((key) => names[key] ?? (key as Field));
  const { operation } = book.change('edit_person', { people: [after.name.display], fields }, (change) =>
    change.put('people', { ...book.person(id), ...rowOf(after) }),
  );
  return { operation, made: null };
}

/** Favours that go with these people, and those that stay with others. */
function hanging(book: Book, ids: Set<number>): { gone: Favour[]; shared: Favour[] } {
  const all = new Map([...ids].flatMap((id) => book.favoursOf(id)).map((favour) => [favour.id, favour]));
  const left = (favour: Favour, role: string) =>
    favour.parties.some((party) => party.role === role && (party.person === owner || !ids.has(party.person)));
  const stays = (favour: Favour) => left(favour, 'giver') && left(favour, 'beneficiary');
  const favours = [...all.values()];
  return { gone: favours.filter((one) => !stays(one)), shared: favours.filter(stays) };
}

export function deletionOf(book: Book, people: number[]): Deletion {
  const ids = new Set(people);
  const { gone, shared } = hanging(book, ids);
  return { people: ids.size, favours: gone.length, shared: shared.length };
}

/** The notes and favours that name somebody are the book's to count; the fake counts none. */
export function erasureOf(book: Book, people: number[]): Erasure {
  const backups = [`${today}T09:00:00Z`];
  return { ...deletionOf(book, people), mentions: 0, steps: book.latestOperation, backups, unread: [] };
}

/** Nothing is left to take back: not of them, and not of what was done before. */
export function erase(book: Book, people: number[]): void {
  if (people.length === 0) throw failure('no_people');
  const { shared } = hanging(book, new Set(people));
  editPeople(book, people, { act: 'delete', with: { with_favours: true } });
  book.change('undo', {}, (change) => {
    for (const { id } of shared) change.put('favours', { ...book.favour(id), what: '…', note: '', occasion: '' });
  });
  book.forget('erase', { changed: people.length });
}

const kinds = {
  tag: 'edit_people',
  untag: 'edit_people',
  circle: 'edit_people',
  area: 'edit_people',
  archive: 'archive_people',
  restore: 'restore_people',
  delete: 'delete_people',
} as const;

function whatOf(act: PeopleAct): string {
  if (act.act === 'tag' || act.act === 'untag') return line(act.with);
  return act.act === 'circle' || act.act === 'area' ? (act.with ?? '') : '';
}

export function editPeople(book: Book, people: number[], act: PeopleAct): Receipt {
  if (people.length === 0) throw failure('no_people');
  const ids = new Set(people);
  const names = people.slice(0, 5).map((id) => book.person(id).name.display);
  const what = whatOf(act);
  if ((act.act === 'tag' || act.act === 'untag') && !what) throw wrong('tag', 'empty');
  const { gone, shared } = hanging(book, act.act === 'delete' ? ids : new Set());
  if (act.act === 'delete' && gone.length > 0 && !act.with.with_favours) {
    throw failure('has_favours', { number: gone.length });
  }
  const subject = { people: names, what, changed: people.length > 1 ? people.length : 0 };
  const { operation } = book.change(kinds[act.act], subject, (change) => {
    for (const favour of gone) change.remove('favours', favour.id);
    for (const favour of shared) {
      const parties = favour.parties.filter(({ person }) => person === owner || !ids.has(person));
      change.put('favours', { ...favour, parties });
    }
    for (const id of ids) done(book, change, id, act, what);
  });
  return { operation, made: null };
}

function done(book: Book, change: Change, id: number, act: PeopleAct, what: string): void {
  const person = book.person(id);
  const others = person.tags.filter((tag) => fold(tag) !== fold(what));
  switch (act.act) {
    case 'tag':
      return change.put('people', { ...person, tags: [...others, what].sort() });
    case 'untag':
      return change.put('people', { ...person, tags: others });
    case 'circle':
      return change.put('people', { ...person, circle: act.with ?? null });
    case 'area':
      return change.put('people', { ...person, areas: [...new Set([...person.areas, act.with])] });
    case 'archive':
      return change.put('people', { ...person, archivedAt: person.archivedAt ?? since });
    case 'restore':
      return change.put('people', { ...person, archivedAt: null });
    case 'delete':
      return change.remove('people', id);
  }
}

/** Any picture becomes one of the invented portraits. */
export function setPhoto(book: Book, id: number, seen: string | null, has: boolean): Receipt {
  const person = book.person(id);
  const hashes = Object.values(photos);
  const photo = has ? hashes[(hashes.indexOf(person.photo as never) + 1) % hashes.length]! : null;
  if (person.photo !== seen) throw failure('changed_meanwhile', { field: 'photo' });
  if (photo === person.photo) return { operation: 0, made: null };
  const subject = { people: [person.name.display], fields: ['photo' as const] };
  const { operation } = book.change('edit_person', subject, (change) => change.put('people', { ...person, photo }));
  return { operation, made: null };
}

export function labelsOf(book: Book): Labels {
  const known = [...book.people.looked()];
  const most = (labels: string[]) => [...new Set(labels.filter(Boolean))];
  return {
    points: most(known.flatMap(({ points }) => points.map(({ label }) => label))),
    addresses: most(known.flatMap(({ addresses }) => addresses.map(({ label }) => label))),
    related: most(known.flatMap(({ related }) => related.map(({ label }) => label))),
  };
}
