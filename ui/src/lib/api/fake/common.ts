/** What the owner and somebody have in common, as the Rust core tells it, and what the owner says of themselves. */
import type { CommonPoint, InCommon, LifeArea, OwnerEdit, Receipt } from '../bindings';
import type { Book } from './book';
import { failure } from './failure';
import { fold } from './fold';
import { owner } from './rows';

const named = 12;
const nothing: OwnerEdit = { given: '', family: '', organisation: '', town: '', groups: [] };
const places: LifeArea[] = ['friends', 'online', 'other'];
const circles = ['core', 'close', 'friend', 'network', 'acquaintance', null];

export function ownerForm(book: Book): OwnerEdit {
  const { given, family, organisation, town, groups } = book.owners.get(1) ?? nothing;
  return { given, family, organisation, town, groups };
}

export function editOwner(book: Book, seen: OwnerEdit, edit: OwnerEdit): Receipt {
  const now = ownerForm(book);
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  if (same(edit, now)) return { operation: 0, made: null };
  if (!same(seen, now)) throw failure('changed_meanwhile', { field: 'organisation' });
  const { operation } = book.change('edit_owner', {}, (change) => change.put('owners', { ...edit, id: 1 }));
  return { operation, made: null };
}

export function inCommon(book: Book, id: number): InCommon {
  const person = book.person(id);
  const mine = ownerForm(book);
  const occasions = new Map(
    book
      .favoursOf(id)
      .filter(({ occasion, status }) => occasion && status !== 'void')
      .map(({ occasion, on }) => [occasion!, on]),
  );
  const shared = [...book.favours.all()]
    .filter(({ parties }) => parties.some((party) => party.person === owner))
    .map(({ occasion }) => occasion ?? '');
  const at = new Set([mine.organisation, ...mine.groups, ...shared].map(fold));
  at.delete('');
  const has = (name: string) => at.has(fold(name));
  const works = mine.organisation !== '' && fold(mine.organisation) === fold(person.organisation);
  const all: CommonPoint[] = [
    ...(has(person.organisation) ? [{ kind: 'employer' as const, name: person.organisation, now: works }] : []),
    ...person.tags.filter(has).map((name) => ({ kind: 'group' as const, name })),
    ...[...occasions].filter(([name]) => has(name)).map(([name, on]) => ({ kind: 'occasion' as const, name, on })),
    ...person.addresses
      .filter(({ city }) => city !== '' && fold(city) === fold(mine.town))
      .map(({ city }) => ({ kind: 'town' as const, name: city })),
  ];
  const nameOf = (point: CommonPoint) => (point.kind === 'area' ? '' : fold(point.name));
  const points = all.filter((point, at) => all.findIndex((other) => nameOf(other) === nameOf(point)) === at);
  const areas = person.areas.filter((area) => !places.includes(area)).map((area) => ({ kind: 'area' as const, area }));
  const people = whoKnow(book, id);
  return {
    points: [...points, ...areas],
    people: people.slice(0, named),
    people_total: people.length,
    owner_said: JSON.stringify(mine) !== JSON.stringify(nothing),
  };
}

function whoKnow(book: Book, id: number): InCommon['people'] {
  const ids = book
    .favoursOf(id)
    .filter(({ status }) => status === 'done')
    .flatMap(({ kind, parties }) => {
      const own = parties.filter(({ person }) => person === id);
      const others = parties.filter(
        ({ role, person, consent }) =>
          role !== 'asked_by' &&
          consent !== 'declined' &&
          person !== id &&
          (kind === 'introduction' || role === 'giver' || own.some((party) => party.role === 'giver')),
      );
      return own.every(({ consent }) => consent !== 'declined') ? others.map(({ person }) => person) : [];
    });
  const related = book.person(id).related.map(({ person }) => person);
  return [...new Set([...ids, ...related])]
    .filter((other) => other !== owner && other !== null)
    .map((other) => book.person(other!))
    .filter(({ archivedAt }) => archivedAt === null)
    .sort(
      (a, b) =>
        circles.indexOf(a.circle) - circles.indexOf(b.circle) || (fold(a.name.display) < fold(b.name.display) ? -1 : 1),
    )
    .map((person) => ({ person: person.id, name: person.name.display, photo: person.photo }));
}
