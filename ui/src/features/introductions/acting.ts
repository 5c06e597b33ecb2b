/** What one does to an introduction, each said in a toast with its Undo. */
import { backend, type Consent, type Introduction, type Outcome } from '$lib/api';
import { change } from '$lib/change';
import { consentName } from '$lib/favour-words';
import { formatDay, m } from '$lib/i18n';
import { toast } from '$lib/ui/toast.svelte';
import { moveOf } from './board';
import { namesOf, outcomeSaid, staysWords } from './words';

export const settleAs = (introduction: Introduction, outcome: Outcome) =>
  change(
    () => backend.outcome(introduction.favour, outcome, ''),
    () => m.introductions_said({ people: namesOf(introduction), what: outcomeSaid(outcome) }),
  );

export const sayConsent = ({ favour }: Introduction, side: { person: number; name: string }, consent: Consent) =>
  change(
    () => backend.consent(favour, [{ person: side.person, consent }], ''),
    () => m.introductions_said({ people: side.name, what: consentName(consent) }),
  );

/** Days from today; none takes the reminder away. */
export function remindLater({ favour }: Introduction, days: number | null) {
  let on = '';
  return change(
    async () => {
      if (days !== null) on = await backend.dayAfter(days);
      return backend.remind(favour, on);
    },
    () => (on ? m.introductions_reminds({ date: formatDay(on, 'short') }) : m.introductions_reminds_no_more()),
  );
}

export const voidOf = (introduction: Introduction) =>
  change(
    () => backend.settle(introduction.favour, 'void', ''),
    () => m.introductions_said({ people: namesOf(introduction), what: m.introductions_now_void() }),
  );

/** One stage on or back, or a word why not. */
export async function moveBy(introduction: Introduction, step: 1 | -1): Promise<void> {
  const move = moveOf(introduction, step);
  if ('stays' in move) toast({ text: staysWords(move.stays) });
  else await settleAs(introduction, move.outcome);
}
