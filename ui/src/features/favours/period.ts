/** The stretches of time that the ledger is asked for without a day being typed: those that are, the book reads. */
import type { LedgerQuery } from '$lib/api';
import { m } from '$lib/i18n';
import { onWords, yearOf } from '$lib/on';

export type Bounds = Pick<LedgerQuery, 'from' | 'to'>;
/** `own`: days of the user's own. */
export type Period = 'any' | 'year' | 'months' | 'own';

/** This month and the eleven before it: as whole months stand in the list. */
function twelveMonths(today: string): string {
  const month = new Date(`${today.slice(0, 7)}-01T00:00:00Z`);
  month.setUTCMonth(month.getUTCMonth() - 11);
  return month.toISOString().slice(0, 7);
}

export function boundsOf(period: 'any' | 'year' | 'months', today: string): Bounds {
  if (period === 'year') return { from: yearOf(today), to: yearOf(today) };
  return { from: period === 'months' ? twelveMonths(today) : null, to: null };
}

export function periodOf({ from, to }: Bounds, today: string): Period {
  const known = (['any', 'year', 'months'] as const).find((period) => {
    const bounds = boundsOf(period, today);
    return bounds.from === from && bounds.to === to;
  });
  return known ?? 'own';
}

/** Days of one's own in words, short enough for a button. */
export function boundsWords({ from, to }: Bounds): string {
  if (from && to) return from === to ? onWords(from) : m.favours_between_days({ from: onWords(from), to: onWords(to) });
  if (from) return m.favours_since({ date: onWords(from) });
  return to ? m.favours_until({ date: onWords(to) }) : '';
}
