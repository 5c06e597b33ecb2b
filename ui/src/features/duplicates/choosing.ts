/** What stands chosen between two people: the user's choice, else what the book proposes. */
import type { Choice, Field, MergeField, MergeList, MergeView, Take } from '$lib/api';

export type Chosen = Partial<Record<Field, Take>>;

/** Nothing: it is the user's to choose. */
export const takeOf = (field: MergeField, chosen: Chosen): Take | null => chosen[field.field] ?? field.take;

export const listTakeOf = (list: MergeList, chosen: Chosen): Take => chosen[list.field] ?? 'both';

export const undecided = (view: MergeView, chosen: Chosen): Field[] =>
  view.fields.filter((field) => takeOf(field, chosen) === null).map(({ field }) => field);

export const choicesOf = (chosen: Chosen): Choice[] =>
  (Object.entries(chosen) as [Field, Take][]).map(([field, take]) => ({ field, take }));

/** Ticks on both sides of what can be kept of both; one of them always stays. */
export function ticked(take: Take, side: 'left' | 'right', on: boolean): Take {
  const other = side === 'left' ? 'right' : 'left';
  if (on) return 'both';
  return take === 'both' || take === other ? other : take;
}

/** The text that comes of a field; '' while it is undecided. */
export function outcome(field: MergeField | undefined, chosen: Chosen): string {
  if (!field) return '';
  const take = takeOf(field, chosen);
  if (take === 'both') return [field.left, field.right].filter((text) => text !== '').join('\n\n');
  return take === null ? '' : field[take];
}

/** What comes of a list, each value once. */
export function united(list: MergeList | undefined, chosen: Chosen): string[] {
  if (!list) return [];
  const take = listTakeOf(list, chosen);
  const values = take === 'both' ? [...list.left, ...list.right] : list[take];
  const plain = (value: string) => value.replace(/[\s-]/g, '').toLowerCase();
  return values.filter((value, at) => values.findIndex((other) => plain(other) === plain(value)) === at);
}
