/** What a user may do to people and favours, with what the book refuses. */
import type { Circle, FavourForm, Receipt, Status, Tie } from '../bindings';
import type { Book, Change } from './book';
import { dayOf, today } from './day';
import { failure } from './failure';
import type { Favour, Party } from './rows';
import { newPerson, owner } from './rows';

const longestText = 10_000;
const furthestYears = 150;

export const next: Record<Status, Status[]> = {
  asked: ['promised', 'done', 'declined', 'withdrawn', 'lapsed', 'void'],
  promised: ['done', 'withdrawn', 'lapsed', 'void'],
  done: ['void'],
  declined: ['void'],
  withdrawn: ['void'],
  lapsed: ['void'],
  void: [],
};

function checkedNote(text: string): string {
  if (text.length > longestText) throw failure('too_long');
  return text;
}

function singleLine(text: string): string {
  return checkedNote(text).trim().replace(/\s+/g, ' ');
}

function checkedDate(on: string, far: 'date_too_far' | 'due_too_far' = 'date_too_far'): string {
  const kept = on.trim();
  if (dayOf(kept) === null) throw failure('invalid_date');
  const years = Number(kept.replace('~', '').slice(0, 4)) - Number(today.slice(0, 4));
  if (Math.abs(years) > furthestYears) throw failure(far);
  return kept;
}

type Written = Omit<Favour, 'id' | 'answers'>;

/** Whoever comes with a favour has the place of their name, below zero. */
const comes = (person: number | null): person is number => person !== owner && person < 0;

/** The parties of a favour when those who come with it are in the book. */
function broughtIn(change: Change, names: string[], parties: Party[]): Party[] {
  const made = names.map((name) => {
    const id = change.newId('people');
    change.put('people', newPerson(id, singleLine(name)));
    return id;
  });
  return parties.map((party) => (comes(party.person) ? { ...party, person: made[-1 - party.person]! } : party));
}

function namesIn(book: Book, form: FavourForm, { parties }: Written): string[] {
  const people = parties.flatMap(({ person }) => (person === owner ? [] : [person]));
  return people.map((person) => (comes(person) ? form.new_people[-1 - person]! : book.nameOf(person)));
}

/** A form that makes sense, as a row; with whom it was refused otherwise. */
function written(book: Book, form: FavourForm): Written {
  const introduces = form.kind === 'introduction';
  const helped = form.beneficiaries.map(({ person }) => person);
  if (helped.length === 0) throw failure('no_people');
  if (helped.includes(form.giver)) throw failure('with_oneself');
  const everyone = [form.giver, ...helped, ...form.introduced];
  if (new Set(everyone).size < everyone.length) throw failure('same_person_twice');
  for (const id of everyone) if (id !== owner && !comes(id)) book.person(id);
  if (!introduces && form.introduced.length > 0) throw failure('invalid');
  if (introduces && form.introduced.length === 0 && (helped.length < 2 || helped.includes(owner))) {
    throw failure('too_few_people');
  }
  const what = singleLine(form.what);
  if (!what && !introduces && form.kind !== 'thanks') throw failure('no_text');
  const on = checkedDate(form.on);
  if (form.status === 'done' && on.replace('~', '') > today) throw failure('not_yet');
  const open = form.status === 'asked' || form.status === 'promised';
  const due = form.due ? checkedDate(form.due, 'due_too_far') : null;
  if (open && due && due.replace('~', '') < on.replace('~', '').slice(0, due.length)) throw failure('due_too_early');
  const consent = introduces && open ? 'not_asked' : null;
  // Who asked to be introduced need not be asked.
  const asks = (person: Party['person']) =>
    introduces && form.giver === owner && form.status === 'asked' && person === form.asked_by;
  const isSaid = form.asked_by !== null && (!everyone.includes(form.asked_by) || introduces);
  return {
    kind: form.kind,
    what,
    note: checkedNote(form.note),
    on,
    status: form.status,
    cost: form.cost,
    channel: form.channel,
    occasion: singleLine(form.occasion),
    due,
    parties: [
      { person: form.giver, role: 'giver', value: null },
      ...form.beneficiaries.map(({ person, value }): Party => ({
        person,
        role: 'beneficiary',
        value,
        consent: person === owner ? null : asks(person) ? 'agreed' : consent,
      })),
      ...form.introduced.map((person): Party => ({ person, role: 'introduced', value: null, consent })),
      ...(isSaid ? [{ person: form.asked_by, role: 'asked_by' as const, value: null }] : []),
    ],
  };
}

