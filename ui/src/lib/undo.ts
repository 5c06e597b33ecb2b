/** Taking back what was done, and saying what it was: the same for the keys, a toast's Undo and a row of the history. */
import { backend, failureOf, type UndoReceipt } from '$lib/api';
import { failureText } from '$lib/failure';
import { historyLine } from '$lib/history-words';
import { m } from '$lib/i18n';
import { dismissStep, toast } from '$lib/ui/toast.svelte';

/** `null`: the latest that is not undone yet. Answers whether it was undone; says so in any case. */
export const undo = (operation: number | null): Promise<boolean> => takeBack(() => backend.undo(operation));

/** The same of the latest undo. */
export const redo = (): Promise<boolean> => takeBack(() => backend.redo());

async function takeBack(act: () => Promise<UndoReceipt>): Promise<boolean> {
  try {
    const { row, operation: back } = await act();
    const redone = row.kind === 'undo';
    dismissStep(row.operation);
    toast({
      text: redone ? historyLine({ ...row, kind: 'redo' }) : m.undo_done({ what: historyLine(row) }),
      act: { label: redone ? m.common_undo() : m.common_redo(), run: () => void undo(back) },
      step: back,
    });
    return true;
  } catch (thrown) {
    const failure = failureOf(thrown);
    if (failure.kind === 'nothing_to_undo' || failure.kind === 'nothing_to_redo') toast({ text: failureText(failure) });
    else if (failure.kind === 'cannot_undo') toast({ text: await inTheWay(failure.number), tone: 'trouble' });
    else toast({ text: m.undo_failed({ reason: failureText(failure) }), tone: 'trouble' });
    return false;
  }
}

/** Names the later step, as far as the history still shows it. */
async function inTheWay(operation: number): Promise<string> {
  const row = await backend.history(operation + 1).then(
    (rows) => rows.find((row) => row.operation === operation),
    () => undefined,
  );
  if (!row) return m.undo_failed({ reason: m.failure_cannot_undo() });
  return m.undo_in_the_way({ what: historyLine(row) });
}
