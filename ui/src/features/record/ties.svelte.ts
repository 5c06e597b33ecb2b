/** Which of those on a sheet are close ties, whose favours have no sizes. */
import { createQueries } from '@tanstack/svelte-query';
import { backend, type PersonName } from '$lib/api';
import { setOf } from './draft';

export function communalTies(people: () => PersonName[]): { readonly ids: ReadonlySet<number>; readonly all: boolean } {
  const known = () => people().filter(({ id }) => id > 0);
  const pages = createQueries(() => ({
    queries: known().map(({ id }) => ({ queryKey: ['person', id], queryFn: () => backend.person(id) })),
  }));
  // Made anew at each look, never changed.
  const ids = (): ReadonlySet<number> =>
    setOf(pages.flatMap(({ data }) => (data?.standing.kind === 'communal' ? [data.id] : [])));
  return {
    get ids() {
      return ids();
    },
    get all() {
      return people().length > 0 && people().every(({ id }) => ids().has(id));
    },
  };
}
