/** What a row of today says, which act it offers, and how long a section is. The book decides what is so. Pure. */
import type { Season, Section, SetAside, Today, TodayReason, TodayRow } from '$lib/api';
import { formatAgo, formatDay, formatList, formatNumber, m } from '$lib/i18n';
import { onWords, partsOf } from '$lib/on';

export const sectionNames = ['gives', 'turns', 'promises', 'introductions'] as const;
export type SectionName = (typeof sectionNames)[number];

/** `answer` has three ways to it; every other act is done at once. */
export type TodayAct = 'done' | 'thank' | 'answer' | 'record' | 'call' | 'write' | 'met' | 'open';

/** The one act of a row. */
export function actOf({ reason, reach }: TodayRow): TodayAct {
  switch (reason) {
    case 'i_promised':
      return 'done';
    case 'they_asked':
      return 'answer';
    case 'not_thanked':
      return 'thank';
    case 'your_turn':
      return 'record';
    case 'ask_how_it_went':
      return 'met';
    case 'asked_to_introduce':
    case 'ask_for_consent':
    case 'await_consent':
    case 'ready_to_send':
      return 'open';
    case 'close_and_quiet':
    case 'old_tie':
      if (reach.includes('phone')) return 'call';
      return reach.includes('email') ? 'write' : 'record';
  }
}

const actNames: Record<TodayAct, () => string> = {
  done: m.today_act_done,
  thank: m.today_act_thank,
  answer: m.today_act_answer,
  record: m.today_act_record,
  call: m.today_act_call,
  write: m.today_act_write,
  met: m.today_act_met,
  open: m.today_act_open,
};

export const actName = (act: TodayAct): string => actNames[act]();

const introductions: readonly TodayReason[] = [
  'asked_to_introduce',
  'ask_for_consent',
  'await_consent',
  'ready_to_send',
  'ask_how_it_went',
];
export const isIntroduction = ({ reason }: TodayRow): boolean => introductions.includes(reason);

/** Whom it is about: one, or those of an introduction that is under way. */
export const whoWords = ({ person, others, reason }: TodayRow): string =>
  reason === 'asked_to_introduce' ? person.name : formatList([person.name, ...others]);

export const namesOf = ({ person, others }: SetAside): string => formatList([person.name, ...others]);

/** The same row in two readings of the book. */
export const keyOf = ({ reason, favour, person }: TodayRow): string => `${reason} ${favour ?? ''} ${person.id}`;

export function reasonWords(row: TodayRow, today: string): string {
  const { what, due, late } = row;
  const ago = row.ago ? formatAgo(row.ago.value, row.ago.unit) : '';
  const by = due ? byWords(due, today) : '';
  switch (row.reason) {
    case 'they_asked':
      if (!by) return m.today_they_asked({ ago, what });
      return late ? m.today_asked_late({ ago, by, what }) : m.today_asked_by({ ago, by, what });
    case 'i_promised':
      if (!by) return m.today_promised({ ago, what });
      return late ? m.today_promised_late({ ago, by, what }) : m.today_promised_by({ ago, by, what });
    case 'not_thanked':
      return m.today_not_thanked({ ago, what });
    case 'your_turn':
      return m.today_your_turn();
    case 'close_and_quiet':
      return ago ? m.today_quiet({ ago }) : m.today_quiet_never();
    case 'asked_to_introduce':
      return m.today_asked_to_introduce({ ago, other: formatList(row.others) });
    case 'ask_for_consent':
      return m.today_to_ask({ ago });
    case 'await_consent':
      return m.today_to_await({ ago });
    case 'ready_to_send':
      return m.today_to_send({ ago });
    case 'ask_how_it_went':
      return m.today_to_hear({ ago });
    case 'old_tie':
      return m.today_last({ ago });
  }
}

const dayLength = 86_400_000;
const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayLength;
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

/** `monday` … `sunday`. */
const weekday = (day: string): (typeof weekdays)[number] => weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()]!;

