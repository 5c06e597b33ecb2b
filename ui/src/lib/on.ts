/**
 * The book's dates in words. A date carries its precision: `2026-11-19`, `2026-11`, `2026`, and `~` before what is
 * only about right. How long ago one lies is the book's to say.
 */
import { formatDay, m } from '$lib/i18n';

interface Parts {
  about: boolean;
  year: string;
  month: string | undefined;
  day: string | undefined;
}

export function partsOf(on: string): Parts {
  const about = on.startsWith('~');
  const [year = '', month, day] = on.replace('~', '').slice(0, 10).split('-');
  return { about, year, month, day };
}

export const yearOf = (on: string): string => partsOf(on).year;

/** "19 Nov 2026", "November 2026", "2026", "about 2026". `bare` leaves the year to a heading. */
export function onWords(on: string, bare = false): string {
  const { about, year, month, day } = partsOf(on);
  let words = year;
  if (month && day) words = formatDay(`${year}-${month}-${day}`, bare ? 'short' : 'medium');
  else if (month) words = formatDay(`${year}-${month}-01`, bare ? 'month' : 'monthYear');
  return about ? m.date_about({ date: words }) : words;
}

export type Season = 'winter' | 'spring' | 'summer' | 'autumn';

const seasons: readonly Season[] = ['winter', 'spring', 'summer', 'autumn'];

/** By the months of the north: December begins the winter. */
export function seasonOf(on: string): Season | undefined {
  const { month } = partsOf(on);
  return month ? seasons[Math.floor((Number(month) % 12) / 3)] : undefined;
}

/** `1984-05-09` or `--05-09`, as one says a birthday. */
export function anniversaryWords(day: string): string {
  const yearless = /^--(\d\d)-(\d\d)$/.exec(day);
  if (yearless) return formatDay(`2000-${yearless[1]}-${yearless[2]}`, 'short');
  return onWords(day);
}
