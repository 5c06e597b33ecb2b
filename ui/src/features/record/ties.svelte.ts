/** Which of those on a sheet are close ties, whose favours have no sizes. */
import { createQueries } from '@tanstack/svelte-query';
import { backend, type PersonName } from '$lib/api';

export function communalTies(people: () => PersonName[]): { readonly ids: ReadonlySet<number>; readonly all: boolean } {
  const known = () => people().filter(({ id }) => id > 0);
  const pages = createQueries(() => ({
    queries: known().map(({ id }) => ({ queryKey: ['person', id], queryFn: () => backend.person(id) })),
  }));
  const ids = () =>
    new Set(pages.flatMap(({ data }) => (data?.standing.kind === 'communal' ? [data.id] : [])) as number[]);
  return {
    get ids() {
      return ids();
    },
    get all() {
      return people().length > 0 && people().every(({ id }) => ids().has(id));
    },
  };
}
