/** Whose turn it is and why; and of a close tie only who has shown up. */
import type { Circle, Direction, LeanWords, Mutuality, Reason, Status, Turn } from '../bindings';
import type { Balance, Entry, Measure } from './measures';
import { lean, margin, tooLittleToTell } from './measures';
import type { Favour } from './rows';

/** A favour as one tie sees it. */
export interface Tied {
  favour: Favour;
  entry: Entry;
}

export interface TurnOf {
  turn: Turn;
  reason: Reason;
  favour: Favour | null;
}

/** How long a received favour waits for thanks before the book stops asking. */
const thanksWithinDays = 30;

const open: [Direction, Status, Turn, Reason][] = [
  ['given', 'asked', 'mine', 'they_asked'],
  ['given', 'promised', 'mine', 'i_promised'],
  ['taken', 'asked', 'theirs', 'i_asked'],
  ['taken', 'promised', 'theirs', 'they_promised'],
];

const isOpen = (status: Status): boolean => status === 'asked' || status === 'promised';

function oldest(ties: Tied[]): Favour | null {
  const first = ties.reduce<Tied | null>((best, tie) => (best && best.entry.day <= tie.entry.day ? best : tie), null);
  return first && first.favour;
}

/** What was unthanked when something of theirs opened, on the day `theirsSince`, stays so while that is open. */
function unthanked({ favour, entry }: Tied, today: number, theirsSince: number): boolean {
  const age = today - entry.day;
  return (
    entry.direction === 'taken' &&
    entry.status === 'done' &&
    favour.kind !== 'thanks' &&
    favour.answers.length === 0 &&
    age >= 0 &&
    (age <= thanksWithinDays || theirsSince - entry.day <= thanksWithinDays)
  );
}

export function turnOf(ties: Tied[], balance: Balance, measure: Measure, today: number): TurnOf {
  const opened = ([direction, status, turn, reason]: (typeof open)[number]): TurnOf | null => {
    const favour = oldest(ties.filter(({ entry }) => entry.direction === direction && entry.status === status));
    return favour && { turn, reason, favour };
  };
  const thank = (): TurnOf | null => {
    const theirs = ties.filter(({ entry }) => entry.direction === 'taken' && isOpen(entry.status));
    const theirsSince = Math.min(...theirs.map(({ entry }) => entry.day));
    const favour = oldest(ties.filter((tie) => unthanked(tie, today, theirsSince)));
    return favour && { turn: 'mine', reason: 'not_thanked', favour };
  };
  const [asked, promised, ask, theirPromise] = open;
  return (
    opened(asked!) ??
    opened(promised!) ??
    thank() ??
    opened(ask!) ??
    opened(theirPromise!) ?? { turn: turnByLean(balance, measure), reason: 'lean', favour: null }
  );
}

function turnByLean(balance: Balance, measure: Measure): Turn {
  const { target } = measure;
  const leaning = lean(balance, measure);
  if (leaning === null || tooLittleToTell(balance)) return 'too_little_to_tell';
  if (leaning < target - margin) return 'mine';
  return leaning > target + margin ? 'nothing_needed' : 'even';
}

const wording: [above: number, words: LeanWords][] = [
  [0.6, 'mostly_given'],
  [0.35, 'given'],
  [0.05, 'even_given'],
  [-0.05, 'even'],
  [-0.15, 'even_taken'],
  [-0.6, 'taken'],
];

export function leanWords(leaning: number): LeanWords {
  const found = wording.find(([above]) => (above > 0 ? leaning > above : leaning >= above));
  return found?.[1] ?? 'mostly_taken';
}

const cadenceDays: Record<Circle, number> = { core: 14, close: 30, friend: 90, network: 180, acquaintance: 365 };

export function mutualityOf(entries: Entry[], circle: Circle | null, today: number): Mutuality {
  const window = 2 * cadenceDays[circle ?? 'friend'];
  const shownUp = (direction: Direction) =>
    entries.some((entry) => entry.direction === direction && entry.status === 'done' && today - entry.day <= window);
  if (shownUp('given')) return shownUp('taken') ? 'both' : 'only_me';
  return shownUp('taken') ? 'only_them' : 'neither';
}
