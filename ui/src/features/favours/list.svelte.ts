/** The ledger: its sums, its months, and the rows of them. */
import { backend, type FavourRow, type Ledger, type LedgerQuery } from '$lib/api';
import { Paged } from '../people/paged.svelte';
import { pageSize } from '../people/pages';
import { everything, monthOf, Months } from './ledger';

interface First extends Ledger {
  rows: FavourRow[];
}

async function firstOf(query: LedgerQuery): Promise<First> {
  const [ledger, rows] = await Promise.all([backend.ledger(query), backend.ledgerRows(query, 0, pageSize)]);
  return { ...ledger, rows };
}

export class LedgerList extends Paged<LedgerQuery, First, FavourRow> {
  readonly months = $derived(new Months(this.head?.months ?? []));

  constructor() {
    super(everything, firstOf, (query, offset) => backend.ledgerRows(query, offset, pageSize));
  }

  /** Fetches where a favour of that day must be. */
  look(on: string): void {
    const rows = this.months.rowsOf(monthOf(on));
    if (rows) this.bring(rows.first, rows.first + Math.min(rows.count, 4 * pageSize));
  }
}
