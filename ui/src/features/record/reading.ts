/**
 * What a line says, written on the sheet. The book has read it, and says who stands where and what comes before what;
 * here the fields are filled in, and what was chosen by hand is left as it is.
 */
import type { Captured, CapturedPerson, Guess, Part, Reading, Role, Sheet, Span } from '$lib/api';
import {
  helpedBy,
  introduces,
  isOpen,
  typedOf,
  whenOf,
  type Days,
  type FieldName,
  type RecordDraft,
  type Someone,
} from './draft';

const quoted = (line: string, { from, to }: Span): string => line.slice(from, to);

/** New people are told apart by numbers below zero. */
const newcomer = (at: number): number => -1 - at;

const places: [Role, 'giver' | 'helped' | 'introduced' | 'asker'][] = [
  ['giver', 'giver'],
  ['beneficiary', 'helped'],
  ['introduced', 'introduced'],
  ['asked_by', 'asker'],
];

/** How the sheet stands, for the book to read a line on it. `opened` is the sheet as it was before anything was typed. */
export function sheetOf(opened: RecordDraft, draft: RecordDraft): Sheet {
  const mine = (name: FieldName) => draft.sources[name] === 'mine';
  return {
    side: mine('side') ? draft.side : opened.side,
    side_said: opened.sources.side !== undefined,
    side_chosen: mine('side'),
    kind: mine('kind') ? draft.kind : opened.kind,
    kind_chosen: mine('kind'),
    people: places.flatMap(([role, name]) => opened[name].map(({ id }) => ({ role, person: id }))),
    chosen: places.flatMap(([role, name]) => (mine(name) ? [role] : [])),
  };
}

function someoneOf({ word, candidates }: CapturedPerson, at: number): Someone {
  const [first] = candidates;
  if (!first) return { id: newcomer(at), name: word, detail: '', photo: null };
  const one: Someone = { ...first, photo: null };
  return candidates.length > 1 ? { ...one, candidates } : one;
}

/** `draft` is the sheet as it is, with the line. */
export function reading(opened: RecordDraft, draft: RecordDraft, read: Reading, days: Days): RecordDraft {
  const { line } = draft;
  const { captured } = read;
  const next: RecordDraft = { ...opened, line, note: draft.note, sources: {}, quotes: {} };
  const mine = (name: FieldName) => draft.sources[name] === 'mine';

  function put<T>(name: FieldName, guess: Guess<T> | null, write: (value: T) => void): void {
    if (mine(name) || !guess) return;
    write(guess.value);
    next.sources[name] = guess.said ? 'said' : 'guess';
    if (guess.said) next.quotes[name] = quoted(line, guess.said);
  }

  put('side', read.direction, (side) => (next.side = side));
  put('kind', read.kind, (kind) => (next.kind = kind));
  // What the sheet was opened for is likelier than a guess.
  const status = captured.status.said || !opened.sources.status ? captured.status : null;
  put('status', status, (status) => (next.status = status));
  put('when', captured.on, (on) => Object.assign(next, whenOf(on, days)));
  put('due', captured.due, (due) => (next.due = typedOf(due)));
  put('channel', captured.channel, (channel) => (next.channel = channel));
  put('occasion', captured.occasion, (occasion) => (next.occasion = occasion));
  put('what', captured.what, (what) => (next.what = what));
  next.usual = read.cost.value;
  if (read.cost.said) put('cost', read.cost, (cost) => (next.cost = cost));
  else next.sources.cost = 'guess';

  for (const name of Object.keys(draft.sources) as FieldName[]) if (mine(name)) keep(next, draft, name);
  for (const part of read.parts) putPart(next, opened, captured, part, mine);
  const { value } = captured;
  if (value.value && value.said && !mine('worth')) {
    for (const whose of helpedBy(next)) next.worth = { ...next.worth, [whose]: value.value };
    next.sources.worth = 'said';
    next.quotes.worth = quoted(line, value.said);
  }
  return next;
}

function keep(next: RecordDraft, draft: RecordDraft, name: FieldName): void {
  next.sources[name] = 'mine';
  if (name === 'when') Object.assign(next, { when: draft.when, day: draft.day });
  else Object.assign(next, { [name]: draft[name] });
}

