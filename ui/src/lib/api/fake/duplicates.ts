/** Who may be in the fake book twice, the two beside each other, and making them one. */
import type {
  Choice,
  Clash,
  DuplicatePair,
  Duplicates,
  DuplicateSide,
  DuplicatesQuery,
  Field,
  MergeField,
  MergeList,
  MergeObstacle,
  MergeSide,
  MergeView,
  Receipt,
  Take,
} from '../bindings';
import type { Book } from './book';
import { todayNumber } from './day';
import { failure } from './failure';
import * as measures from './measures';
import type { Favour, Person } from './rows';
import { owner, tieOf } from './rows';
import { tiesOf } from './standing';
import { twinOf } from './world/crowd';

const key = (a: number, b: number) => `${Math.min(a, b)}-${Math.max(a, b)}`;

/** The first and the last of those who are made when looked at. */
export interface Crowd {
  first: number;
  count: number;
  /** How many pairs more, of people who share no more than a number. */
  more: number;
}

/** Pairs by the numbers of the two; which of them stand is asked of the book each time. */
function* pairsOf({ first, count, more }: Crowd): Iterable<[number, number, DuplicatePair['likelihood']]> {
  for (let id = first; id < first + count; id += 1) {
    const twin = twinOf(id);
    if (twin !== null && twin >= first) yield [twin, id, (['certain', 'likely', 'perhaps'] as const)[id % 3]!];
  }
  for (let nth = 0; nth < more; nth += 1) {
    const left = first + ((nth * 2) % (count - 1));
    yield [left, left + 1, 'perhaps'];
  }
}

export function duplicatesOf(book: Book, crowd: Crowd, query: DuplicatesQuery): Duplicates {
  const order = ['certain', 'likely', 'perhaps'] as const;
  const standing = [...pairsOf(crowd)].filter(
    ([left, right]) => book.people.get(left) && book.people.get(right) && !book.apart.has(key(left, right)),
  );
  const of = (likelihood: DuplicatePair['likelihood']) => standing.filter((pair) => pair[2] === likelihood);
  const asked = order
    .slice(0, order.indexOf(query.at_least ?? 'perhaps') + 1)
    .flatMap((likelihood) => of(likelihood))
    .slice(query.offset, query.offset + query.limit);
  return {
    certain: of('certain').length,
    likely: of('likely').length,
    perhaps: of('perhaps').length,
    pairs: asked.map(([left, right, likelihood]) => pair(book.person(left), book.person(right), likelihood)),
    crowds: crowd.more > 0 ? [{ sign: 'same_phone', shared: '+358 9 4242 4242', people: 112 }] : [],
  };
}

function side({ id, name, title, organisation, photo }: Person): DuplicateSide {
  return { id, name: name.display, detail: [title, organisation].filter(Boolean).join(' · '), photo };
}

function pair(left: Person, right: Person, likelihood: DuplicatePair['likelihood']): DuplicatePair {
  const phone = left.points[0]?.value ?? '';
  const initial = { sign: 'initial' as const, shared: '' };
  const number = { sign: 'same_phone' as const, shared: phone };
  const reasons = {
    certain: [number, { sign: 'fuller_name' as const, shared: '' }],
    likely: [number, initial],
    perhaps:
      left.name.family === right.name.family
        ? [initial, { sign: 'same_employer' as const, shared: left.organisation }]
        : [number, { sign: 'other_name' as const, shared: '' }],
  }[likelihood];
  return { likelihood, left: side(left), right: side(right), reasons };
}

const texts: [Field, (person: Person) => string][] = [
  ['name', (person) => person.name.display],
  ['nickname', (person) => person.name.nickname],
  ['organisation', (person) => person.organisation],
  ['department', (person) => person.department],
  ['title', (person) => person.title],
  ['role', (person) => person.role],
  ['pronouns', (person) => person.pronouns],
  ['note', (person) => person.note],
  ['birthday', (person) => person.birthday ?? ''],
  ['anniversary', (person) => person.anniversary ?? ''],
  ['circle', (person) => person.circle ?? ''],
  ['photo', (person) => person.photo ?? ''],
];

