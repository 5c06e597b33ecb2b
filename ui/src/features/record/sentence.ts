/** What is being written down, as one would say it. */
import { formatDay, m } from '$lib/i18n';
import { onWords, partsOf } from '$lib/on';
import { onOf, type Details, type FavourDraft, type IntroductionDraft } from './draft';

const heads: Record<FavourDraft['direction'], Record<Details['status'], () => string>> = {
  given: { done: m.record_head_given_done, promised: m.record_head_given_promised, asked: m.record_head_given_asked },
  taken: { done: m.record_head_taken_done, promised: m.record_head_taken_promised, asked: m.record_head_taken_asked },
};

export const sentenceHead = ({ direction, status }: FavourDraft): string => heads[direction][status]();

export function introductionHead({ side, status }: IntroductionDraft): string {
  if (side === 'mine') return status === 'done' ? m.intro_head_mine() : m.intro_head_mine_open();
  return status === 'done' ? m.intro_head_theirs() : m.intro_head_theirs_open();
}

/** "yesterday, Wednesday 18 November", "November 2026", or "…" while it is being typed. */
export function whenWords(draft: Details, today: string): string {
  const on = onOf(draft, today);
  if (!on) return '…';
  const { year, month, day, about } = partsOf(on);
  const whole = year && month && day && !about && Number(month) <= 12 && Number(day) <= 31;
  if (draft.when === 'other') return whole || !day ? safely(() => onWords(on)) : '…';
  const near = draft.when === 'today' ? m.record_today() : m.record_yesterday();
  return `${near.toLocaleLowerCase('fi')}, ${formatDay(on, 'long')}`;
}

/** A month 13 is typed sooner than one thinks; the book will say so when it is saved. */
function safely(words: () => string): string {
  try {
    return words();
  } catch {
    return '…';
  }
}
