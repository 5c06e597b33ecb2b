/**
 * The fake book itself: rows, one door for changes, a history that can be played backwards. Knows nothing of what a
 * change means.
 */
import type { FailureKind, HistoryRow, OperationKind, Subject } from '../bindings';
import { failure } from './failure';
import type { Measure } from './measures';
import type { Favour, Organisation, Owner, Person, Suggestion } from './rows';
import type { Maker } from './table';
import { Table } from './table';

interface Rows {
  people: Person;
  favours: Favour;
  organisations: Organisation;
  suggestions: Suggestion;
  owners: Owner;
}

/** A row before and after: null where there was none, or is none. */
interface Diff {
  noun: keyof Rows;
  id: number;
  before: Rows[keyof Rows] | null;
  after: Rows[keyof Rows] | null;
}

interface Operation {
  row: HistoryRow;
  diffs: Diff[];
  /** Pairs that it set apart, or, taken back, brought together again. */
  apart: { pair: string; set: boolean }[];
}

export interface Change {
  put<N extends keyof Rows>(noun: N, row: Rows[N]): void;
  remove(noun: keyof Rows, id: number): void;
  setApart(pair: string): void;
  newId(noun: keyof Rows): number;
}

const pageOfHistory = 100;

export class Book {
  readonly people = new Table<Person>();
  readonly favours = new Table<Favour>();
  readonly organisations = new Table<Organisation>();
  /** Groups are known by name; each has a number from when it was first looked at. */
  readonly groupNames: string[] = [];
  readonly apart = new Set<string>();
  readonly suggestions = new Table<Suggestion>();
  readonly owners = new Table<Owner>();
  /** Told after each change: its operation and the people whose rows changed. */
  onChange: (operation: number, people: number[]) => void = () => {};
  /** Every change fails with it, when it is set. */
  fails: FailureKind | null = null;
  measure: Measure = { halfLifeDays: 730, target: 0.1 };

  /** So many operations at the beginning are told of no more. */
  #forgotten = 0;
  readonly #operations: Operation[] = [];
  readonly #ids = { people: 0, favours: 0, organisations: 0, suggestions: 0, owners: 0 };
  /** The favours of each person, kept beside them. */
  readonly #ledger = new Map<number, Set<number>>();

  /** Puts a row that no history tells of: the world that the book opens with. */
  seed<N extends keyof Rows>(noun: N, row: Rows[N]): void {
    this.#write({ noun, id: row.id, before: null, after: row });
  }

  /** People who are made when looked at. */
  seedMaker(maker: Maker<Person>): void {
    this.people.makeBy(maker);
    this.#ids.people = Math.max(this.#ids.people, maker.first + maker.count - 1);
  }

  /** A line of history from before this book was opened; it cannot be taken back. */
  seedHistory(kind: OperationKind, subject: Partial<Subject>, at: string): void {
    this.#log(kind, subject, [], [], at);
  }

