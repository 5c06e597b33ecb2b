/** The list of people: in order, and as one types. Knows names and places only, nothing of favours. */
import type { Circle, PeopleOrder } from '../bindings';
import { fold } from './fold';
import type { Person } from './rows';

/** What the list must know of everyone. */
export interface Listed {
  id: number;
  name: string;
  /** The family name, then the rest. */
  familyFirst: string;
  circle: Circle | null;
  /** What else one finds a person by. */
  words: string[];
}

interface Entry {
  id: number;
  circle: Circle | null;
  /** Folded. */
  name: string;
  familyFirst: string;
  /** Folded: the name, then the words, a space before each. */
  text: string;
}

export interface Found {
  ids: number[];
  /** More were found than are listed. */
  more: boolean;
}

/** A search lists no more than these; a longer word narrows it. */
const most = 1000;
/** With fewer found than these, a word may also stand inside a name. */
const few = 50;
const shortestInside = 3;

export function listed({ id, name, circle, organisation, title, addresses, tags }: Person): Listed {
  const familyFirst = `${name.family || name.display} ${name.given}`;
  const words = [name.nickname, organisation, title, ...addresses.map(({ city }) => city), ...tags];
  return { id, name: name.display, familyFirst, circle, words };
}

/** Entries in one order, and all their texts as one: a single search of it finds the few that hold a word. */
class Ordered {
  readonly #starts: Int32Array;
  readonly #text: string;

  constructor(readonly entries: Entry[]) {
    this.#starts = new Int32Array(entries.length + 1);
    entries.forEach(({ text }, index) => (this.#starts[index + 1] = this.#starts[index]! + text.length + 1));
    this.#text = entries.map(({ text }) => text).join('\n');
  }

  *holding(part: string): Iterable<Entry> {
    let index = 0;
    let at = this.#text.indexOf(part);
    while (at !== -1) {
      index = this.#indexAt(at, index);
      yield this.entries[index]!;
      at = this.#text.indexOf(part, this.#starts[index + 1]!);
    }
  }

  /** The last entry that starts at or before a place. */
  #indexAt(at: number, from: number): number {
    let low = from;
    let high = this.entries.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** How well a word fits: the name begins with it, a word of the name does, or another word. */
function rankOf({ text, name }: Entry, spacedWord: string): number | null {
  const at = text.indexOf(spacedWord);
  if (at === -1) return null;
  if (at === 0) return 0;
  return at < name.length ? 1 : 2;
}

function ranked(ordered: Ordered, words: string[]): Entry[] {
  const spaced = words.map((word) => ` ${word}`);
  const rarest = spaced.reduce((a, b) => (b.length > a.length ? b : a));
  const byRank: Entry[][] = [];
  for (const entry of ordered.holding(rarest)) {
    const ranks = spaced.map((word) => rankOf(entry, word));
    if (ranks.includes(null)) continue;
    const sum = ranks.reduce<number>((total, rank) => total + rank!, 0);
    (byRank[sum] ??= []).push(entry);
  }
  return byRank.flat();
}

function inside(ordered: Ordered, words: string[], found: Entry[]): Entry[] {
  if (words.some((word) => word.length < shortestInside)) return [];
  const before = new Set(found);
  return [...ordered.holding(words[0]!)].filter(
    (entry) => !before.has(entry) && words.every((word) => entry.text.includes(word)),
  );
}

export class Index {
  readonly #entries = new Map<number, Entry>();
  /** Folding is slow and names repeat. */
  readonly #folded = new Map<string, string>();
  readonly #ordered: Record<PeopleOrder, Ordered | null> = {
    name: null,
    family_name: null,
    recent: null,
    turn: null,
  };

  constructor(people: Iterable<Listed>) {
    for (const person of people) this.#entries.set(person.id, this.#entryOf(person));
  }

  /** A person is new, changed, or gone. */
  refresh(id: number, person: Person | undefined): void {
    if (person) this.#entries.set(id, this.#entryOf(listed(person)));
    else this.#entries.delete(id);
    this.#ordered.name = this.#ordered.family_name = null;
  }

  /** Somebody was in touch. */
  forgetRecent(): void {
    this.#ordered.recent = null;
  }

  /** `recent`: who comes first in that order, the latest first; then the latest newcomers. */
  find(text: string, circle: Circle | null, order: PeopleOrder, recent: () => number[]): Found {
    const ordered = (this.#ordered[order] ??= new Ordered(this.#inOrder(order, recent)));
    const words = fold(text).split(/\s+/).filter(Boolean);
    const here = (entries: Entry[]) =>
      (circle ? entries.filter((entry) => entry.circle === circle) : entries).map(({ id }) => id);
    if (words.length === 0) return { ids: here(ordered.entries), more: false };

    const found = ranked(ordered, words);
    if (found.length < few) found.push(...inside(ordered, words, found));
    const ids = here(found);
    return { ids: ids.slice(0, most), more: ids.length > most };
  }

  #entryOf({ id, name, familyFirst, circle, words }: Listed): Entry {
    const known = this.#fold(name);
    const rest = words.map((word) => (word ? ` ${this.#fold(word)}` : '')).join('');
    return { id, circle, name: known, familyFirst: this.#fold(familyFirst), text: ` ${known}${rest}` };
  }

  #fold(text: string): string {
    const known = this.#folded.get(text);
    if (known !== undefined) return known;
    const folded = fold(text);
    this.#folded.set(text, folded);
    return folded;
  }

  #inOrder(order: PeopleOrder, recent: () => number[]): Entry[] {
    if (order === 'recent') return this.#recentFirst(recent());
    return this.#by(order === 'family_name' ? 'familyFirst' : 'name');
  }

  /** Names repeat, so each is sorted once. */
  #by(key: 'name' | 'familyFirst'): Entry[] {
    const namesakes = new Map<string, Entry[]>();
    for (const entry of this.#entries.values()) {
      const same = namesakes.get(entry[key]);
      if (same) same.push(entry);
      else namesakes.set(entry[key], [entry]);
    }
    return [...namesakes.keys()].sort().flatMap((name) => namesakes.get(name)!);
  }

  #recentFirst(ids: number[]): Entry[] {
    const first = new Set(ids);
    const known = ids.map((id) => this.#entries.get(id)).filter((entry) => entry !== undefined);
    const rest = [...this.#entries.values()].filter(({ id }) => !first.has(id));
    return [...known, ...rest.sort((a, b) => b.id - a.id)];
  }
}