export function recordFavour(book: Book, form: FavourForm): Receipt {
  const row = written(book, form);
  const status = row.status === 'done' ? null : row.status;
  const subject = { people: namesIn(book, form, row), what: row.what, status };
  return book.change(operationOf(form), subject, (change) => {
    const parties = broughtIn(change, form.new_people, row.parties);
    const id = change.newId('favours');
    change.put('favours', { id, answers: [], ...row, parties });
    return id;
  });
}

export function formOf(favour: Favour): FavourForm {
  const of = (role: string) => favour.parties.filter((party) => party.role === role);
  return {
    giver: of('giver')[0]?.person ?? null,
    beneficiaries: of('beneficiary').map(({ person, value }) => ({ person, value })),
    introduced: of('introduced').flatMap(({ person }) => (person === owner ? [] : [person])),
    asked_by: of('asked_by')[0]?.person ?? null,
    kind: favour.kind,
    what: favour.what,
    note: favour.note,
    on: favour.on,
    status: favour.status,
    cost: favour.cost,
    channel: favour.channel ?? null,
    occasion: favour.occasion ?? '',
    due: favour.due ?? null,
    new_people: [],
  };
}

/** Its status is not the form's to change. */
export function reviseFavour(book: Book, id: number, seen: FavourForm, form: FavourForm): Receipt {
  const favour = book.favour(id);
  if (JSON.stringify(formOf(favour)) !== JSON.stringify(seen)) throw failure('changed_meanwhile');
  if (form.status !== favour.status || favour.status === 'void') throw failure('status_not_allowed');
  const row = written(book, form);
  const { operation } = book.change('edit_favour', { people: othersIn(book, favour), what: row.what }, (change) =>
    change.put('favours', { ...favour, ...row, parties: broughtIn(change, form.new_people, row.parties) }),
  );
  return { operation, made: id };
}

function operationOf({ kind, giver, beneficiaries }: FavourForm): 'introduce' | 'give' | 'take' | 'record_between' {
  if (kind === 'introduction') return 'introduce';
  if (giver === owner) return 'give';
  return beneficiaries.some(({ person }) => person === owner) ? 'take' : 'record_between';
}

export function placePerson(book: Book, id: number, circle: Circle | null, tie: Tie | null): Receipt {
  const person = book.person(id);
  const subject = { people: [person.name.display], what: circle ?? '' };
  const { operation } = book.change('place_person', subject, (change) =>
    change.put('people', { ...person, circle, tie }),
  );
  return { operation, made: null };
}

function othersIn(book: Book, favour: Favour): string[] {
  return favour.parties.flatMap(({ person }) => (person === owner ? [] : [book.nameOf(person)]));
}

/** What happens to a favour happens on no day before it, and on none that has not come. */
export function inTime(began: string, on: string): void {
  if (on.replace('~', '') > today) throw failure('ahead');
  const from = began.replace('~', '');
  if (on.replace('~', '') < (from < today ? from : today)) throw failure('too_early');
}

export function settle(book: Book, id: number, status: Status, day: string): Receipt {
  const favour = book.favour(id);
  if (!next[favour.status].includes(status)) throw failure('status_not_allowed');
  inTime(favour.on, day || today);
  const on = status === 'done' ? checkedDate(day || today) : favour.on;
  const { operation } = book.change(
    status === 'void' ? 'void' : 'settle',
    { people: othersIn(book, favour), what: favour.what },
    (change) => change.put('favours', { ...favour, status, on }),
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
    const links = [{ kind: 'thanks' as const, favour: id }];
    const rest = { note: '', on: today, answers: [], parties, links };
    change.put('favours', { id: thanks, kind: 'thanks', what, status: 'done', cost: 'nothing', ...rest });
    change.put('favours', { ...favour, answers: [...favour.answers, 'thanks'] });
    return thanks;
  });
  return { operation, made };
}
