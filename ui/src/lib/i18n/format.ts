/** Numbers, dates and names of countries in the language of the window. Formatters are kept: making one is slow. */
import { locale } from './locale.svelte';

/** A calendar day without time zone, as the book writes it: "2026-11-19". */
type IsoDay = string;
type DayStyle = 'short' | 'medium' | 'long' | 'dayMonth' | 'month' | 'monthName' | 'monthYear';

const kept = new Map<string, unknown>();

function keep<T>(key: string, make: (tag: string) => T): T {
  // "en" alone would write 11/19/2026; the window writes 19 November, as its readers do.
  const tag = locale.current === 'en' ? 'en-GB' : 'fi-FI';
  const full = `${tag}|${key}`;
  if (!kept.has(full)) kept.set(full, make(tag));
  return kept.get(full) as T;
}

export function formatNumber(value: number, digits = 0): string {
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return keep(`number${digits}`, (tag) => new Intl.NumberFormat(tag, options)).format(value);
}

/** With + or a true minus sign; nothing before zero. */
export function formatSigned(value: number, digits = 1): string {
  const options = {
    signDisplay: 'exceptZero' as const,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  };
  return keep(`signed${digits}`, (tag) => new Intl.NumberFormat(tag, options))
    .format(value)
    .replace('-', '−');
}

export function formatPercent(share: number): string {
  return keep('percent', (tag) => new Intl.NumberFormat(tag, { style: 'percent' })).format(share);
}

const dayStyles: Record<DayStyle, Intl.DateTimeFormatOptions> = {
  short: { day: 'numeric', month: 'short' },
  medium: { day: 'numeric', month: 'short', year: 'numeric' },
  long: { weekday: 'long', day: 'numeric', month: 'long' },
  dayMonth: { day: 'numeric', month: 'long' },
  month: { month: 'short' },
  monthName: { month: 'long' },
  monthYear: { month: 'long', year: 'numeric' },
};

export function formatDay(day: IsoDay, style: DayStyle = 'medium'): string {
  const format = keep(`day-${style}`, (tag) => new Intl.DateTimeFormat(tag, { ...dayStyles[style], timeZone: 'UTC' }));
  return format.format(new Date(`${day}T00:00:00Z`));
}

/** A moment in the time of this computer, from what the book keeps in UTC: "19 Nov 2026, 14:02". */
export function formatMoment(moment: string): string {
  const options = { dateStyle: 'medium', timeStyle: 'short' } as const;
  return keep('moment', (tag) => new Intl.DateTimeFormat(tag, options)).format(new Date(moment));
}

/** "3 days ago", "yesterday". The distance comes from the book: the window does no arithmetic with days. */
export function formatAgo(value: number, unit: 'day' | 'week' | 'month' | 'year'): string {
  return keep('ago', (tag) => new Intl.RelativeTimeFormat(tag, { numeric: 'auto' })).format(-value, unit);
}

export function formatList(parts: string[]): string {
  return keep('list', (tag) => new Intl.ListFormat(tag, { type: 'conjunction' })).format(parts);
}

export function regionName(code: string): string {
  return keep('region', (tag) => new Intl.DisplayNames(tag, { type: 'region' })).of(code) ?? code;
}

/** Alphabetical order as the reader's language has it (å, ä, ö last in Finnish). */
export function compareText(a: string, b: string): number {
  return keep('collator', (tag) => new Intl.Collator(tag)).compare(a, b);
}
