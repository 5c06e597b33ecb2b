/** What one decides of two people, said with a way back. */
import { backend, failureOf, type Choice } from '$lib/api';
import { failureText } from '$lib/failure';
import { m } from '$lib/i18n';
import { toast } from '$lib/ui/toast.svelte';
import { undo } from '$lib/undo';

interface Named {
  id: number;
  name: string;
}

/** Both answer whether it was done. */
export async function sayNotSame(left: Named, right: Named): Promise<boolean> {
  try {
    const { operation } = await backend.notSame(left.id, right.id);
    const act = { label: m.common_undo(), run: () => void undo(operation) };
    toast({ text: m.merge_not_same_done({ a: left.name, b: right.name }), act });
    return true;
  } catch (thrown) {
    toast({ text: failureText(failureOf(thrown)), tone: 'trouble' });
    return false;
  }
}

export async function makeOne(left: Named, right: Named, choices: Choice[]): Promise<boolean> {
  try {
    const { operation } = await backend.merge(left.id, right.id, choices);
    const act = { label: m.common_undo(), run: () => void undo(operation) };
    toast({ text: m.merge_done({ a: left.name, b: right.name }), act });
    return true;
  } catch (thrown) {
    toast({ text: failureText(failureOf(thrown)), tone: 'trouble' });
    return false;
  }
}
