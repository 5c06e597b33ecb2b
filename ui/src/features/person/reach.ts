/** Calling, writing, opening a page or a map: the computer's own program opens with what stands on a card. */
import {
  backend,
  type ContactPoint,
  failureOf,
  type PersonPage,
  type PointKind,
  type Reach,
  type Whose,
} from '$lib/api';
import { failureText } from '$lib/failure';
import { m } from '$lib/i18n';
import { toast } from '$lib/ui/toast.svelte';

export async function reach(whose: Whose, by: Reach): Promise<void> {
  try {
    await backend.reach(whose, by);
  } catch (thrown) {
    toast({ text: failureText(failureOf(thrown)), tone: 'trouble' });
  }
}

/** With their first number or address. */
export async function reachFirst(person: PersonPage, kind: Extract<PointKind, 'phone' | 'email'>): Promise<void> {
  const has = person.points.some((point) => point.kind === kind);
  if (!has) return toast({ text: kind === 'phone' ? m.person_no_phone() : m.person_no_email() });
  await reach({ person: person.id }, { first: kind });
}

const page = /^https?:\/\/\S+$/i;
/** Many write one without the scheme. */
const bare = /^[^\s:/@]+\.[^\s@]+$/;

/** What a click on it does; nothing where no program would open it. The shell judges for itself. */
export function openWords({ kind, value }: Pick<ContactPoint, 'kind' | 'value'>): string | undefined {
  if (kind === 'phone') return m.reach_call({ what: value });
  if (kind === 'email') return m.reach_write({ what: value });
  return page.test(value) || (kind === 'url' && bare.test(value)) ? m.reach_page({ what: value }) : undefined;
}
