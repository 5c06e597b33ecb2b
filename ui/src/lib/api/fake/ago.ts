/** How long ago a date of this book lies, as the Rust core has it. */
import type { Ago } from '../bindings';
import { today } from './day';

const partsOf = (on: string) => on.replace('~', '').split('-').map(Number);
const dayNumber = (year: number, month: number, day: number) => Date.UTC(year, month - 1, day) / 86_400_000;

/** In the largest unit that the date's precision and the distance allow. */
export function agoOf(on: string): Ago {
  const [y1 = 0, m1, d1] = partsOf(on);
  const [y2 = 0, m2 = 1, d2 = 1] = partsOf(today);
  if (!m1) return { value: y2 - y1, unit: 'year' };
  const months = (y2 - y1) * 12 + (m2 - m1);
  if (!d1) return Math.abs(months) < 12 ? { value: months, unit: 'month' } : years(months);
  const days = dayNumber(y2, m2, d2) - dayNumber(y1, m1, d1);
  const far = Math.abs(days);
  if (far < 7) return { value: days, unit: 'day' };
  if (far < 30) return { value: Math.trunc(days / 7), unit: 'week' };
  if (far < 365) return { value: Math.trunc(days / 30.44) || Math.sign(days), unit: 'month' };
  return years(days / 30.44);
}

const years = (months: number): Ago => ({ value: Math.trunc(months / 12) || Math.sign(months), unit: 'year' });
