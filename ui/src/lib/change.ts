/** Every change to the book is said in a toast with its Undo, and a failure in the user's own language. */
import { failureOf, type Receipt } from '$lib/api';
import { formatNumber, m } from '$lib/i18n';
import { toast } from '$lib/ui/toast.svelte';
import { failureText } from './failure';
import { undo } from './undo';

/** Says what was done; `undefined` when it was not. */
export async function change(act: () => Promise<Receipt>, said: () => string): Promise<Receipt | undefined> {
  try {
    const receipt = await act();
    sayDone(said(), receipt);
    return receipt;
  } catch (thrown) {
    toast({ text: failureText(failureOf(thrown)), tone: 'trouble' });
    return undefined;
  }
}

/** What changed nothing is no step of the book, and nothing to take back. */
export function sayDone(said: string, { operation, unlinked }: Receipt): void {
  const act = { label: m.common_undo(), run: () => void undo(operation) };
  const gone = unlinked ? m.history_unlinked({ count: unlinked, number: formatNumber(unlinked) }) : '';
  // A sentence of its own, whatever is said before it.
  const text = gone ? `${said.replace(/\.$/u, '')}. ${gone}.` : said;
  toast({ text, ...(operation !== 0 && { act, step: operation }) });
}
