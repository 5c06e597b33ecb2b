/** What a user may do to people and favours, with what the book refuses. */
import type { Circle, NewFavour, NewIntroduction, Receipt, Status, Tie } from '../bindings';
import type { Book } from './book';
import { dayOf, today } from './day';
import { failure } from './failure';
import type { Favour, Party } from './rows';
import { owner } from './rows';

const longestText = 10_000;
const furthestYears = 150;

const next: Record<Status, Status[]> = {
  asked: ['promised', 'done', 'declined', 'withdrawn', 'lapsed'],
  promised: ['done', 'withdrawn', 'lapsed'],
  done: [],
  declined: [],
  withdrawn: [],
  lapsed: [],
};

function checkedNote(text: string): string {
  if (text.length > longestText) throw failure('too_long');
  return text;
}

function singleLine(text: string): string {
  return checkedNote(text).trim().replace(/\s+/g, ' ');
}

function checkedDate(on: string): string {
  const kept = on.trim();
  if (dayOf(kept) === null) throw failure('invalid_date');
  const years = Number(kept.replace('~', '').slice(0, 4)) - Number(today.slice(0, 4));
  if (Math.abs(years) > furthestYears) throw failure('date_too_far');
  return kept;
}

function checkedPeople(book: Book, people: number[], by: number | null): void {
  if (people.length === 0) throw failure('no_people');
  const all = by === null ? people : [...people, by];
  if (new Set(all).size < all.length) throw failure('same_person_twice');
  for (const id of all) book.person(id);
}

type Written = Pick<Favour, 'kind' | 'what' | 'note' | 'on' | 'status' | 'cost' | 'parties'>;

function record(book: Book, kind: 'give' | 'take' | 'introduce', people: number[], favour: Written): Receipt {
  const subject = { people: people.map((id) => book.nameOf(id)), what: favour.what };
  const { operation, made } = book.change(kind, subject, (change) => {
    const id = change.newId('favours');
    change.put('favours', { id, answers: [], ...favour });
    return id;
  });
  return { operation, made };
}

export function recordFavour(book: Book, given: NewFavour): Receipt {
  const { direction, people, kind, status, cost, value } = given;
  checkedPeople(book, people, null);
  if (direction === 'between' || (direction === 'taken' && people.length > 1)) throw failure('invalid');
  const what = singleLine(given.what);
  if (!what) throw failure('no_text');
  const parties: Party[] =
    direction === 'given'
      ? [
          { person: owner, role: 'giver', value: null },
          ...people.map((person): Party => ({ person, role: 'beneficiary', value })),
        ]
      : [
          { person: people[0]!, role: 'giver', value: null },
          { person: owner, role: 'beneficiary', value },
        ];
  const favour: Written = {
    kind,
    what,
    note: checkedNote(given.note),
    on: checkedDate(given.on),
    status,
    cost,
    parties,
  };
  return record(book, direction === 'given' ? 'give' : 'take', people, favour);
}

export function recordIntroduction(book: Book, given: NewIntroduction): Receipt {
  const { by, people, status, cost, value } = given;
  checkedPeople(book, people, by);
  if (by === null && people.length < 2) throw failure('too_few_people');
  const favour: Written = {
    kind: 'introduction',
    what: singleLine(given.what),
    note: checkedNote(given.note),
    on: checkedDate(given.on),
    status,
    cost,
    parties: introductionParties(by, people, value),
  };
  return record(book, 'introduce', by === null ? people : [by, ...people], favour);
}

/** Mine is given to all whom I brought together; another's is given to me, and the others are whom I met. */
export function introductionParties(by: number | null, people: number[], value: Party['value']): Party[] {
  const others = people.map((person): Party => ({
    person,
    role: by === null ? 'beneficiary' : 'introduced',
    value: by === null ? value : null,
  }));
  const giver: Party = { person: by, role: 'giver', value: null };
  return by === null ? [giver, ...others] : [giver, { person: owner, role: 'beneficiary', value }, ...others];
}

export function placePerson(book: Book, id: number, circle: Circle | null, tie: Tie | null): Receipt {
  const person = book.person(id);
  const subject = { people: [person.name.display], what: circle ?? '' };
  const { operation } = book.change('edit_person', subject, (change) =>
    change.put('people', { ...person, circle, tie }),
  );
  return { operation, made: null };
}

function othersIn(book: Book, favour: Favour): string[] {
  return favour.parties.flatMap(({ person }) => (person === owner ? [] : [book.nameOf(person)]));
}

export function settle(book: Book, id: number, status: Status): Receipt {
  const favour = book.favour(id);
  if (!next[favour.status].includes(status)) throw failure('status_not_allowed');
  const on = status === 'done' ? today : favour.on;
  const { operation } = book.change('settle', { people: othersIn(book, favour), what: favour.what }, (change) =>
    change.put('favours', { ...favour, status, on }),
  );
  return { operation, made: id };
}

/** Thanks are a favour of their own that weighs nothing: they answer, they do not repay. */
export function thank(book: Book, id: number): Receipt {
  const favour = book.favour(id);
  const giver = favour.parties.find(({ person, role }) => role === 'giver' && person !== owner);
  if (!giver || favour.status !== 'done' || favour.answers.includes('thanks')) throw failure('status_not_allowed');
  const subject = { people: [book.nameOf(giver.person)], what: favour.what };
  const { operation, made } = book.change('thank', subject, (change) => {
    const thanks = change.newId('favours');
    const parties: Party[] = [
      { person: owner, role: 'giver', value: null },
      { person: giver.person, role: 'beneficiary', value: null },
    ];
    const { what } = favour;
    const rest = { note: '', on: today, answers: [], parties };
    change.put('favours', { id: thanks, kind: 'thanks', what, status: 'done', cost: 'nothing', ...rest });
    change.put('favours', { ...favour, answers: [...favour.answers, 'thanks'] });
    return thanks;
  });
  return { operation, made };
}
