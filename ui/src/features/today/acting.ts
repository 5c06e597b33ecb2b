/** What the rows of today do: each act is said, with its Undo, and the book then tells today anew. */
import { backend, failureOf, type SetAside, type TodayRow } from '$lib/api';
import { change } from '$lib/change';
import { failureText } from '$lib/failure';
import { m } from '$lib/i18n';
import { go } from '$lib/route.svelte';
import { toast } from '$lib/ui/toast.svelte';
import { openFavour } from '../record/recording.svelte';
import { isIntroduction, namesOf, whoWords, type TodayAct } from './today';

/** The three ways to answer what was asked. */
export type Answer = 'done' | 'promised' | 'declined';

const answered: Record<Answer, (slots: { what: string }) => string> = {
  done: m.turn_settled,
  promised: m.today_promise_noted,
  declined: m.turn_settled_declined,
};

export async function answer({ favour, what }: TodayRow, how: Answer): Promise<void> {
  if (favour === null) return;
  await change(
    () => backend.settle(favour, how, ''),
    () => answered[how]({ what }),
  );
}

export async function perform(row: TodayRow, act: Exclude<TodayAct, 'answer'>): Promise<void> {
  const { favour, person, what } = row;
  if (act === 'call' || act === 'write') return reach(row, act);
  if (act === 'record' || favour === null) return openFavour('given', person);
  if (act === 'open') return go({ room: 'introductions', favour });
  if (act === 'done') return answer(row, 'done');
  if (act === 'thank')
    await change(
      () => backend.thank(favour),
      () => m.turn_thanked({ what }),
    );
  else
    await change(
      () => backend.outcome(favour, 'met', ''),
      () => m.today_met_noted({ name: whoWords(row) }),
    );
}

/** Whether they talked is not for the program to know: it only offers to write it down. */
async function reach({ person }: TodayRow, act: 'call' | 'write'): Promise<void> {
  try {
    await backend.reach({ person: person.id }, { first: act === 'call' ? 'phone' : 'email' });
    toast({
      text: m.today_reached(),
      act: { label: m.today_act_record(), run: () => openFavour('given', person) },
    });
  } catch (thrown) {
    toast({ text: failureText(failureOf(thrown)), tone: 'trouble' });
  }
}

const week = 7;

export async function putOff(row: TodayRow): Promise<void> {
  const { favour, person } = row;
  await change(
    async () => {
      const until = await backend.dayAfter(week);
      return favour === null ? backend.remindOfPerson(person.id, until) : backend.remind(favour, until);
    },
    () => m.today_put_off({ name: whoWords(row) }),
  );
}

/** Takes the delay back: it is on today's page again, where it still waits. */
export async function bringBack(row: SetAside): Promise<void> {
  const { favour, person } = row;
  await change(
    () => (favour === null ? backend.remindOfPerson(person.id, '') : backend.remind(favour, '')),
    () => m.today_brought_back({ name: namesOf(row) }),
  );
}

export function openAside({ favour, others, person }: SetAside): void {
  if (others.length > 0 && favour !== null) go({ room: 'introductions', favour });
  else go({ room: 'people', person: person.id });
}

/** The person's page; of an introduction, the introduction. */
export function open(row: TodayRow): void {
  if (isIntroduction(row) && row.favour !== null) go({ room: 'introductions', favour: row.favour });
  else go({ room: 'people', person: row.person.id });
}
