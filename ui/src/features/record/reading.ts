/**
 * What a line was understood as, laid over what stands on the sheet. What was chosen by hand stays; the words of the
 * line come before what the sheet was opened with, and that before a guess.
 */
import type { Captured, CapturedPerson, Guess, Role, Span } from '$lib/api';
import { introduces, isOpen, typedOf, whenOf, type FieldName, type RecordDraft, type Someone } from './draft';

const quoted = (line: string, { from, to }: Span): string => line.slice(from, to);

/** New people are told apart by numbers below zero. */
const newcomer = (at: number): number => -1 - at;

function someoneOf({ word, candidates }: CapturedPerson, at: number): Someone {
  const [first] = candidates;
  if (!first) return { id: newcomer(at), name: word, detail: '', photo: null };
  const one: Someone = { ...first, photo: null };
  return candidates.length > 1 ? { ...one, candidates } : one;
}

/** `opened` is the sheet as it was before anything was typed; `draft` as it is, with the line. */
export function reading(opened: RecordDraft, draft: RecordDraft, captured: Captured, today: string): RecordDraft {
  const { line } = draft;
  const next: RecordDraft = { ...opened, line, note: draft.note, sources: {}, quotes: {} };
  const mine = (name: FieldName) => draft.sources[name] === 'mine';

  function put<T>(name: FieldName, read: Guess<T> | null, write: (value: T) => void): void {
    const { sources, quotes } = next;
    if (mine(name) || !read) return;
    // What the sheet was opened with is likelier than a guess.
    if (!read.said && opened.sources[name]) return;
    write(read.value);
    sources[name] = read.said ? 'said' : 'guess';
    if (read.said) quotes[name] = quoted(line, read.said);
  }

  // Nor does it say which way a favour went between strangers on a sheet that is about somebody.
  const said = captured.understood && !tellsOfStrangers(opened, captured);
  put('side', said ? captured.direction : null, (side) => (next.side = side));
  put('kind', captured.understood ? captured.kind : null, (kind) => (next.kind = kind));
  put('status', captured.status, (status) => (next.status = status));
  put('when', captured.on, (on) => Object.assign(next, whenOf(on, today)));
  put('due', captured.due, (due) => (next.due = typedOf(due)));
  put('channel', captured.channel, (channel) => (next.channel = channel));
  put('occasion', captured.occasion, (occasion) => (next.occasion = occasion));
  put('what', captured.what, (what) => (next.what = what));
  next.usual = captured.cost.value;
  if (captured.cost.said) put('cost', captured.cost, (cost) => (next.cost = cost));
  else next.sources.cost = 'guess';

  for (const name of Object.keys(draft.sources) as FieldName[]) if (mine(name)) keep(next, draft, name);
  putPeople(next, opened, captured, mine);
  const { value } = captured;
  if (value.value && value.said && !mine('worth')) {
    for (const whose of next.side === 'taken' ? ['me' as const] : next.helped.map(({ id }) => id)) {
      next.worth = { ...next.worth, [whose]: value.value };
    }
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

const places: [Role, 'giver' | 'helped' | 'introduced'][] = [
  ['giver', 'giver'],
  ['beneficiary', 'helped'],
  ['introduced', 'introduced'],
];

function putPeople(next: RecordDraft, opened: RecordDraft, captured: Captured, mine: (name: FieldName) => boolean) {
  const named = captured.people.map((person, at) => ({ ...person, someone: someoneOf(person, at) }));
  for (const [role, name] of places) {
    if (mine(name)) continue;
    const all = named.filter((person) => person.role === role);
    // One favour has one giver; who else gave is named in the line, and gave a favour of their own.
    const those = name === 'giver' ? all.slice(0, 1) : all;
    if (those.length === 0) continue;
    // Two words may mean the same person.
    const found = those
      .map(({ someone }) => someone)
      .filter(({ id }, at, all) => all.findIndex((other) => other.id === id) === at);
    const lone = introduces(next) && role === 'beneficiary' && found.length === 1;
    // "Introduced her to Pekka", from her own page.
    const with_ = lone ? opened.helped.filter(({ id }) => id !== found[0]!.id) : [];
    if (with_.length === 0 && tellsOfStrangers(opened, captured)) continue;
    next[name] = [...with_, ...found];
    const sure = all.length === those.length && found.every(({ id, candidates }) => id > 0 && !candidates);
    next.sources[name] = sure ? 'said' : 'guess';
    next.quotes[name] = those.map(({ said }) => quoted(next.line, said)).join(', ');
  }
  turnedOver(next, opened, mine);
}

/** Words that nobody in the book is called are a weaker sign than whom the sheet was opened about. */
function tellsOfStrangers({ giver, helped, introduced }: RecordDraft, { people }: Captured): boolean {
  const isAbout = giver.length + helped.length + introduced.length > 0;
  return isAbout && people.length > 0 && people.every(({ candidates }) => candidates.length === 0);
}

/** Opened about somebody, and the line says the other way: they stand on the other side. */
function turnedOver(next: RecordDraft, opened: RecordDraft, mine: (name: FieldName) => boolean): void {
  if (next.side === opened.side) return;
  if (next.side === 'taken' && !next.sources.giver && !mine('giver')) next.giver = opened.helped.slice(0, 1);
  if (next.side === 'given' && !next.sources.helped && !mine('helped')) next.helped = opened.giver;
  if (next.side === 'taken' && !next.sources.helped) next.helped = [];
  if (next.side === 'given' && !next.sources.giver) next.giver = [];
}

export type RowName = Exclude<FieldName, 'side' | 'cost' | 'worth'>;

const order: RowName[] = [
  'giver',
  'helped',
  'introduced',
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
    const people = name === 'giver' || name === 'helped' || name === 'introduced' ? draft[name] : [];
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
