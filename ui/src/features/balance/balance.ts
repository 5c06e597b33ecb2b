/** What the Balance room says and how long its bars are. Every figure comes summed and rounded from the book. */
import type { Answering, Giving, KindBar, Overview, OverviewBar } from '$lib/api';
import { m } from '$lib/i18n';
import { circleName, kindsName } from '$lib/words';

const givings: Record<Giving, () => string> = {
  much_more: m.balance_words_much_more,
  little_more: m.balance_words_little_more,
  even: m.balance_words_even,
  little_less: m.balance_words_little_less,
  much_less: m.balance_words_much_less,
};

const answerings: Record<Answering, () => string> = {
  most: m.balance_words_answer_most,
  much: m.balance_words_answer_some,
  some: m.balance_words_answer_little,
};

/** "You give a little more than you receive. Most of what comes to you is returned or passed on." */
export function sentence({ giving, answering }: Pick<Overview, 'giving' | 'answering'>): string {
  const said = [giving && givings[giving](), answering && answerings[answering]()];
  return giving ? said.filter((words) => words !== null).join(' ') : '';
}

export interface Bar {
  key: string;
  name: string;
  circle?: OverviewBar['circle'];
  /** Tenths of weight. */
  given: number;
  taken: number;
  givenCount: number;
  takenCount: number;
  /** Parts of a half, 0 to 1. */
  givenLength: number;
  takenLength: number;
}

type Measured = Pick<KindBar, 'given' | 'taken' | 'given_count' | 'taken_count'>;

function bars<Row extends Measured>(rows: Row[], named: (row: Row) => Pick<Bar, 'key' | 'name' | 'circle'>): Bar[] {
  const longest = Math.max(1, ...rows.flatMap(({ given, taken }) => [given, taken]));
  return rows.map((row) => ({
    ...named(row),
    given: row.given,
    taken: row.taken,
    givenCount: row.given_count,
    takenCount: row.taken_count,
    givenLength: row.given / longest,
    takenLength: row.taken / longest,
  }));
}

/** Communal circles have no bar: nothing of them is counted. */
export function circleBars(rows: OverviewBar[]): Bar[] {
  return bars(
    rows.filter(({ communal, given_count, taken_count }) => !communal && given_count + taken_count > 0),
    ({ circle }) => ({ key: circle ?? 'none', name: circle ? circleName(circle) : m.balance_no_circle(), circle }),
  );
}

export const communalCircles = (rows: OverviewBar[]): NonNullable<OverviewBar['circle']>[] =>
  rows.flatMap(({ communal, circle }) => (communal && circle ? [circle] : []));

export function kindBars(rows: KindBar[]): Bar[] {
  return bars(
    rows.filter(({ given_count, taken_count }) => given_count + taken_count > 0),
    ({ kind }) => ({ key: kind, name: kindsName(kind) }),
  );
}