const pointKinds = ['phone', 'email', 'url', 'impp', 'social'] as const;

/** The book's own proposals, as far as a fake needs them. */
function proposed(field: Field, left: string, right: string): Take | null {
  if (left === right || right === '') return 'left';
  if (left === '') return 'right';
  if (field === 'note') return 'both';
  if (field === 'name') return /^\S\. /.test(left) ? 'right' : /^\S\. /.test(right) ? 'left' : null;
  if (field === 'birthday') return left.startsWith('--') ? 'right' : right.startsWith('--') ? 'left' : null;
  if (field === 'photo' || field === 'circle') return 'left';
  return null;
}

function listsOf(a: Person, b: Person): MergeList[] {
  const of = (person: Person, field: Field): string[] => {
    if (field === 'address')
      return person.addresses.map(({ street, city }) => [street, city].filter(Boolean).join(', '));
    if (field === 'related') return person.related.map(({ value }) => value);
    if (field === 'tag') return person.tags;
    if (field === 'area') return person.areas;
    return person.points.filter(({ kind }) => kind === field).map(({ value }) => value);
  };
  return ([...pointKinds, 'address', 'related', 'tag', 'area'] as Field[])
    .map((field) => ({ field, left: of(a, field), right: of(b, field) }))
    .filter(({ left, right }) => left.length + right.length > 0);
}

function clashOf(favour: Favour, left: number, right: number): Clash | null {
  const roles = (id: number) => favour.parties.filter(({ person }) => person === id).map(({ role }) => role);
  const [a, b] = [roles(left), roles(right)];
  const opposite = (x: typeof a, y: typeof a) =>
    x.includes('giver') && (y.includes('beneficiary') || y.includes('introduced'));
  if (opposite(a, b) || opposite(b, a)) return 'opposite_sides';
  return a.includes('beneficiary') && b.includes('beneficiary') ? 'both_benefit' : null;
}

export function mergeViewOf(book: Book, leftId: number, rightId: number): MergeView {
  if (leftId === rightId) throw failure('same_person_twice');
  const [left, right] = [book.person(leftId), book.person(rightId)];
  const shown = (person: Person): MergeSide => ({
    ...side(person),
    circle: person.circle,
    sources: person.sources,
    added_at: person.addedAt,
    favours: book.favoursOf(person.id).length,
  });
  const fields = texts
    .map(([field, of]): MergeField => {
      const [a, b] = [of(left), of(right)];
      return { field, left: a, right: b, differs: a !== '' && b !== '' && a !== b, take: proposed(field, a, b) };
    })
    .filter((field) => field.left !== '' || field.right !== '');
  const obstacles = book.favoursOf(leftId).flatMap((favour): MergeObstacle[] => {
    const clash = clashOf(favour, leftId, rightId);
    return clash ? [{ favour: favour.id, what: favour.what, on: favour.on, clash }] : [];
  });
  return {
    left: shown(left),
    right: shown(right),
    fields,
    lists: listsOf(left, right),
    obstacles,
    balance: balanceOf(book, left, right),
    said_not_same: book.apart.has(key(leftId, rightId)),
  };
}

function balanceOf(book: Book, left: Person, right: Person): MergeView['balance'] {
  if (tieOf(left) === 'communal' || tieOf(right) === 'communal') return null;
  const entries = [left, right].map(({ id }) => tiesOf(book, id).map(({ entry }) => entry));
  const net = (of: (typeof entries)[number]) => {
    const { given, taken } = measures.balanceOf(of, book.measure, todayNumber);
    return given.weight - taken.weight;
  };
  const { shown, total } = measures.tenths(entries.map(net));
  const done = entries.flat().filter(({ status }) => status === 'done');
  const count = (direction: string) => done.filter((entry) => entry.direction === direction).length;
  const told = (of: (typeof entries)[number], net: number) =>
    measures.tooLittleToTell(measures.balanceOf(of, book.measure, todayNumber)) ? null : net;
  return {
    left: told(entries[0]!, shown[0]!),
    right: told(entries[1]!, shown[1]!),
    together: told(entries.flat(), total),
    given_count: count('given'),
    taken_count: count('taken'),
  };
}

