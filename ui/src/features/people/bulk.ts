/** Which rows are chosen together: by id, so that a list that comes anew chooses nobody else. Pure. */
import { formatNumber, m } from '$lib/i18n';

export type Chosen = ReadonlySet<number>;

export const nobody: Chosen = new Set();

export function turned(chosen: Chosen, id: number): Chosen {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** Everyone between two places; nothing where not all of them are here. */
export function between(from: number, to: number, idAt: (place: number) => number | undefined): Chosen | undefined {
  const next = new Set<number>();
  for (let place = Math.min(from, to); place <= Math.max(from, to); place += 1) {
    const id = idAt(place);
    if (id === undefined) return undefined;
    next.add(id);
  }
  return next;
}

/** "12 people". */
export const peopleWords = (count: number): string => m.bulk_people({ count, number: formatNumber(count) });