/** "by Friday" within a week on either side of today, otherwise the date as far as it is known. */
export function byWords(due: string, today: string): string {
  const { year, month, day } = partsOf(due);
  if (!month) return m.today_by_year({ year });
  if (!day) return m.today_by_month({ month: formatDay(`${year}-${month}-01`, 'monthName'), year });
  const on = `${year}-${month}-${day}`;
  const away = dayNumber(on) - dayNumber(today);
  if (away === 0) return m.today_by({ when: 'today' });
  if (away === 1) return m.today_by({ when: 'tomorrow' });
  if (away === -1) return m.today_by({ when: 'yesterday' });
  if (Math.abs(away) < 7) return m.today_by({ when: weekday(on) });
  const sameYear = year === partsOf(today).year;
  return m.today_by_day({ day: sameYear ? formatDay(on, 'dayMonth') : onWords(on) });
}

/** When a birthday is: "today", "tomorrow", "Saturday", "28 November". `days` away. */
export function whenWords(on: string, days: number): string {
  if (days === 0) return m.today_on({ when: 'today' });
  if (days === 1) return m.today_on({ when: 'tomorrow' });
  return days < 7 ? m.today_on({ when: weekday(on) }) : formatDay(on, 'dayMonth');
}

export const shownFirst = 3;
/** Up to here all the others come out at once. */
const fewMore = 12;
const step = 10;

export interface Folded {
  rows: TodayRow[];
  /** '' when there is nothing more to show. */
  more: string;
  /** How many stand open after "more". */
  next: number;
}

/** At most three rows of a section, then the others: all of a few, a handful of many. */
export function folded({ total, rows }: Section, open: number): Folded {
  const shown = rows.slice(0, Math.max(open, shownFirst));
  const rest = rows.length - shown.length;
  if (rest <= 0) return { rows: shown, more: '', next: shown.length };
  const whole = total - shown.length <= fewMore && total === rows.length;
  return {
    rows: shown,
    more: whole ? m.today_more({ count: rest, number: formatNumber(rest) }) : m.today_show_more(),
    next: whole ? rows.length : shown.length + step,
  };
}

const numberWord = (count: number): string => m.today_number({ count: String(count), number: formatNumber(count) });
/** As the object of a sentence. */
const numberOf = (count: number): string => m.today_number_of({ count: String(count), number: formatNumber(count) });

const upperFirst = (text: string): string => text.slice(0, 1).toLocaleUpperCase('fi') + text.slice(1);

/** "Thursday 19 November". */
export const dayWords = (today: string): string => upperFirst(formatDay(today, 'long').replace(',', ''));

/** "Thursday 19 November. Three things you could give and two turns that are yours. The rest can wait." */
export function leadWords({ gives, turns, promises }: Today, today: string): string {
  const day = dayWords(today);
  const parts: [number, typeof m.today_lead_gives][] = [
    [Math.min(gives.total, shownFirst), m.today_lead_gives],
    [turns.total, m.today_lead_turns],
    [promises.total, m.today_lead_promises],
  ];
  const said = parts.filter(([count]) => count > 0).map(([count, say]) => say({ count, number: numberWord(count) }));
  return said.length === 0 ? day : m.today_lead({ day, what: upperFirst(formatList(said)) });
}

export function seasonWords({ given_count: given, taken_count: taken, introductions: led }: Season): string[] {
  const favours = (count: number) => m.today_season_favours({ count, number: numberOf(count) });
  if (given === 0 && taken === 0) return [m.today_season_none()];
  const introduced = led > 0 ? [upperFirst(m.today_season_introductions({ count: led, number: numberWord(led) }))] : [];
  if (taken === 0) return [m.today_season_given({ given: favours(given) }), ...introduced];
  if (given === 0) return [m.today_season_taken({ taken: favours(taken) })];
  return [m.today_season_both({ given: favours(given), taken: numberOf(taken) }), ...introduced];
}
