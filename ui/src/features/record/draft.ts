/** What is being written down, and as what the book takes it. Holds no rule of the book: the book refuses by itself. */
import type {
  Beneficiary,
  Direction,
  Failure,
  FavourChannel,
  FavourForm,
  FavourKind,
  FavourPage,
  Known,
  PersonName,
  Size,
  Start,
  Status,
} from '$lib/api';
import { usualCosts } from '$lib/api';
import { partsOf } from '$lib/on';

/** Someone on the sheet. A number below zero is somebody new, who comes into the book with the favour. */
export interface Someone extends PersonName {
  /** Of that name, where several are: the first is a guess. */
  candidates?: Known[];
}

/** Of whom one speaks: the owner's own worth has no number. */
export type Whose = number | 'me';

export interface RecordDraft {
  line: string;
  side: Direction;
  kind: FavourKind;
  /** Unless it is mine: who gave or introduced; one at most. */
  giver: Someone[];
  /** Whom it helped, without me. */
  helped: Someone[];
  introduced: Someone[];
  /** Who asked for it; one at most. */
  asker: Someone[];
  what: string;
  note: string;
  when: 'today' | 'yesterday' | 'other';
  /** As typed, for `other`. */
  day: string;
  status: Status;
  /** As typed; '' for no day. */
  due: string;
  /** `null`: not said. */
  cost: Size | null;
  /** What an unsaid effort is taken as. */
  usual: Size;
  /** What it was worth, where that was said. */
  worth: Partial<Record<Whose, Size>>;
  channel: FavourChannel | null;
  occasion: string;
  /** How a field came by its value: chosen by hand, in the words of the line, or guessed from it. */
  sources: Partial<Record<FieldName, Source>>;
  /** The words of the line that say it. */
  quotes: Partial<Record<FieldName, string>>;
}

export type FieldName =
  | 'side'
  | 'giver'
  | 'helped'
  | 'introduced'
  | 'asker'
  | 'kind'
  | 'what'
  | 'when'
  | 'due'
  | 'status'
  | 'cost'
  | 'worth'
  | 'channel'
  | 'occasion';
export type Source = 'mine' | 'said' | 'guess';

/** As the book takes it. */
export const usualCost = (kind: FavourKind): Size => usualCosts[kind];

/** The days that have a choice of their own, as the book writes them. */
export type Days = Pick<Start, 'today' | 'yesterday'>;

export const blank = (): RecordDraft => ({
  line: '',
  side: 'given',
  kind: 'advice',
  giver: [],
  helped: [],
  introduced: [],
  asker: [],
  what: '',
  note: '',
  when: 'today',
  day: '',
  status: 'done',
  due: '',
  cost: null,
  usual: usualCost('advice'),
  worth: {},
  channel: null,
  occasion: '',
  sources: {},
  quotes: {},
});

/**
 * Somebody who comes onto the sheet without being in the book: told apart by a number below all that it names. Those
 * whom a line names come first: it names no thousand.
 */
export function newcomer(name: string, draft: RecordDraft): Someone {
  const said = Object.keys(draft.worth).filter((whose) => whose !== 'me');
  const taken = [...everyoneOn(draft).map(({ id }) => id), ...said.map(Number)];
  return { id: Math.min(-1000, ...taken) - 1, name, detail: '', photo: null };
}

const everyoneOn = ({ giver, helped, introduced, asker }: RecordDraft): Someone[] => [
  ...giver,
  ...helped,
  ...introduced,
  ...asker,
];

export const isOpen = (status: Status): boolean => status === 'asked' || status === 'promised';
export const introduces = ({ kind }: RecordDraft): boolean => kind === 'introduction';
export const costOf = (draft: RecordDraft): Size => draft.cost ?? draft.usual;

/** Seen from another side: whoever is on the sheet stays on it, in the place that they have there. */
export function turned(draft: RecordDraft, side: Direction): RecordDraft {
  if (side === draft.side) return draft;
  const next = { ...draft, side };
  if (introduces(draft)) {
    if (side === 'taken' && draft.side === 'given') return { ...next, helped: [], introduced: draft.helped };
    if (side === 'given') return { ...next, giver: [], helped: [...draft.helped, ...draft.introduced], introduced: [] };
    return draft.side === 'taken' ? { ...next, helped: draft.introduced, introduced: [] } : next;
  }
  if (side === 'taken' && draft.side === 'given') return { ...next, giver: draft.helped.slice(0, 1), helped: [] };
  if (side === 'given' && draft.side === 'taken') return { ...next, giver: [], helped: draft.giver };
  if (side === 'given') return { ...next, giver: [] };
  return side === 'taken' ? { ...next, helped: [] } : next;
}

/** The day that is said, for the book to read. */
export const sayDay = ({ when, day }: Pick<RecordDraft, 'when' | 'day'>, days: Days): string =>
  when === 'other' ? day : days[when];

