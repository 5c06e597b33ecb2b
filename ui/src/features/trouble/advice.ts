/** What to say when there is a book that cannot be opened: what happened, what is safe, what to do. */
import type { FailureKind } from '$lib/api';
import { m } from '$lib/i18n';

interface Advice {
  safe: string;
  todo: string;
  /** Trying again can help without anything else being done first. */
  again: boolean;
  /** The recovery words open it. */
  words?: boolean;
}

const untouched = () => m.trouble_safe_untouched();

const sealed = (todo: string): Advice => ({ safe: m.trouble_safe_sealed(), todo, again: true, words: true });

const advice: Partial<Record<FailureKind, () => Advice>> = {
  key_missing: () => sealed(m.trouble_todo_key_file()),
  key_file_broken: () => sealed(m.trouble_todo_key_file()),
  key_misfit: () => sealed(m.trouble_todo_key_misfit()),
  keyring_none: () => sealed(m.trouble_todo_keyring_none()),
  keyring_locked: () => sealed(m.trouble_todo_keyring_locked()),
  keyring_empty: () => sealed(m.trouble_todo_keyring_empty()),
  newer_key_file: () => ({ safe: untouched(), todo: m.trouble_todo_newer_book(), again: false }),
  not_a_book: () => ({ safe: untouched(), todo: m.trouble_todo_not_a_book(), again: true }),
  newer_book: () => ({ safe: untouched(), todo: m.trouble_todo_newer_book(), again: false }),
  unfinished_book: () => ({ safe: untouched(), todo: m.trouble_todo_unfinished_book(), again: false }),
  taken: () => ({ safe: untouched(), todo: m.trouble_todo_taken(), again: true }),
  in_use: () => ({ safe: untouched(), todo: m.trouble_todo_in_use(), again: true }),
  not_backed_up: () => ({ safe: untouched(), todo: m.trouble_todo_not_backed_up(), again: true }),
  busy: () => ({ safe: untouched(), todo: m.trouble_todo_busy(), again: true }),
  damaged: () => ({ safe: m.trouble_safe_damaged(), todo: m.trouble_todo_damaged(), again: false }),
  disk_full: () => ({ safe: untouched(), todo: m.trouble_todo_disk_full(), again: true }),
  file_denied: () => ({ safe: untouched(), todo: m.trouble_todo_file_denied(), again: true }),
};

/** The kinds that have advice of their own. */
export const troubleKinds = Object.keys(advice) as FailureKind[];

export function adviceFor(kind: FailureKind): Advice {
  return advice[kind]?.() ?? { safe: untouched(), todo: m.trouble_todo_other(), again: true };
}
