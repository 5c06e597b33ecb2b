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

/** Keeps what is shown true to the book, whichever face changed it. Returns what stops it. */
export function followChanges(): () => void {
  return backend.onBookChanged(() => void askAnew());
}

/** An answer that was under way when the book changed is not waited for: it may tell of the book as it was. */
async function askAnew(): Promise<void> {
  await queryClient.cancelQueries();
  await queryClient.invalidateQueries();
}
