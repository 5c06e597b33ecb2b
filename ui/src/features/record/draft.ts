/** What is being written down, and as what the book takes it. Holds no rule of the book: the book refuses by itself. */
import type { Beneficiary, Failure, FavourForm, FavourKind, PersonName, Size } from '$lib/api';
import { dayBefore, readWhen } from './when';

export interface Details {
  what: string;
  when: 'today' | 'yesterday' | 'other';
  /** As typed, for `other`. */
  day: string;
  status: 'done' | 'promised' | 'asked';
  /** `null`: not said. */
  cost: Size | null;
  value: Size | null;
  note: string;
}

export interface FavourDraft extends Details {
  direction: 'given' | 'taken';
  people: PersonName[];
  kind: FavourKind;
}

export interface IntroductionDraft extends Details {
  /** Who introduced: I, or somebody else. */
  side: 'mine' | 'theirs';
  by: PersonName[];
  people: PersonName[];
}

/** What stands for an effort that was not said; shown as the guess it is. */
export const guessedCost: Size = 'an_hour';

const blank = (): Details => ({
  what: '',
  when: 'today',
  day: '',
  status: 'done',
  cost: null,
  value: null,
  note: '',
});

export const blankFavour = (): FavourDraft => ({ ...blank(), direction: 'given', people: [], kind: 'advice' });

export const blankIntroduction = (): IntroductionDraft => ({
  ...blank(),
  cost: null,
  side: 'mine',
  by: [],
  people: [],
});

/** As the book writes a day; nothing while what was typed is not one. */
export function onOf({ when, day }: Details, today: string): string | undefined {
  if (when === 'today') return today;
  return when === 'yesterday' ? dayBefore(today) : readWhen(day);
}

const common = (draft: Details, on: string) => ({
  what: draft.what.trim(),
  note: draft.note.trim(),
  on,
  status: draft.status,
  cost: draft.cost ?? guessedCost,
  channel: null,
  occasion: '',
  due: null,
});

const idOf = ({ id }: PersonName): number => id;
const helped = (draft: Details): Beneficiary[] => [{ person: null, value: draft.value }];
const helping = (draft: Details, people: PersonName[]): Beneficiary[] =>
  people.map(({ id }) => ({ person: id, value: draft.value }));

export function favourOf(draft: FavourDraft, on: string): FavourForm {
  const given = draft.direction === 'given';
  return {
    ...common(draft, on),
    giver: given ? null : (draft.people[0]?.id ?? null),
    beneficiaries: given ? helping(draft, draft.people) : helped(draft),
    introduced: [],
    kind: draft.kind,
  };
}

export function introductionOf(draft: IntroductionDraft, on: string): FavourForm {
  const mine = draft.side === 'mine';
  return {
    ...common(draft, on),
    giver: mine ? null : (draft.by[0]?.id ?? null),
    beneficiaries: mine ? helping(draft, draft.people) : helped(draft),
    introduced: mine ? [] : draft.people.map(idOf),
    kind: 'introduction',
  };
}

export type Place = 'people' | 'what' | 'when' | 'status' | 'note' | 'all';

/** The field that a refusal concerns. */
export function placeOf(failure: Failure, draft: Details): Place {
  switch (failure.kind) {
    case 'invalid_date':
    case 'date_too_far':
    case 'not_yet':
      return 'when';
    case 'no_people':
    case 'same_person_twice':
    case 'too_few_people':
    case 'not_found':
      return 'people';
    case 'no_text':
      return 'what';
    case 'too_long':
      return draft.note.length > draft.what.length ? 'note' : 'what';
    case 'status_not_allowed':
      return 'status';
    default:
      return 'all';
  }
}

/** Nothing that would be a loss to forget. */
export const isBlank = (draft: Details): boolean => draft.what.trim() === '' && draft.note.trim() === '';
