/** Calling and writing: the computer's own program opens with the first number or address. */
import { backend, failureOf, type PersonPage, type PointKind } from '$lib/api';
import { failureText } from '$lib/failure';
import { m } from '$lib/i18n';
import { toast } from '$lib/ui/toast.svelte';

export async function reach(person: PersonPage, kind: Extract<PointKind, 'phone' | 'email'>): Promise<void> {
  const has = person.points.some((point) => point.kind === kind);
  if (!has) return toast({ text: kind === 'phone' ? m.person_no_phone() : m.person_no_email() });
  try {
    await backend.reachPerson(person.id, kind);
  } catch (thrown) {
    toast({ text: failureText(failureOf(thrown)), tone: 'trouble' });
  }
}