function putPart(
  next: RecordDraft,
  opened: RecordDraft,
  { people }: Captured,
  part: Part,
  mine: (name: FieldName) => boolean,
): void {
  const name = places.find(([role]) => role === part.role)?.[1];
  if (!name || mine(name)) return;
  const about = [...opened.giver, ...opened.helped, ...opened.introduced];
  const named = part.people.flatMap((one) => {
    if ('sheet' in one) return about.find(({ id }) => id === one.sheet) ?? [];
    const person = people[one.line];
    return person ? [someoneOf(person, one.line)] : [];
  });
  // Two words may mean the same person.
  next[name] = named.filter(({ id }, at) => named.findIndex((other) => other.id === id) === at);
  if (part.sure === null) return;
  next.sources[name] = part.sure ? 'said' : 'guess';
  const words = part.people.flatMap((one) => (one.line === undefined ? [] : (people[one.line]?.said ?? [])));
  next.quotes[name] = words.map((said) => quoted(next.line, said)).join(', ');
}

export type RowName = Exclude<FieldName, 'side' | 'cost' | 'worth'>;

const order: RowName[] = [
  'giver',
  'helped',
  'introduced',
  'asker',
  'what',
  'kind',
  'when',
  'status',
  'due',
  'occasion',
  'channel',
];

/** The rows, the least certain first: whoever may be another, then guesses, then the line's own words, then the rest. */
export function rowsOf(draft: RecordDraft): RowName[] {
  const rank = (name: RowName): number => {
    const source = draft.sources[name];
    const place = places.find(([, place]) => place === name)?.[1];
    const people = place ? draft[place] : [];
    if (people.some(({ candidates }) => candidates)) return 0;
    if (people.some(({ id }) => id < 0)) return 1;
    if (source === 'guess') return 2;
    return source === 'said' ? 3 : 4;
  };
  if (Object.values(draft.sources).every((source) => source === 'mine')) return order;
  return order.toSorted((a, b) => rank(a) - rank(b));
}

/** Whether a row has a place on the sheet as it stands. */
export function hasRow(draft: RecordDraft, name: RowName, added: ReadonlySet<RowName>): boolean {
  switch (name) {
    case 'giver':
      return draft.side !== 'given';
    case 'helped':
      return draft.side !== 'taken' || draft.helped.length > 0;
    case 'introduced':
      return introduces(draft) && (draft.side !== 'given' || draft.introduced.length > 0);
    // Whoever is helped by what was asked of me is taken to have asked.
    case 'asker':
      return draft.asker.length > 0 || (introduces(draft) && draft.side === 'given' && draft.status === 'asked');
    case 'due':
      return isOpen(draft.status);
    case 'channel':
      return draft.channel !== null || added.has('channel');
    case 'occasion':
      return draft.occasion !== '' || added.has('occasion');
    default:
      return true;
  }
}

export interface Mark {
  text: string;
  /** Words of the line: the owner's own, or only a guess at whom they mean. */
  tone: 'own' | 'guess' | null;
}

/** The line cut where its words were understood. */
export function marksOf(line: string, captured: Captured): Mark[] {
  const spans: { span: Span; tone: 'own' | 'guess' }[] = [];
  const add = (guess: Guess<unknown> | null) => {
    if (guess?.said) spans.push({ span: guess.said, tone: 'own' });
  };
  const { direction, kind, status, on, due, cost, value, channel, occasion } = captured;
  if (!captured.understood) return [{ text: line, tone: null }];
  for (const { said, candidates } of captured.people) {
    spans.push({ span: said, tone: candidates.length === 1 ? 'own' : 'guess' });
  }
  [direction, kind, status, on, due, cost, value, channel, occasion].forEach(add);
  const marks: Mark[] = [];
  let at = 0;
  for (const { span, tone } of spans.sort((a, b) => a.span.from - b.span.from)) {
    if (span.from < at || span.to > line.length) continue;
    if (span.from > at) marks.push({ text: line.slice(at, span.from), tone: null });
    marks.push({ text: line.slice(span.from, span.to), tone });
    at = span.to;
  }
  if (at < line.length) marks.push({ text: line.slice(at), tone: null });
  return marks;
}
