/**
 * A day as people write it → as the book writes it: 2026-11-19, 2026-11, 2026, and ~ before what is about right.
 * Knows the ways of writing only; whether such a day may stand, the book decides.
 */

const shapes: [RegExp, (found: string[]) => string][] = [
  [/^(\d{4})-(\d{1,2})-(\d{1,2})$/, ([year, month, day]) => `${year}-${two(month)}-${two(day)}`],
  [/^(\d{4})-(\d{1,2})$/, ([year, month]) => `${year}-${two(month)}`],
  [/^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})$/, ([day, month, year]) => `${year}-${two(month)}-${two(day)}`],
  [/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, ([day, month, year]) => `${year}-${two(month)}-${two(day)}`],
  [/^(\d{1,2})[./](\d{4})$/, ([month, year]) => `${year}-${two(month)}`],
  [/^(\d{4})$/, ([year]) => year!],
];

const two = (figures = '') => figures.padStart(2, '0');

/** As the book writes it, or nothing for what is not a way of writing a day. */
export function readWhen(typed: string): string | undefined {
  const [, about = '', text = ''] = /^\s*(~?)\s*(.*?)\s*$/.exec(typed) ?? [];
  for (const [shape, write] of shapes) {
    const found = shape.exec(text);
    if (found) return about + write(found.slice(1));
  }
  return undefined;
}

/** The day before, on the calendar. */
export function dayBefore(today: string): string {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, day - 1)).toISOString().slice(0, 10);
}
