/** The stretches of time that the ledger is asked for without a day being typed: those that are, the book reads. */
import type { Period as Bounds, Start } from '$lib/api';
import { m } from '$lib/i18n';
import { onWords, yearOf } from '$lib/on';

export type { Bounds };
/** `own`: days of the user's own. */
export type Period = 'any' | 'year' | 'months' | 'own';

export const always: Bounds = { from: null, to: null };

/** Today, and the twelve months that end with it. */
type Days = Pick<Start, 'today' | 'months'>;

export function boundsOf(period: 'any' | 'year' | 'months', { today, months }: Days): Bounds {
  if (period === 'year') return { from: yearOf(today), to: yearOf(today) };
  return period === 'months' ? { from: months[0] ?? null, to: null } : always;
}

export function periodOf({ from, to }: Bounds, days: Days): Period {
  const known = (['any', 'year', 'months'] as const).find((period) => {
    const bounds = boundsOf(period, days);
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
