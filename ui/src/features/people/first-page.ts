/** The rows a window opens on, asked for while its pages are still being put together. */
import { backend, type Circle, type PeopleOrder, type PeoplePage } from '$lib/api';
import { ofOneBook } from '$lib/of-one-book';
import type { PeopleOnly } from '$lib/route.svelte';
import { pageSize } from './pages';

export interface Wish extends PeopleOnly {
  text: string;
  circle: Circle | null;
  order: PeopleOrder;
  archived: boolean;
}

export const atFirst: Wish = { text: '', circle: null, order: 'recent', archived: false };

let coming: Promise<PeoplePage> | undefined;

const ask = (wish: Wish): Promise<PeoplePage> => backend.people({ ...wish, offset: 0, limit: pageSize });

/** Where it fails, the list asks again and says why. */
export function askEarly(): void {
  coming = ask(atFirst);
  coming.catch(() => (coming = undefined));
}

/** The book has changed, or is another: they would tell of it as it was. */
export const forgetEarly = (): void => void (coming = undefined);
ofOneBook(forgetEarly);

/** The first rows of a list; those that are on their way are given once. */
export function firstPage(wish: Wish): Promise<PeoplePage> {
  const early = coming;
  coming = undefined;
  return early && JSON.stringify(wish) === JSON.stringify(atFirst) ? early : ask(wish);
}
