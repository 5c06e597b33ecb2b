/** How a tie stands, in sentences. The book decides what is so; here it is only said. */
import type { Contribution, LeanWords, Mutuality, Name, Numbers, Older, Turn, TurnView } from '$lib/api';
import { sizeWord } from '$lib/favour-words';
import { formatAgo, formatNumber, formatSigned, m } from '$lib/i18n';
import { kindName } from '$lib/words';

/** As one calls a person: never inflected, so that it fits every sentence. */
export const calledName = (name: Name): string => name.given || name.display;

const leans: Record<LeanWords, (slots: { name: string }) => string> = {
  mostly_given: m.standing_mostly_given,
  given: m.standing_given,
  even_given: m.standing_even_given,
  even: m.standing_even,
  even_taken: m.standing_even_taken,
  taken: m.standing_taken,
  mostly_taken: m.standing_mostly_taken,
};

export const leanSentence = (words: LeanWords, name: string): string => leans[words]({ name });

/** The book's hundredths, as one reads them at a glance: −243 → "−2.4". */
export const coarse = (amount: number): string => formatNumber(amount / 100, 1);
export const coarseSigned = (amount: number): string => formatSigned(amount / 100);
/** The same where one asks for the numbers: "−2.43". */
export const exactSigned = (amount: number): string => formatSigned(amount / 100, 2);

/** Nothing while worth and effort are one: a band from a number to itself says nothing. */
export function bandWords({ low, high }: Numbers): string {
  if (low === high) return '';
  return m.standing_band({ low: coarseSigned(low), high: coarseSigned(high) });
}

export function somewhereWords({ low, high, low_is_effort }: Numbers): string {
  if (low === high) return '';
  const slots = { low: exactSigned(low), high: exactSigned(high) };
  return low_is_effort ? m.standing_somewhere_effort(slots) : m.standing_somewhere_worth(slots);
}

/** What is too far back to be told one by one. */
export const olderWords = ({ count }: Older): string => m.standing_older({ count, number: formatNumber(count) });

export function sizesWords({ kind, status, cost, value, value_is_estimate, among, adds }: Contribution): string {
  if (status === 'asked' || status === 'promised') return m.standing_when_done();
  if (status !== 'done') return m.standing_not_done();
  if (kind === 'thanks' && adds === null) return m.standing_thanks();
  if (among > 1)
    return m.standing_sizes_among({ cost: sizeWord(cost), number: formatNumber(among), value: sizeWord(value) });
  if (value_is_estimate) return m.standing_estimate({ cost: sizeWord(cost) });
  if (cost === value) return m.standing_both_ways({ size: sizeWord(cost) });
  return m.standing_sizes({ cost: sizeWord(cost), value: sizeWord(value) });
}

const turns: Record<Turn, () => string> = {
  mine: m.turn_mine,
  theirs: m.turn_theirs,
  even: m.turn_even,
  nothing_needed: m.turn_nothing_needed,
  too_little_to_tell: m.turn_too_little_to_tell,
};

export const turnTitle = (turn: Turn): string => turns[turn]();

const byLean: Record<Turn, () => string> = {
  mine: m.turn_lean_mine,
  theirs: m.turn_lean_theirs,
  even: m.turn_lean_even,
  nothing_needed: m.turn_lean_nothing_needed,
  too_little_to_tell: () => '',
};

/** The kind says what nobody has written about it. */
export const whatOf = ({ what, kind }: TurnView): string => what || kindName(kind ?? 'other');

export function turnReason(view: TurnView, name: string): string {
  const { turn, reason, ago } = view;
  if (reason === 'lean') return byLean[turn]();
  const slots = { name, what: whatOf(view), ago: ago ? formatAgo(ago.value, ago.unit) : '' };
  switch (reason) {
    case 'they_asked':
      return m.turn_they_asked(slots);
    case 'i_promised':
      return m.turn_i_promised(slots);
    case 'not_thanked':
      return m.turn_not_thanked(slots);
    case 'i_asked':
      return m.turn_i_asked(slots);
    case 'they_promised':
      return m.turn_they_promised(slots);
  }
}

/** What one can do about it at once. */
export type TurnAct = 'done' | 'declined' | 'thank' | 'offer' | 'open';

export function turnActs({ turn, reason, favour, kind }: TurnView): TurnAct[] {
  if (reason === 'lean') return turn === 'mine' ? ['offer'] : [];
  if (favour === null) return [];
  if (reason === 'not_thanked') return ['thank'];
  // Each side answers by itself, before anything is done.
  if (kind === 'introduction') return ['open'];
  return reason === 'they_asked' || reason === 'i_asked' ? ['declined', 'done'] : ['done'];
}

export function mutualitySentence(mutuality: Mutuality, name: string): string {
  switch (mutuality) {
    case 'both':
      return m.communal_both();
    case 'only_me':
      return m.communal_only_me();
    case 'only_them':
      return m.communal_only_them({ name });
    case 'neither':
      return m.communal_neither();
  }
}

const steps: Record<Mutuality, () => string> = {
  both: m.communal_step_both,
  only_me: m.communal_step_only_me,
  only_them: m.communal_step_only_them,
  neither: m.communal_step_neither,
};

export const nextStep = (mutuality: Mutuality): string => steps[mutuality]();
