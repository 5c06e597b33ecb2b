/** What today asks for, and the network by its parts. */
import type { Backend } from '../backend';
import type { Answer } from './answer';
import type { Book } from './book';

type Part = Pick<Backend, 'today' | 'remind' | 'remindOfPerson'>;

export function todayOf(answer: Answer, book: () => Book): Part {
  const none = { total: 0, rows: [] };
  return {
    today: () =>
      answer(() => ({
        badge: 0,
        gives: none,
        turns: none,
        promises: none,
        introductions: none,
        dormant: none,
        birthdays: [],
        season: { given_count: 0, taken_count: 0, introductions: 0 },
        unplaced: 0,
        suggestions: book().openSuggestions.length,
      })),
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
