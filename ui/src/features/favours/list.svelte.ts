/** The ledger as it is on screen: its sums, and pages of rows that come when they are scrolled to. */
import { backend, type Failure, failureOf, type FavourRow, type Ledger, type LedgerQuery } from '$lib/api';
import { Latest } from '$lib/latest';
import { begun, missing, noneComing, noPages, pageOf, pageSize, rowAt, withPage, type Pages } from '../people/pages';
import { everything, monthOf, Months } from './ledger';

interface First {
  ledger: Ledger;
  rows: FavourRow[];
}

export class LedgerList {
  #pages = $state.raw<Pages<FavourRow>>(noPages());
  #ledger = $state.raw<Ledger>();
  #failure = $state.raw<Failure>();
  #shown = $state.raw<LedgerQuery>(everything);
  #query: LedgerQuery = everything;
  #coming = noneComing();
  #seen = { from: 0, to: 20 };
  #version = 0;

  #first = new Latest<LedgerQuery, First>(
    async (query) => {
      const [ledger, rows] = await Promise.all([backend.ledger(query), backend.ledgerRows(query, 0, pageSize)]);
      return { ledger, rows };
    },
    (first, query) => this.#begin(first, query),
    (thrown) => (this.#failure = failureOf(thrown)),
  );

  readonly months = $derived(new Months(this.#ledger?.months ?? []));

  /** Nothing until the first answer. */
  get ledger(): Ledger | undefined {
    return this.#ledger;
  }
  get failure(): Failure | undefined {
    return this.#failure;
  }
  /** What the rows on screen answer. */
  get shown(): LedgerQuery {
    return this.#shown;
  }

  row(index: number): FavourRow | undefined {
    return rowAt(this.#pages, index);
  }

  find(id: number): number {
    for (const [page, rows] of this.#pages) {
      const at = rows.findIndex((row) => row.id === id);
      if (at >= 0) return page * pageSize + at;
    }
    return -1;
  }

  ask(query: LedgerQuery): void {
    this.#query = query;
    this.#first.put(query);
  }

  /** The same again: the book has changed, or the last try failed. */
  refresh(): void {
    this.#first.put(this.#query);
  }

  see(from: number, to: number): void {
    this.#seen = { from, to };
    this.#fetchMissing(from, to);
  }

  /** Fetches where a favour of that day must be. */
  look(on: string): void {
    const rows = this.months.rowsOf(monthOf(on));
    if (rows) this.#fetchMissing(rows.first, rows.first + Math.min(rows.count, 4 * pageSize));
  }

  #fetchMissing(from: number, to: number): void {
    const held = { has: (page: number) => this.#pages.has(page) || this.#coming.has(page) };
    for (const page of missing(held, from, to, this.#ledger?.total ?? 0)) void this.#fetch(page);
  }

  #begin({ ledger, rows }: First, query: LedgerQuery): void {
    const same = this.#ledger !== undefined && JSON.stringify(query) === JSON.stringify(this.#shown);
    this.#version += 1;
    this.#coming.clear();
    this.#failure = undefined;
    this.#ledger = ledger;
    // After a change what is seen stays until its new rows are here.
    this.#pages = begun(this.#pages, same ? [pageOf(this.#seen.from), pageOf(this.#seen.to)] : [], rows);
    if (!same) {
      this.#seen = { from: 0, to: 20 };
      this.#shown = query;
    }
    for (const at of this.#pages.keys()) if (at > 0) void this.#fetch(at);
    this.#fetchMissing(this.#seen.from, this.#seen.to);
  }

  async #fetch(page: number): Promise<void> {
    const version = this.#version;
    this.#coming.add(page);
    try {
      const rows = await backend.ledgerRows(this.#shown, page * pageSize, pageSize);
      if (version === this.#version) this.#pages = withPage(this.#pages, page, rows);
    } catch (thrown) {
      if (version === this.#version) this.#failure = failureOf(thrown);
    } finally {
      if (version === this.#version) this.#coming.delete(page);
    }
  }
}
