/** How introductions and doors are said. A name is never inflected. */
import type { Door, Introduction, OpenedDoor, Outcome, Stage } from '$lib/api';
import { formatAgo, formatDay, formatList, m } from '$lib/i18n';
import { onWords } from '$lib/on';
import { afterNo, type Act, type Column, type Stays } from './board';

const stages: Record<Stage, () => string> = {
  asking: m.introductions_asking,
  ready: m.introductions_ready,
  sent: m.introductions_sent,
  met: m.introductions_met,
  useful: m.introductions_useful,
  declined: m.introductions_declined,
  faded: m.introductions_faded,
  untold: m.introductions_untold,
};

export const stageName = (stage: Stage): string => stages[stage]();

const hints: Record<Column, () => string> = {
  asking: m.introductions_asking_hint,
  ready: m.introductions_ready_hint,
  sent: m.introductions_sent_hint,
  met: m.introductions_met_hint,
  useful: m.introductions_useful_hint,
};

export const stageHint = (column: Column): string => hints[column]();

const outcomes: Record<Outcome, () => string> = {
  sent: m.introductions_now_sent,
  met: m.introductions_now_met,
  useful: m.introductions_now_useful,
  faded: m.introductions_now_faded,
};

/** What a toast says of it. */
export const outcomeSaid = (outcome: Outcome): string => outcomes[outcome]();

const stays: Record<Stays, () => string> = {
  agree_first: m.introductions_stays_agree,
  agreed: m.introductions_stays_agreed,
  sent: m.introductions_stays_sent,
  first: m.introductions_stays_first,
  last: m.introductions_stays_last,
};

export const staysWords = (why: Stays): string => stays[why]();

/** As one calls somebody: the first word of the name. */
export const calledBy = (name: string): string => name.split(' ')[0] ?? name;

/** `mine`: I am one of those who were to meet. */
export function actWords(act: Act, mine: boolean): string {
  switch (act.act) {
    case 'ask':
      return m.introductions_act_ask({ name: calledBy(act.name) });
    case 'again':
      return m.introductions_act_again();
    case 'write':
      return m.introductions_act_write();
    case 'met':
      return mine ? m.introductions_act_met_me() : m.introductions_act_met();
    case 'useful':
      return m.introductions_act_useful();
  }
}

/** Who said no, and who can still meet. */
export function afterNoWords(introduction: Pick<Introduction, 'direction' | 'sides'>): string {
  const { no, left } = afterNo(introduction);
  const people = (sides: Introduction['sides']) => ({ people: formatList(sides.map(({ name }) => name)) });
  const said = [
    no.length > 0 && m.introductions_said_no(people(no)),
    left.length > 0 && m.introductions_left(people(left)),
  ];
  return said.filter(Boolean).join(' ');
}

/** Whom it brings together; of one for me, I am the first. */
export function namesOf({ direction, sides }: Pick<Introduction, 'direction' | 'sides'>): string {
  const names = sides.map(({ name }) => name);
  return formatList(direction === 'taken' ? [m.introductions_you(), ...names] : names);
}

/** Who introduces, where it is not I. */
export function byWords({ direction, by, status }: Introduction): string {
  if (!by) return '';
  const slots = { by: by.name };
  if (direction !== 'taken') return m.introductions_by_other(slots);
  if (status === 'asked') return m.introductions_by_asked(slots);
  return status === 'promised' ? m.introductions_by_promised(slots) : m.introductions_by(slots);
}

/** When it came to its stage; of one that waits too long, that it does. */
export function sinceWords({ stage, since, ago, chase, remind_on }: Introduction): string {
  if (chase) return m.introductions_quiet({ ago: formatAgo(ago.value, ago.unit) });
  if (remind_on) return m.introductions_reminds({ date: formatDay(remind_on, 'short') });
  if (stage === 'asking' || stage === 'ready' || stage === 'sent') return formatAgo(ago.value, ago.unit);
  return onWords(since);
}

/** " (Slush 2024, 20 Nov 2024)", or nothing. */
export function whereWords({ occasion, what, on }: Pick<Door, 'occasion' | 'what' | 'on'>): string {
  const known = [occasion || what, on && onWords(on)].filter(Boolean).join(', ');
  return known ? m.doors_where({ where: known }) : '';
}

/** The way to somebody in sentences, from them back to whom I knew by myself. */
export function pathWords(path: Door[]): string {
  const back = [...path].reverse();
  const said = back.flatMap((door, at) => {
    const by = back[at + 1];
    if (!by) return [m.doors_by_myself({ name: door.name })];
    const slots = { name: door.name, by: by.name, where: whereWords(door) };
    return [at === 0 ? m.doors_through(slots) : m.doors_before(slots)];
  });
  return said.join(' ');
}

/** What came of a door that I opened. */
export function openedWords({ outcome, what, on }: OpenedDoor): string {
  const came = outcome === null ? '' : outcomeShort[outcome]();
  return [what, came || onWords(on)].filter(Boolean).join(' · ');
}

const outcomeShort: Record<Outcome, () => string> = {
  sent: m.doors_sent,
  met: m.doors_met,
  useful: m.doors_useful,
  faded: m.doors_faded,
};