export function merge(book: Book, leftId: number, rightId: number, choices: Choice[]): Receipt {
  const view = mergeViewOf(book, leftId, rightId);
  const [obstacle] = view.obstacles;
  if (obstacle) throw failure('merge_clash', { number: obstacle.favour });
  const chosen = new Map(choices.map(({ field, take }) => [field, take]));
  if (view.fields.some(({ field, take }) => (chosen.get(field) ?? take) === null)) throw failure('undecided');
  const [left, right] = [book.person(leftId), book.person(rightId)];
  const from = (field: Field): Person => {
    const found = view.fields.find((one) => one.field === field);
    return (chosen.get(field) ?? found?.take) === 'right' ? right : left;
  };
  const noteTake = chosen.get('note') ?? view.fields.find(({ field }) => field === 'note')?.take;
  const notes = noteTake === 'both' ? [left.note, right.note] : [from('note').note];
  const keep = <T>(field: Field, mine: T[], theirs: T[], same: (a: T, b: T) => boolean): T[] => {
    const take = chosen.get(field) ?? 'both';
    if (take === 'left') return mine;
    if (take === 'right') return theirs;
    return [...mine, ...theirs.filter((their) => !mine.some((my) => same(my, their)))];
  };
  const plain = (text: string) => text.replace(/[\s-]/g, '').toLowerCase();
  const one: Person = {
    ...left,
    name: { ...from('name').name, nickname: from('nickname').name.nickname },
    organisation: from('organisation').organisation,
    department: from('department').department,
    title: from('title').title,
    role: from('role').role,
    pronouns: from('pronouns').pronouns,
    birthday: from('birthday').birthday,
    anniversary: from('anniversary').anniversary,
    note: notes.filter((note) => note !== '').join('\n\n'),
    circle: from('circle').circle,
    tie: from('circle').tie,
    photo: from('photo').photo,
    points: pointKinds.flatMap((kind) =>
      keep(
        kind,
        left.points.filter((point) => point.kind === kind),
        right.points.filter((point) => point.kind === kind),
        (a, b) => plain(a.value) === plain(b.value),
      ),
    ),
    addresses: keep('address', left.addresses, right.addresses, (a, b) => a.street === b.street && a.city === b.city),
    related: keep('related', left.related, right.related, (a, b) => a.value === b.value),
    tags: keep('tag', left.tags, right.tags, (a, b) => a === b),
    areas: keep('area', left.areas, right.areas, (a, b) => a === b),
    sources: [...new Set([...left.sources, ...right.sources])],
    addedAt: left.addedAt < right.addedAt ? left.addedAt : right.addedAt,
  };
  const people = [left.name.display, right.name.display];
  const { operation } = book.change('merge', { people }, (change) => {
    for (const favour of book.favoursOf(rightId)) {
      const moved = favour.parties.map((party) => (party.person === rightId ? { ...party, person: leftId } : party));
      const parties = moved.filter(
        ({ person, role }, at) =>
          person === owner || moved.findIndex((other) => other.person === person && other.role === role) === at,
      );
      change.put('favours', { ...favour, parties });
    }
    change.put('people', one);
    change.remove('people', rightId);
  });
  return { operation, made: leftId };
}

export function notSame(book: Book, left: number, right: number): Receipt {
  const people = [book.person(left), book.person(right)].map(({ name }) => name.display);
  const { operation } = book.change('not_same', { people }, (change) => change.setApart(key(left, right)));
  return { operation, made: null };
}
