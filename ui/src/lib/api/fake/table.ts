/** Rows by number. Most of a large book is never looked at, so rows may come from a maker that is asked when needed. */

export interface Maker<Row> {
  first: number;
  count: number;
  make(id: number): Row;
}

export class Table<Row extends { readonly id: number }> {
  /** Rows written or made so far; null where one is gone. */
  readonly #rows = new Map<number, Row | null>();
  #maker: Maker<Row> | null = null;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Once, before anything is written in its range. */
  makeBy(maker: Maker<Row>): void {
    this.#maker = maker;
    this.#size += maker.count;
  }

  /** The same row each time, until another is set. */
  get(id: number): Row | undefined {
    const row = this.#rows.get(id);
    if (row !== undefined) return row ?? undefined;
    const maker = this.#maker;
    if (!maker || id < maker.first || id >= maker.first + maker.count) return undefined;
    const made = maker.make(id);
    this.#rows.set(id, made);
    return made;
  }

  /** The row if it was ever looked at or written. */
  peek(id: number): Row | undefined {
    return this.#rows.get(id) ?? undefined;
  }

  /** Every row that was looked at or written so far. */
  *looked(): Iterable<Row> {
    for (const row of this.#rows.values()) if (row) yield row;
  }

  /** Every row, made if need be. */
  *all(): Iterable<Row> {
    const maker = this.#maker;
    const ids = new Set(this.#rows.keys());
    for (let at = 0; at < (maker?.count ?? 0); at += 1) ids.add(maker!.first + at);
    for (const id of ids) {
      const row = this.get(id);
      if (row) yield row;
    }
  }

  set(row: Row): void {
    if (!this.get(row.id)) this.#size += 1;
    this.#rows.set(row.id, row);
  }

  delete(id: number): void {
    if (this.get(id)) this.#size -= 1;
    this.#rows.set(id, null);
  }
}
