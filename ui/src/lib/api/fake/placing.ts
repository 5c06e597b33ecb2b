/** Those who are in no circle yet, likely close ones first. */
import type { Backend } from '../backend';
import type { PlacingPerson } from '../bindings';
import type { Answer } from './answer';
import type { Book } from './book';
import { fold } from './fold';
import { personRow } from './person-views';
import type { Person } from './rows';

type Part = Pick<Backend, 'placing' | 'place'>;

const mostAtOnce = 100;

/** That of the owner of this world, whose nearest are Korhonens. */
const familyName = 'korhonen';
const stars = ['starred', 'favorites', 'favourites', 'suosikit'];

/** Making a hundred thousand people to choose a few of them would stall the window. */
const lookedAt = 5_000;

function* everyone(book: Book): Iterable<Person> {
  let count = 0;
  for (const person of book.people.all()) {
    if (person.archivedAt === null) yield person;
    count += 1;
    if (count >= lookedAt) return;
  }
}

const isStarred = ({ tags }: Person): boolean => tags.some((tag) => stars.includes(fold(tag)));
const isRelated = ({ name }: Person): boolean => fold(name.family) === familyName;

function likelihood(book: Book, person: Person): number {
  return (
    (isStarred(person) ? 8 : 0) +
    (isRelated(person) ? 6 : 0) +
    (person.birthday ? 3 : 0) +
    (person.photo ? 2 : 0) +
    (book.favoursOf(person.id).length > 0 ? 4 : 0) +
    Math.min(3, person.points.length)
  );
}

function placingPerson(book: Book, person: Person): PlacingPerson {
  const { organisation, title, birthday, tags, areas, note } = person;
  return {
    person: personRow(book, person),
    ...{ organisation, title, birthday, tags, areas, note },
    points: person.points.map(({ value }) => value),
    same_family_name: isRelated(person),
    starred: isStarred(person),
  };
}

export function placingOf(answer: Answer, book: () => Book): Part {
  return {
    placing: (limit, passed) =>
      answer(() => {
        const here = [...everyone(book())];
        const waiting = here.filter(({ circle }) => circle === null);
        const left = new Set(passed);
        const likely = waiting
          .filter(({ id }) => !left.has(id))
          .map((person) => ({ person, weight: likelihood(book(), person) }))
          .sort((a, b) => b.weight - a.weight || a.person.id - b.person.id)
          .slice(0, Math.min(limit, mostAtOnce));
        return {
          left: waiting.length,
          placed: here.length - waiting.length,
          people: likely.map(({ person }) => placingPerson(book(), person)),
        };
      }),
    place: (id, circle, areas) =>
      answer(() => {
        const person = book().person(id);
        const subject = { people: [person.name.display], what: circle ?? '' };
        const { operation } = book().change('place_person', subject, (change) =>
          change.put('people', { ...person, circle, areas }),
        );
        return { operation, made: null };
      }),
  };
}
