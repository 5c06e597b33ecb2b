/**
 * The book's dates in words. A date carries its precision: `2026-11-19`, `2026-11`, `2026`, and `~` before what is
 * only about right. Nothing here decides anything: distances are for reading.
 */
import { formatAgo, formatDay, m } from '$lib/i18n';

export type Unit = 'day' | 'week' | 'month' | 'year';

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

const dayNumber = (year: number, month: number, day: number) => Date.UTC(year, month - 1, day) / 86_400_000;

/** How long ago, in the largest unit that the date's precision and the distance allow. Negative: still to come. */
export function agoOf(on: string, today: string): { value: number; unit: Unit } {
  const from = partsOf(on);
  const to = partsOf(today);
  const [y1, y2] = [Number(from.year), Number(to.year)];
  if (!from.month) return { value: y2 - y1, unit: 'year' };
  const [m1, m2] = [Number(from.month), Number(to.month)];
  const months = (y2 - y1) * 12 + (m2 - m1);
  if (!from.day) return Math.abs(months) < 12 ? { value: months, unit: 'month' } : years(months);
  const days = dayNumber(y2, m2, Number(to.day)) - dayNumber(y1, m1, Number(from.day));
  const far = Math.abs(days);
  if (far < 7) return { value: days, unit: 'day' };
  if (far < 30) return { value: Math.trunc(days / 7), unit: 'week' };
  if (far < 365) return { value: Math.trunc(days / 30.44) || Math.sign(days), unit: 'month' };
  return years(days / 30.44);
}

const years = (months: number) => ({ value: Math.trunc(months / 12) || Math.sign(months), unit: 'year' as const });

/** "today", "3 days ago", "last month". */
export function agoWords(on: string, today: string): string {
  const { value, unit } = agoOf(on, today);
  return formatAgo(value, unit);
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
