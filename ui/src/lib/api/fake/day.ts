/** Days as whole numbers since 1970, and dates that say how much of them is known: `2026-11-19`, `2026-11`, `~2026`. */
import type { Period } from '../bindings';
import { failure } from './failure';

/** The day of the mock-ups; this book never sees another. */
export const today = '2026-11-19';

const dayLength = 86_400_000;
const midnight = () => new Date().setHours(0, 0, 0, 0);
const loaded = midnight();

function numberOf(year: number, month: number, day: number): number | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() / dayLength : null;
}

export function written(day: number): string {
  return new Date(day * dayLength).toISOString().slice(0, 10);
}

export const todayNumber = numberOf(2026, 11, 19)!;

/** What the window calls today: a page that is open past midnight sees the next day. */
export const dayNow = (days = 0): string => written(todayNumber + days + Math.round((midnight() - loaded) / dayLength));

/** The day that stands for a date as far as it is known: the middle of a month or a year, but not after today. */
export function dayOf(on: string): number | null {
  const parts = /^~?(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(on);
  if (!parts) return null;
  const [, year, month, day] = parts;
  const start = numberOf(Number(year), Number(month ?? 1), Number(day ?? 1));
  if (start === null || day) return start;
  const middle = month ? start + 14 : numberOf(Number(year), 7, 1)!;
  return start <= todayNumber ? Math.min(middle, todayNumber) : middle;
}

const two = (figures = '') => figures.padStart(2, '0');

/** A day as one writes it; the book itself also reads words. */
export function readDay(text: string): string | null {
  const [, about = '', typed = ''] = /^\s*(~?)\s*(.*?)\s*$/.exec(text) ?? [];
  const from = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(typed);
  const to = /^(?:(?:(\d{1,2})[./]\s*)?(\d{1,2})[./]\s*)?(\d{4})$/.exec(typed);
  const [year, month, day] = from ? from.slice(1) : to ? to.slice(1).reverse() : [];
  if (!year) return null;
  const on = [year, ...[month, day].flatMap((part) => (part ? [two(part)] : []))].join('-');
  return dayOf(on) === null ? null : about + on;
}

/** Whether a date lies in a period; one that is a month or a year belongs to where it begins. */
export function isWithin(on: string, { from, to }: Period): boolean {
  const key = on.replace('~', '');
  const first = from?.replace('~', '').replace(/-01$/, '').replace(/-01$/, '');
  return (!first || key >= first) && (!to || key < `${to.replace('~', '')}~`);
}

/** The book answers for no period that ends before it begins. */
export function soundPeriod({ from, to }: Period): void {
  if (from && to && from.replace('~', '') > `${to.replace('~', '')}~`) throw failure('period_reversed');
}

/** For dates that this book wrote itself. */
export function knownDay(on: string): number {
  return dayOf(on) ?? todayNumber;
}

export function daysAgo(days: number): string {
  return written(todayNumber - days);
}

export interface Month {
  /** `2026-11`. */
  name: string;
  first: number;
  /** The month's last day, or today. */
  last: number;
}

/** The latest months, the oldest first, this month included. */
export function latestMonths(count: number): Month[] {
  return Array.from({ length: count }, (_, index) => {
    const start = new Date(Date.UTC(2026, 10 - (count - 1 - index), 1));
    const end = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 0) / dayLength;
    return {
      name: start.toISOString().slice(0, 7),
      first: start.getTime() / dayLength,
      last: Math.min(end, todayNumber),
    };
  });
}
