/** What is being written down, as one would say it. */
import type { AskAdvice, Direction } from '$lib/api';
import { formatAgo, formatDay, formatList, m } from '$lib/i18n';
import { onWords } from '$lib/on';
import { statusName } from '$lib/favour-words';
import { introduces, isOpen, type RecordDraft } from './draft';

type Told = 'done' | 'promised' | 'asked';

const heads: Record<Direction, Record<Told, () => string>> = {
  given: { done: m.record_head_given_done, promised: m.record_head_given_promised, asked: m.record_head_given_asked },
  taken: { done: m.record_head_taken_done, promised: m.record_head_taken_promised, asked: m.record_head_taken_asked },
  between: {
    done: m.record_head_between,
    promised: m.record_head_between,
    asked: m.record_head_between,
  },
};

const introductionHeads: Record<Direction, [done: () => string, open: () => string]> = {
  given: [m.intro_head_mine, m.intro_head_mine_open],
  taken: [m.intro_head_theirs, m.intro_head_theirs_open],
  between: [m.intro_head_between, m.intro_head_between],
};

export function sentenceHead(draft: RecordDraft): string {
  const { side, status } = draft;
  if (status !== 'done' && !isOpen(status)) return m.record_head_status({ status: statusName(status) });
  if (introduces(draft)) return introductionHeads[side][status === 'done' ? 0 : 1]();
  return heads[side][status as Told]();
}

/** `on` as the book has read the day; none while it is being typed. */
export function sentenceRest(draft: RecordDraft, on: string | null): string {
  const { side, giver, helped, introduced, occasion } = draft;
  const when = [occasion.trim(), whenWords(draft, on)].filter(Boolean).join(', ');
  const by = giver[0]?.name ?? '';
  const names = (people: { name: string }[]) => formatList(people.map(({ name }) => name));
  if (introduces(draft)) {
    const people = names(
      side === 'given' ? [...helped, ...introduced] : side === 'taken' ? introduced : [...helped, ...introduced],
    );
    if (side === 'given')
      return helped.length + introduced.length > 1 ? m.intro_said_mine({ people, when }) : m.record_said_nobody();
    if (!by || !people) return m.record_said_nobody();
    return side === 'taken' ? m.intro_said_theirs({ by, people, when }) : m.intro_said_between({ by, people, when });
  }
  const people = names(helped);
  if (side === 'given') return people ? m.record_said_to({ people, when }) : m.record_said_nobody();
  if (!by || (side === 'between' && !people)) return m.record_said_nobody();
  return side === 'taken' ? m.record_said_from({ people: by, when }) : m.record_said_between({ by, people, when });
}

/** "yesterday, Wednesday 18 November", "November 2026", or "…" while it is being typed. */
function whenWords(draft: RecordDraft, on: string | null): string {
  if (!on) return '…';
  if (draft.when === 'other') return onWords(on);
  const near = draft.when === 'today' ? m.record_today() : m.record_yesterday();
  return `${near.toLocaleLowerCase('fi')}, ${formatDay(on, 'long')}`;
}

/** One calm line before one asks: what speaks for waiting, or that nothing does. */
export function askWords({ guards, last_ago }: AskAdvice): string {
  const [guard] = guards;
  const last = last_ago ? formatAgo(last_ago.value, last_ago.unit) : '';
  if (guard === 'ask_is_open') return m.guard_ask_is_open();
  if (guard === 'asked_often') return m.guard_asked_often();
  if (guard === 'leans_far') return m.guard_leans_far();
  if (guard === 'reconnect_first') return m.guard_reconnect_first();
  return last ? m.guard_fine_since({ ago: last }) : m.guard_fine();
}
