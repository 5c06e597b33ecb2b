/** The ledger's query, its months as places of one long list, and what a row says of itself. */
import type { FavourRow, LedgerMonth, LedgerQuery, LinkKind, PartyView, Size } from '$lib/api';

export const everything: LedgerQuery = {
  direction: null,
  kind: null,
  status: null,
  person: null,
  occasion: null,
  text: '',
  from: null,
  to: null,
  void: false,
};

export const isFiltered = (query: LedgerQuery): boolean =>
  Object.entries(query).some(([name, value]) => value !== everything[name as keyof LedgerQuery]);

/** Only what differs from everything, as the route keeps it. */
export function onlyOf(query: LedgerQuery): Partial<LedgerQuery> | undefined {
  const differs = Object.entries(query).filter(([name, value]) => value !== everything[name as keyof LedgerQuery]);
  return differs.length > 0 ? Object.fromEntries(differs) : undefined;
}

export type Place = { month: LedgerMonth; row?: undefined } | { month: LedgerMonth; row: number };

/** Every month takes a place for its head, and one for each of its rows. */
export class Months {
  readonly total: number;
  /** The place of each head. */
  readonly #heads: number[] = [];

  constructor(private readonly months: readonly LedgerMonth[]) {
    let at = 0;
    for (const { total } of months) {
      this.#heads.push(at);
      at += total + 1;
    }
    this.total = at;
  }

  /** Which month a place lies in. */
  #monthAt(place: number): number {
    let [low, high] = [0, this.#heads.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.#heads[middle]! <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  at(place: number): Place {
    const which = this.#monthAt(place);
    const month = this.months[which]!;
    const head = this.#heads[which]!;
    return place === head ? { month } : { month, row: place - which - 1 };
  }

  /** The place of a row. */
  placeOf(row: number): number {
    let before = 0;
    for (const [which, { total }] of this.months.entries()) {
      before += total;
      if (row < before) return row + which + 1;
    }
    return -1;
  }

  /** The first row of a month, and how many it has. */
  rowsOf(name: string): { first: number; count: number } | undefined {
    let first = 0;
    for (const { month, total } of this.months) {
      if (month === name) return { first, count: total };
      first += total;
    }
    return undefined;
  }
}

export const monthOf = (on: string): string => on.replace('~', '').slice(0, 7);

/** Those on the other side: for what I gave, whom it helped; for the rest, who gave. */
export function counterparts(row: FavourRow): PartyView[] {
  const role = row.direction === 'given' ? 'beneficiary' : 'giver';
  const others = row.parties.filter(({ person }) => person !== null);
  if (row.direction === 'between') return others;
  return others.filter((party) => party.role === role);
}

/** A close tie has no sizes, and what passed between others none that count with me. */
export const isSized = (row: FavourRow): boolean =>
  row.direction !== 'between' &&
  !row.parties.some(({ communal, role }) => communal && (role === 'giver' || role === 'beneficiary'));

export interface Worth {
  size: Size;
  estimate: boolean;
}

export function worthOf(row: FavourRow): Worth | undefined {
  // A word of thanks took nothing.
  if (!isSized(row) || (row.cost === 'nothing' && row.value === null)) return undefined;
  return { size: row.value ?? row.cost, estimate: row.value === null };
}

export type Followed =
  | 'promised'
  | 'asked'
  | 'declined'
  | 'withdrawn'
  | 'lapsed'
  | 'void'
  | 'returned'
  | 'passed_on'
  | 'returns'
  | 'passes_on'
  | 'thanked';

/** The one word that a row has room for: where it stands, how it was answered, what it answers. */
export function followedBy(row: FavourRow): Followed | undefined {
  if (row.status !== 'done') return row.status;
  const answered = (kind: LinkKind) => row.answered.includes(kind);
  if (answered('returns')) return 'returned';
  if (answered('passes_on')) return 'passed_on';
  if (row.answers.includes('returns')) return 'returns';
  if (row.answers.includes('passes_on')) return 'passes_on';
  return answered('thanks') ? 'thanked' : undefined;
}

/** Whether a word of thanks can still be noted. */
export const canThank = (row: FavourRow): boolean =>
  row.direction === 'taken' && row.status === 'done' && row.kind !== 'thanks' && !row.thanked;
