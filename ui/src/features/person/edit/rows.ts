/** What the form's rows do to their lists. Pure, so that a row never loses another one's words. */
import type { ContactPoint, PointKind, PostalAddress, Relation } from '$lib/api';

export const newPoint = (kind: PointKind, label: string): ContactPoint => ({
  kind,
  label,
  value: '',
  service: '',
  preferred: false,
});

export const newAddress = (): PostalAddress => ({
  label: 'home',
  po_box: '',
  extended: '',
  street: '',
  city: '',
  region: '',
  postcode: '',
  country: '',
  formatted: '',
  preferred: false,
});

export const newRelation = (): Relation => ({ label: '', value: '', person: null });

export const without = <T>(list: readonly T[], at: number): T[] => list.filter((_, place) => place !== at);

/** Changes places with the row above it of the same sort. */
export function raised<T>(list: readonly T[], at: number, alike: (a: T, b: T) => boolean): T[] {
  const item = list[at];
  if (item === undefined) return [...list];
  const above = list.slice(0, at).findLastIndex((other) => alike(other, item));
  if (above < 0) return [...list];
  const next = [...list];
  [next[above], next[at]] = [item, next[above]!];
  return next;
}

/** One first choice of a kind at most; a second press takes it back. */
export function preferred(points: readonly ContactPoint[], at: number): ContactPoint[] {
  const chosen = points[at];
  return points.map((point, place) => {
    if (place === at) return { ...point, preferred: !point.preferred };
    return point.kind === chosen?.kind ? { ...point, preferred: false } : point;
  });
}

/** A day in three fields. Whether the calendar has it is for the book to say. */
export interface DayParts {
  day: string;
  month: string;
  year: string;
}

export function dayParts(text: string): DayParts {
  const [, year = '', month = '', day = ''] = /^(\d{4}|-)-(\d{2})-(\d{2})$/.exec(text) ?? [];
  return { day: day.replace(/^0/, ''), month, year: year === '-' ? '' : year };
}

/** '' when nothing is written; something that is no day when it is written in part. */
export function dayText({ day, month, year }: DayParts): string {
  const [d, y] = [day.trim(), year.trim()];
  if (d === '' && month === '' && y === '') return '';
  const date = `${month || '00'}-${(d || '0').padStart(2, '0')}`;
  return y === '' ? `--${date}` : `${y.padStart(4, '0')}-${date}`;
}

/** A tag is added once however it is written. */
export function withTag(tags: readonly string[], typed: string): string[] {
  const next = [...tags];
  for (const name of typed.split(',').map((part) => part.trim().replace(/\s+/g, ' '))) {
    const known = next.some((tag) => tag.toLocaleLowerCase() === name.toLocaleLowerCase());
    if (name !== '' && !known) next.push(name);
  }
  return next;
}
