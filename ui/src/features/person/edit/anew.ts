/** A form that the book has gone past: what it says by now, with what was written since over it. Pure. */
import type { OrganisationEdit, PersonEdit } from '$lib/api';
import { areaName } from '$lib/favour-words';
import { fieldName } from '$lib/field-words';
import { formatList, m } from '$lib/i18n';
import { anniversaryWords } from '$lib/on';
import { circleName } from '$lib/words';
import { addressText } from '../contact-words';

type Part = keyof PersonEdit | keyof OrganisationEdit;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const isParts = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Nothing that was written is lost: whatever differs from what the form began with stays. */
export function overNow<T extends object>(begun: T, written: T, now: T): T {
  const next = { ...now };
  for (const part of Object.keys(now) as (keyof T)[]) {
    const [before, mine, theirs] = [begun[part], written[part], now[part]];
    if (same(before, mine)) continue;
    next[part] = isParts(before) && isParts(mine) && isParts(theirs) ? overNow(before, mine, theirs) : mine;
  }
  return next;
}

/** The parts that were written here and meanwhile elsewhere too, as they stand in the book. */
export function elsewhere<T extends object>(begun: T, written: T, now: T): string[] {
  const parts = (Object.keys(now) as (keyof T & Part)[]).filter((part) => clash(begun[part], written[part], now[part]));
  return parts.map((part) => m.edit_now_of({ what: partNames[part](), value: valueWords(part, now[part]) }));
}

function clash<T>(before: T, mine: T, theirs: T): boolean {
  if (same(before, mine) || same(before, theirs) || same(mine, theirs)) return false;
  if (!isParts(before) || !isParts(mine) || !isParts(theirs)) return true;
  const [was, written, now] = [before, mine, theirs] as Record<string, unknown>[];
  return Object.keys(theirs).some((part) => clash(was![part], written![part], now![part]));
}

const partNames: Record<Part, () => string> = {
  name: () => fieldName('name'),
  organisation: () => fieldName('organisation'),
  department: () => fieldName('department'),
  title: () => fieldName('title'),
  role: () => fieldName('role'),
  pronouns: () => fieldName('pronouns'),
  birthday: () => fieldName('birthday'),
  anniversary: () => fieldName('anniversary'),
  note: () => fieldName('note'),
  points: m.person_contact,
  addresses: () => fieldName('address'),
  related: () => fieldName('related'),
  tags: () => fieldName('tag'),
  areas: () => fieldName('area'),
  circle: () => fieldName('circle'),
  tie: m.place_tie,
  extra: () => fieldName('other'),
};

const ties = { communal: m.place_communal, reciprocal: m.place_reciprocal };

function valueWords(part: Part, value: unknown): string {
  const now = value as PersonEdit[keyof PersonEdit];
  if (now === null || now === '' || (Array.isArray(now) && now.length === 0)) return m.edit_now_nothing();
  if (part === 'circle') return circleName(now as NonNullable<PersonEdit['circle']>);
  if (part === 'tie') return ties[now as NonNullable<PersonEdit['tie']>]();
  if (part === 'areas') return formatList((now as PersonEdit['areas']).map(areaName));
  if (part === 'tags' || part === 'extra') return formatList(now as string[]);
  if (part === 'addresses') return formatList((now as PersonEdit['addresses']).map(addressText));
  if (part === 'birthday' || part === 'anniversary') return anniversaryWords(now as string);
  if (Array.isArray(now)) return formatList((now as { value: string }[]).map((one) => one.value));
  return typeof now === 'string' ? now : (now as PersonEdit['name']).display;
}
