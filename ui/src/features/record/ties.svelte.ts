/** Whether those on a sheet are all close ties, whose favours have no sizes. */
import { createQueries } from '@tanstack/svelte-query';
import { backend, type PersonName } from '$lib/api';

export function communalTies(people: () => PersonName[]): { readonly all: boolean } {
  const pages = createQueries(() => ({
    queries: people().map(({ id }) => ({ queryKey: ['person', id], queryFn: () => backend.person(id) })),
  }));
  return {
    get all() {
      return pages.length > 0 && pages.every(({ data }) => data?.standing.kind === 'communal');
    },
  };
}
