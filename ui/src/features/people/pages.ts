/** A long list held in pages: which of them a stretch of rows needs, and the row at a place. */
export const pageSize = 100;

export type Pages<T> = ReadonlyMap<number, readonly T[]>;

export const noPages = <T>(): Pages<T> => new Map();

/** Numbers of pages that have been asked for. */
export const noneComing = (): Set<number> => new Set();

export const pageOf = (index: number): number => Math.floor(index / pageSize);

export function rowAt<T>(pages: Pages<T>, index: number): T | undefined {
  return pages.get(pageOf(index))?.[index % pageSize];
}

/** Pages under rows `from` … `to` that are neither held nor on their way, the nearest to `from` first. */
export function missing(held: { has: (page: number) => boolean }, from: number, to: number, total: number): number[] {
  const wanted: number[] = [];
  const last = pageOf(Math.min(to, total - 1));
  for (let page = pageOf(Math.max(0, from)); page <= last; page += 1) if (!held.has(page)) wanted.push(page);
  return wanted;
}

/** A new first page, beside such of the old pages as are seen until theirs are here too. */
export function begun<T>(old: Pages<T>, seen: number[], first: readonly T[]): Pages<T> {
  const pages = new Map<number, readonly T[]>([[0, first]]);
  for (const page of seen) {
    const rows = old.get(page);
    if (page > 0 && rows) pages.set(page, rows);
  }
  return pages;
}

const keptPages = 40;

/** With one page more; those farthest from it go when there are too many. */
export function withPage<T>(pages: Pages<T>, page: number, rows: readonly T[]): Pages<T> {
  const next = new Map(pages).set(page, rows);
  if (next.size <= keptPages) return next;
  const farthest = [...next.keys()].reduce((a, b) => (Math.abs(b - page) > Math.abs(a - page) ? b : a));
  next.delete(farthest);
  return next;
}

/** Where a key moves the active row of a list; nothing for a key that does not move it. */
export function moved(key: string, at: number, total: number, visible: number): number | undefined {
  const step = Math.max(1, visible - 1);
  const to = {
    ArrowDown: at + 1,
    ArrowUp: at < 0 ? 0 : at - 1,
    PageDown: Math.max(at, 0) + step,
    PageUp: at - step,
    Home: 0,
    End: total - 1,
  }[key];
  if (to === undefined || total === 0) return undefined;
  return Math.min(total - 1, Math.max(0, to));
}