/** A day of the book as one types it. */
export function typedOf(on: string): string {
  const { about, year, month, day } = partsOf(on);
  const typed = [day, month].flatMap((part) => (part ? [Number(part)] : []));
  return `${about ? '~' : ''}${[...typed, year].join(typed.length === 2 ? '.' : '/')}`;
}

/** A day of the book as the sheet's choice. */
export function whenOf(on: string, { today, yesterday }: Days): Pick<RecordDraft, 'when' | 'day'> {
  if (on === today) return { when: 'today', day: '' };
  return on === yesterday ? { when: 'yesterday', day: '' } : { when: 'other', day: typedOf(on) };
}

/** The same day, seen from another one. */
export function whenAgain(draft: Pick<RecordDraft, 'when' | 'day'>, before: Days, now: Days) {
  return draft.when === 'other' ? { when: draft.when, day: draft.day } : whenOf(before[draft.when], now);
}

/** Whom it helped, the owner among them. */
export function helpedBy(draft: RecordDraft): Whose[] {
  const others = draft.helped.map(({ id }) => id);
  return draft.side === 'taken' ? ['me', ...others] : others;
}

/** `on` and `due` as the book writes them. */
export function formOf(draft: RecordDraft, on: string, due: string | null): FavourForm {
  const introduced = introduces(draft) ? draft.introduced : [];
  const giver = draft.side === 'given' ? undefined : draft.giver[0];
  const [asker] = draft.asker;
  const everyone = [...(giver ? [giver] : []), ...draft.helped, ...introduced, ...(asker ? [asker] : [])];
  // Twice on the sheet by one name, they are one.
  const names = [...new Set(everyone.filter(({ id }) => id < 0).map(({ name }) => name))];
  const key = ({ id, name }: Someone): number => (id < 0 ? -1 - names.indexOf(name) : id);
  const me: Beneficiary = { person: null, value: draft.worth.me ?? null };
  const others = draft.helped.map((one): Beneficiary => ({ person: key(one), value: draft.worth[one.id] ?? null }));
  return {
    giver: giver ? key(giver) : null,
    beneficiaries: draft.side === 'taken' ? [me, ...others] : others,
    introduced: introduced.map(key),
    asked_by: asker ? key(asker) : null,
    kind: draft.kind,
    what: draft.what.trim(),
    note: draft.note.trim(),
    on,
    status: draft.status,
    cost: costOf(draft),
    channel: draft.channel,
    occasion: draft.occasion.trim(),
    due: isOpen(draft.status) ? due : null,
    new_people: names,
  };
}

/** A favour of the book, to be written anew. */
export function draftOf({ form, row }: FavourPage, days: Days): RecordDraft {
  const someone = (id: number): Someone => {
    const party = row.parties.find(({ person }) => person === id);
    return { id, name: party?.name ?? '', detail: '', photo: party?.photo ?? null };
  };
  const worth: RecordDraft['worth'] = {};
  for (const { person, value } of form.beneficiaries) if (value) worth[person ?? 'me'] = value;
  return {
    ...blank(),
    ...whenOf(form.on, days),
    side: row.direction,
    kind: form.kind,
    giver: form.giver === null ? [] : [someone(form.giver)],
    helped: form.beneficiaries.flatMap(({ person }) => (person === null ? [] : [someone(person)])),
    introduced: form.introduced.map(someone),
    asker: form.asked_by === null ? [] : [someone(form.asked_by)],
    what: form.what,
    note: form.note,
    status: form.status,
    due: form.due ? typedOf(form.due) : '',
    cost: form.cost,
    usual: usualCost(form.kind),
    worth,
    channel: form.channel,
    occasion: form.occasion,
  };
}

export type Place = 'people' | 'what' | 'when' | 'due' | 'status' | 'note' | 'all';

/** The field that a refusal concerns. */
export function placeOf(failure: Failure, draft: Pick<RecordDraft, 'what' | 'note'>): Place {
  switch (failure.kind) {
    case 'invalid_date':
    case 'date_too_far':
    case 'not_yet':
    case 'ahead':
      return 'when';
    case 'due_too_far':
    case 'due_too_early':
      return 'due';
    case 'no_people':
    case 'one_giver':
    case 'with_oneself':
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

/** What was chosen by hand. The side is none of it: one key says it again, and from each the same people stay. */
function chosenOn(draft: RecordDraft): string {
  const { kind, when, day, status, due, cost, worth, channel, occasion } = draft;
  const people = everyoneOn(draft).map(({ id }) => id);
  return JSON.stringify([people.toSorted(), kind, when, day, status, due, cost, worth, channel, occasion]);
}

/** Nothing that would be a loss to forget: no words, and no choice that it was not `opened` with. */
export const isBlank = (draft: RecordDraft, opened: RecordDraft): boolean =>
  [draft.line, draft.what, draft.note].every((words) => words.trim() === '') && chosenOn(draft) === chosenOn(opened);

export const setOf = (ids: number[]): ReadonlySet<number> => new Set(ids);
