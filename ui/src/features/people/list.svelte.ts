/**
 * The list of people as it is on screen: pages of rows that come when they are scrolled to. While a new search runs
 * the rows of the last one stay, so that typing never flashes.
 */
import { backend, type Failure, failureOf, type PeoplePage, type PersonRow } from '$lib/api';
import { Latest } from '$lib/latest';
import { firstPage, type Wish } from './first-page';
import { begun, missing, noneComing, noPages, pageOf, pageSize, rowAt, withPage, type Pages } from './pages';

const everyone: Wish = { text: '', circle: null, order: 'name', archived: false };

export class PeopleList {
  #pages = $state.raw<Pages<PersonRow>>(noPages());
  #total = $state(0);
  #more = $state(false);
  #near = $state(false);
  #answered = $state(false);
  #failure = $state.raw<Failure>();
  #shown = $state.raw<Wish>(everyone);
  #wish: Wish = everyone;
  /** Pages on their way, of the present list only. */
  #coming = noneComing();
  #seen = { from: 0, to: 20 };
  #version = 0;

  #first = new Latest<Wish, PeoplePage>(
    firstPage,
    (page, wish) => this.#begin(page, wish),
    (thrown) => (this.#failure = failureOf(thrown)),
  );

  get total(): number {
    return this.#total;
  }
  get more(): boolean {
    return this.#more;
  }
  /** Nobody has what was typed; those in the list are called nearly so. */
  get near(): boolean {
    return this.#near;
  }
  /** The first rows have come, of whatever was asked for first. */
  get answered(): boolean {
    return this.#answered;
  }
  get failure(): Failure | undefined {
    return this.#failure;
  }
  /** What the rows on screen answer. */
  get shown(): Wish {
    return this.#shown;
  }

  row(index: number): PersonRow | undefined {
    return rowAt(this.#pages, index);
  }

  find(id: number | undefined): number {
    if (id === undefined) return -1;
    for (const [page, rows] of this.#pages) {
      const at = rows.findIndex((row) => row.id === id);
      if (at >= 0) return page * pageSize + at;
    }
    return -1;
  }

  /** Everyone in the list, also those whose rows have not come. */
  all(): Promise<number[]> {
    return backend.peopleIds({ ...this.#shown, offset: 0, limit: 0 });
  }

  ask(wish: Wish): void {
    this.#wish = wish;
    this.#first.put(wish);
  }

  /** The same again: the book has changed, or the last try failed. */
  refresh(): void {
    this.#first.put(this.#wish);
  }

  /** Fetches what rows `from` … `to` lack. */
  see(from: number, to: number): void {
    this.#seen = { from, to };
    const held = { has: (page: number) => this.#pages.has(page) || this.#coming.has(page) };
    for (const page of missing(held, from, to, this.#total)) void this.#fetch(page);
  }

  #begin(page: PeoplePage, wish: Wish): void {
    const same = JSON.stringify(wish) === JSON.stringify(this.#shown) && this.#answered;
    this.#version += 1;
    this.#coming.clear();
    this.#failure = undefined;
    this.#total = page.total;
    this.#more = page.more;
    this.#near = page.near;
    // After a change what is seen stays until its new rows are here.
    this.#pages = begun(this.#pages, same ? [pageOf(this.#seen.from), pageOf(this.#seen.to)] : [], page.rows);
    this.#answered = true;
    if (!same) {
      this.#seen = { from: 0, to: 20 };
      this.#shown = wish;
    }
    for (const at of this.#pages.keys()) if (at > 0) void this.#fetch(at);
    this.see(this.#seen.from, this.#seen.to);
  }

  async #fetch(page: number): Promise<void> {
    const version = this.#version;
    this.#coming.add(page);
    try {
      const got = await backend.people({ ...this.#shown, offset: page * pageSize, limit: pageSize });
      if (version !== this.#version) return;
      this.#pages = withPage(this.#pages, page, got.rows);
      // A search that stopped early said how many it had looked at; where its rows end is seen only here.
      if (got.rows.length < pageSize) this.#total = page * pageSize + got.rows.length;
    } catch (thrown) {
      if (version === this.#version) this.#failure = failureOf(thrown);
    } finally {
      if (version === this.#version) this.#coming.delete(page);
    }
  }
}
