/** Those who are in no circle yet. */
import type { Backend } from '../backend';
import type { Answer } from './answer';
import type { Book } from './book';
import { personRow } from './person-views';

type Part = Pick<Backend, 'placing' | 'place'>;

export function placingOf(answer: Answer, book: () => Book): Part {
  return {
    placing: (limit, passed) =>
      answer(() => {
        const here = [...book().people.all()].filter(({ archivedAt }) => archivedAt === null);
        const waiting = here.filter(({ circle }) => circle === null);
        const people = waiting
          .filter(({ id }) => !passed.includes(id))
          .slice(0, limit)
          .map((person) => ({
            person: personRow(book(), person),
            organisation: person.organisation,
            title: person.title,
            birthday: person.birthday,
            tags: person.tags,
            areas: person.areas,
            points: person.points.map(({ value }) => value),
            note: person.note,
            same_family_name: false,
            starred: false,
          }));
        return { left: waiting.length, placed: here.length - waiting.length, people };
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
