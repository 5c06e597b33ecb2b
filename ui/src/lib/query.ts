/** What rooms read from the book, kept until the book says that it changed. A query's key begins with its noun. */
import { QueryClient } from '@tanstack/svelte-query';
import { backend } from '$lib/api';

export const queryClient = new QueryClient({
  defaultOptions: {
    // The book is on this machine: there is no network to wait for, and asking again would not change an error.
    queries: { networkMode: 'always', retry: false, staleTime: Infinity, refetchOnWindowFocus: false },
    mutations: { networkMode: 'always', retry: false },
  },
});

const keepers = new Set<() => void>();

/** For what keeps rows of its own beside the queries: when to ask for them anew. Returns what stops it. */
export function whenStale(ask: () => void): () => void {
  keepers.add(ask);
  return () => void keepers.delete(ask);
}

/** Keeps what is shown true to the book, whichever face changed it. Returns what stops it. */
export function followChanges(): () => void {
  return backend.onBookChanged(() => void askAnew());
}

/** An answer that was under way when the book changed is not waited for: it may tell of the book as it was. */
export async function askAnew(): Promise<void> {
  keepers.forEach((ask) => ask());
  await queryClient.cancelQueries();
  await queryClient.invalidateQueries();
}
