/**
 * A long list as it is on screen: pages of rows that come when they are scrolled to. While another question is out the
 * rows of the last one stay, so that typing never flashes; after a change what is seen stays until it is here anew.
 */
import { type Failure, failureOf } from '$lib/api';
import { Latest } from '$lib/latest';
import { begun, missing, noneComing, noPages, pageOf, pageSize, rowAt, withPage, type Pages } from './pages';

/** The first rows, with what is said of the whole list. */
interface First<T> {
  total: number;
  rows: readonly T[];
}

const top = { from: 0, to: 20 };

export class Paged<Q, H extends First<T>, T> {
  #pages = $state.raw<Pages<T>>(noPages());
  #head = $state.raw<H>();
  #total = $state(0);
  #failure = $state.raw<Failure>();
  #shown: Q;
  #wanted: Q;
  readonly #first: Latest<Q, H>;
  readonly #more: (question: Q, offset: number) => Promise<readonly T[]>;
  /** Pages on their way, of the present list only. */
  readonly #coming = noneComing();
  #seen = top;
  #version = 0;

  /** Until somebody asks, the question is `begins`. */
  constructor(
    begins: Q,
    first: (question: Q) => Promise<H>,
    more: (question: Q, offset: number) => Promise<readonly T[]>,
  ) {
    this.#shown = $state.raw(begins);
    this.#wanted = begins;
    this.#more = more;
    this.#first = new Latest(
      first,
      (head, question) => this.#begin(head, question),
      (thrown) => (this.#failure = failureOf(thrown)),
    );
  }

  /** Nothing until the first answer. */
  get head(): H | undefined {
    return this.#head;
  }
  get total(): number {
    return this.#total;
  }
  get failure(): Failure | undefined {
    return this.#failure;
  }
  /** What the rows on screen answer. */
  get shown(): Q {
    return this.#shown;
  }

  row(index: number): T | undefined {
    return rowAt(this.#pages, index);
  }

  /** The place of such a row among those that are here, or -1. */
  find(fits: (row: T) => boolean): number {
    for (const [page, rows] of this.#pages) {
      const at = rows.findIndex(fits);
      if (at >= 0) return page * pageSize + at;
    }
    return -1;
  }

  ask(question: Q): void {
    this.#wanted = question;
    this.#first.put(question);
  }

  /** The same again: the book has changed, or the last try failed. */
  refresh(): void {
    this.#first.put(this.#wanted);
  }

  /** Rows `from` … `to` are on screen. */
  see(from: number, to: number): void {
    this.#seen = { from, to };
    this.bring(from, to);
  }

  /** Fetches what rows `from` … `to` lack. */
  bring(from: number, to: number): void {
    const held = { has: (page: number) => this.#pages.has(page) || this.#coming.has(page) };
    for (const page of missing(held, from, to, this.#total)) void this.#fetch(page);
  }

  #begin(head: H, question: Q): void {
    const same = this.#head !== undefined && JSON.stringify(question) === JSON.stringify(this.#shown);
    this.#version += 1;
    this.#coming.clear();
    this.#failure = undefined;
    this.#head = head;
    this.#total = head.total;
    const seen = same ? [pageOf(this.#seen.from), pageOf(this.#seen.to)] : [];
    const still = seen.filter((page) => page * pageSize < head.total);
    this.#pages = begun(this.#pages, still, head.rows);
    if (!same) {
      this.#seen = top;
      this.#shown = question;
    }
    for (const at of this.#pages.keys()) if (at > 0) void this.#fetch(at);
    this.bring(this.#seen.from, this.#seen.to);
  }

  async #fetch(page: number): Promise<void> {
    const version = this.#version;
    this.#coming.add(page);
    try {
      const rows = await this.#more(this.#shown, page * pageSize);
      if (version !== this.#version) return;
      this.#pages = withPage(this.#pages, page, rows);
      // A search that stopped early said how many it had looked at; where its rows end is seen only here.
      if (rows.length < pageSize) this.#total = Math.min(this.#total, page * pageSize + rows.length);
    } catch (thrown) {
      if (version === this.#version) this.#failure = failureOf(thrown);
    } finally {
      if (version === this.#version) this.#coming.delete(page);
    }
  }
}