  change<T>(
    kind: OperationKind,
    subject: Partial<Subject>,
    make: (change: Change) => T,
  ): { operation: number; made: T } {
    if (this.fails) throw failure(this.fails);
    const diffs: Diff[] = [];
    const apart: Operation['apart'] = [];
    const made = make({
      newId: (noun) => (this.#ids[noun] += 1),
      put: (noun, row) => {
        const diff: Diff = { noun, id: row.id, before: this[noun].get(row.id) ?? null, after: row };
        diffs.push(diff);
        this.#write(diff);
      },
      remove: (noun, id) => {
        const diff: Diff = { noun, id, before: this[noun].get(id) ?? null, after: null };
        diffs.push(diff);
        this.#write(diff);
      },
      setApart: (pair) => {
        apart.push({ pair, set: true });
        this.apart.add(pair);
      },
    });
    // As in the book, what changes nothing is no step of it.
    const differs = diffs.some(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
    if (!differs && apart.length === 0) return { operation: 0, made };
    return { operation: this.#commit(kind, subject, diffs, apart), made };
  }

  /** Takes an operation back; an undo taken back is a redo. `null`: the latest that stands and is no undo itself. */
  undo(wanted: number | null): { operation: number; row: HistoryRow } {
    if (this.fails) throw failure(this.fails);
    const target =
      wanted === null
        ? this.#operations.findLast(
            ({ row, diffs, apart }) => diffs.length + apart.length > 0 && !row.undone && row.kind !== 'undo',
          )
        : this.#operations[wanted - 1];
    if (!target) throw failure(wanted === null ? 'nothing_to_undo' : 'not_found');
    if (target.row.undone) throw failure('nothing_to_undo');
    const { row, diffs } = target;
    if (diffs.length + target.apart.length === 0 || !this.#stands(diffs)) {
      throw failure('cannot_undo', { number: this.#builtOn(diffs, row.operation) });
    }

    const back = diffs.map((diff) => ({ ...diff, before: diff.after, after: diff.before })).reverse();
    for (const diff of back) this.#write(diff);
    const apart = target.apart.map(({ pair, set }) => ({ pair, set: !set }));
    for (const { pair, set } of apart) this.apart[set ? 'add' : 'delete'](pair);
    target.row = { ...row, undone: true };
    const subject = { ...row.subject, undone: row.subject.undone ?? row.kind };
    return { operation: this.#commit(row.kind === 'undo' ? 'redo' : 'undo', subject, back, apart), row };
  }

  /** Does again what the latest undo took back, unless something else was done since. */
  redo(): { operation: number; row: HistoryRow } {
    const since = this.#operations.findLastIndex(({ row: { kind } }) => kind !== 'undo' && kind !== 'redo');
    const target = this.#operations.findLast(({ row }, at) => at > since && row.kind === 'undo' && !row.undone);
    if (!target) throw failure('nothing_to_redo');
    return this.undo(target.row.operation);
  }

  history(before: number | null): HistoryRow[] {
    const end = before === null ? this.#operations.length : Math.max(0, before - 1);
    return this.#operations
      .slice(Math.max(this.#forgotten, end - pageOfHistory), end)
      .map(({ row }) => row)
      .reverse();
  }

  /** Forgets what was done, all but that it was done now. */
  forget(kind: OperationKind, subject: Partial<Subject>): void {
    const { operation } = this.change(kind, subject, () => {});
    for (const done of this.#operations) done.diffs = [];
    this.#forgotten = operation - 1;
  }

  get latestOperation(): number {
    return this.#operations.length;
  }

  /** Those that wait, in the order in which they were told. */
  get openSuggestions(): Suggestion[] {
    const ids = Array.from({ length: this.#ids.suggestions }, (_, at) => at + 1);
    return ids.map((id) => this.suggestions.get(id)).filter((row) => row?.open === true) as Suggestion[];
  }

  person(id: number): Person {
    const person = this.people.get(id);
    if (!person) throw failure('not_found', { number: id });
    return person;
  }

  favour(id: number): Favour {
    const favour = this.favours.get(id);
    if (!favour) throw failure('not_found', { number: id });
    return favour;
  }

  favoursOf(person: number): Favour[] {
    return [...(this.#ledger.get(person) ?? [])].map((id) => this.favour(id));
  }

  /** People in at least one favour. */
  get peopleWithFavours(): Iterable<number> {
    return this.#ledger.keys();
  }

  nameOf(person: number | null): string {
    return person === null ? '' : (this.people.get(person)?.name.display ?? '');
  }

  /** Whether nothing has changed since what these made, and nothing has come to rest on it. */
  #stands(diffs: Diff[]): boolean {
    const own = new Set(diffs.filter(({ noun }) => noun === 'favours').map(({ id }) => id));
    return diffs.every(({ noun, id, before, after }) => {
      if ((this[noun].get(id) ?? null) !== after) return false;
      const goes = noun === 'people' && before === null;
      return !goes || [...(this.#ledger.get(id) ?? [])].every((favour) => own.has(favour));
    });
  }

  /** The first later operation that still stands and touches the same rows, or rests on them. */
  #builtOn(diffs: Diff[], operation: number): number {
    const touches = (later: Diff) =>
      diffs.some(
        ({ noun, id }) =>
          (later.noun === noun && later.id === id) ||
          (noun === 'people' && later.noun === 'favours' && this.#isParty(later.after as Favour | null, id)),
      );
    const by = this.#operations.slice(operation).find(({ row, diffs }) => !row.undone && diffs.some(touches));
    return by?.row.operation ?? 0;
  }

  #isParty(favour: Favour | null, id: number): boolean {
    return favour?.parties.some(({ person }) => person === id) ?? false;
  }

  #write({ noun, id, before, after }: Diff): void {
    this.#ids[noun] = Math.max(this.#ids[noun], id);
    if (after) this[noun].set(after as Person & Favour & Organisation & Suggestion & Owner);
    else this[noun].delete(id);
    if (noun === 'favours') this.#keep(id, before as Favour | null, after as Favour | null);
  }

  #keep(id: number, before: Favour | null, after: Favour | null): void {
    for (const { person } of before?.parties ?? []) {
      if (person === null) continue;
      const kept = this.#ledger.get(person);
      if (kept?.delete(id) && kept.size === 0) this.#ledger.delete(person);
    }
    for (const { person } of after?.parties ?? []) {
      if (person === null) continue;
      const kept = this.#ledger.get(person);
      if (kept) kept.add(id);
      else this.#ledger.set(person, new Set([id]));
    }
  }

  #commit(kind: OperationKind, subject: Partial<Subject>, diffs: Diff[], apart: Operation['apart']): number {
    const operation = this.#log(kind, subject, diffs, apart);
    const people = diffs.filter(({ noun }) => noun === 'people').map(({ id }) => id);
    this.onChange(operation, people);
    return operation;
  }

  #log(kind: OperationKind, subject: Partial<Subject>, diffs: Diff[], apart: Operation['apart'], at?: string): number {
    const operation = this.#operations.length + 1;
    const clock = new Date(Date.UTC(2026, 10, 19, 8, operation)).toISOString().replace('.000', '');
    const told = { people: [], what: '', added: 0, changed: 0, fields: [], undone: null, status: null, ...subject };
    const row: HistoryRow = { operation, kind, subject: told, at: at ?? clock, undone: false };
    this.#operations.push({ row, diffs, apart });
    return operation;
  }
}
