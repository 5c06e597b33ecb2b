/** What the ledger says of a favour, in words. */
import type { Component } from 'svelte';
import ArrowRight from '@lucide/svelte/icons/corner-up-right';
import Heart from '@lucide/svelte/icons/heart';
import Hourglass from '@lucide/svelte/icons/hourglass';
import Undo from '@lucide/svelte/icons/corner-up-left';
import X from '@lucide/svelte/icons/x';
import type { Direction, EventView, FavourRow, LinkKind, LinkView, Outcome, Status } from '$lib/api';
import { consentName, statusName } from '$lib/favour-words';
import { formatList, m } from '$lib/i18n';
import { onWords } from '$lib/on';
import { kindName } from '$lib/words';
import { counterparts, type Followed } from './ledger';

export const titleOf = (row: FavourRow): string => row.what || kindName(row.kind);

export const withWords = (row: FavourRow): string => {
  const names = [...new Set(counterparts(row).map(({ name }) => name))];
  return names.length > 2 ? `${names.slice(0, 2).join(', ')} +${names.length - 2}` : formatList(names);
};

const directions: Record<Direction, () => string> = {
  given: m.favours_you_gave,
  taken: m.favours_you_received,
  between: m.favours_between,
};
export const directionWords = (direction: Direction): string => directions[direction]();

/** "November 2026", "2026". */
export const monthWords = (month: string): string => onWords(month);

export type Icon = Component<{ size?: number }>;

const followed: Record<Exclude<Followed, Status>, [icon: Icon, words: () => string]> = {
  returned: [Undo, m.favours_returned],
  passed_on: [ArrowRight, m.favours_passed_on],
  returns: [Undo, m.favours_returns],
  passes_on: [ArrowRight, m.favours_passes_on],
  thanked: [Heart, m.favours_thanked],
};

export function followedLook(what: Followed): { icon: Icon; words: string; open: boolean } {
  if (what in followed) {
    const [icon, words] = followed[what as keyof typeof followed];
    return { icon, words: words(), open: false };
  }
  const open = what === 'promised' || what === 'asked';
  return { icon: open ? Hourglass : X, words: statusName(what as Status), open };
}

const links: Record<LinkKind, [icon: Icon, later: () => string, earlier: () => string]> = {
  returns: [Undo, m.favours_returned, m.favours_returns],
  passes_on: [ArrowRight, m.favours_passed_on, m.favours_passes_on],
  thanks: [Heart, m.favours_thanked, m.favours_thanks],
};

export function linkLook({ kind, later }: LinkView): { icon: Icon; words: string } {
  const [icon, answered, answers] = links[kind];
  return { icon, words: later ? answered() : answers() };
}

const outcomes: Record<Outcome, () => string> = {
  sent: m.favours_outcome_sent,
  met: m.favours_outcome_met,
  useful: m.favours_outcome_useful,
  faded: m.favours_outcome_faded,
};

export function stepWords({ status, outcome, consent, name }: EventView): string {
  if (status) return statusName(status);
  if (outcome) return outcomes[outcome]();
  return consent ? m.favours_step_consent({ name, said: consentName(consent) }) : '';
}

const acts: Partial<Record<Status, () => string>> = {
  done: m.favours_settle_done,
  promised: m.favours_settle_promised,
  declined: m.favours_settle_declined,
  withdrawn: m.favours_settle_withdrawn,
  lapsed: m.favours_settle_lapsed,
};
/** What a step is called before it is taken; '' for those that have a door of their own. */
export const settleWords = (status: Status): string => acts[status]?.() ?? '';
