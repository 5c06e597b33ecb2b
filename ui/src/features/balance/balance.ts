/** What the Balance room says and how long its bars are. Every figure comes summed and rounded from the book. */
import type {
  Answering,
  Breakdown,
  BreakdownBy,
  Circle,
  FavourKind,
  Giving,
  LedgerQuery,
  LifeArea,
  Overview,
  OverviewBar,
  Period,
  Share,
} from '$lib/api';
import { areaName, areas } from '$lib/favour-words';
import { compareText, m } from '$lib/i18n';
import type { PeopleOnly, Route } from '$lib/route.svelte';
import { circleName, circles, kinds as kindsOrder, kindsName } from '$lib/words';
import { always } from '../favours/period';

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
  nothing: m.balance_words_answer_nothing,
};

/** "You give a little more than you receive. Most of what comes to you is returned or passed on." */
export function sentence({ giving, answering }: Pick<Overview, 'giving' | 'answering'>): string {
  const said = [giving && givings[giving](), answering && answerings[answering]()];
  return giving ? said.filter((words) => words !== null).join(' ') : '';
}

export interface Bar {
  key: string;
  name: string;
  /** Of a circle: its dot; null is in none. */
  circle?: Circle | null;
  /** Hundredths of weight. */
  given: number;
  taken: number;
  givenCount: number;
  takenCount: number;
  /** Parts of a half, 0 to 1. */
  givenLength: number;
  takenLength: number;
  /** Per cent given; none where there is too little to tell. */
  generosity: number | null;
  leads: { ledger: Partial<LedgerQuery> } | { people: { circle?: Circle; only?: PeopleOnly } } | undefined;
}

const named: Record<BreakdownBy, (name: string) => string> = {
  circle: (name) => (name ? circleName(name as Circle) : m.balance_no_circle()),
  area: (name) => (name ? areaName(name as LifeArea) : m.balance_no_area()),
  group: (name) => name || m.balance_no_group(),
  kind: (name) => kindsName(name as FavourKind),
  year: (name) => name,
};

/** In the order in which the reader knows the parts; groups as they are spelled, the latest year first. */
const ordered: Record<BreakdownBy, (a: string, b: string) => number> = {
  circle: (a, b) => place(circles, a) - place(circles, b),
  area: (a, b) => place(areas, a) - place(areas, b),
  group: (a, b) => Number(!a) - Number(!b) || compareText(a, b),
  kind: (a, b) => kindsOrder.indexOf(a as FavourKind) - kindsOrder.indexOf(b as FavourKind),
  year: (a, b) => b.localeCompare(a),
};

/** Those in none come last. */
const place = (all: readonly string[], name: string) => (name ? all.indexOf(name) : all.length);

/** The parts that say something, in the reader's order. */
export const inOrder = ({ by, shares }: Pick<Breakdown, 'by' | 'shares'>): Share[] =>
  shares
    .filter(({ given_count, taken_count }) => given_count + taken_count > 0)
    .sort((a, b) => ordered[by](a.name, b.name));

export function shareBars({ by, shares }: Pick<Breakdown, 'by' | 'shares'>, period: Period = always): Bar[] {
  const rows = inOrder({ by, shares });
  const longest = Math.max(1, ...rows.flatMap(({ given, taken }) => [given, taken]));
  return rows.map((row) => ({
    key: row.name,
    name: named[by](row.name),
    circle: by === 'circle' ? (row.name as Circle) || null : undefined,
    given: row.given,
    taken: row.taken,
    givenCount: row.given_count,
    takenCount: row.taken_count,
    givenLength: row.given / longest,
    takenLength: row.taken / longest,
    generosity: row.too_little ? null : row.generosity,
    leads: leadsTo(by, row.name, period),
  }));
}

/** Where the figures of a part come from: its favours, or its people. */
function leadsTo(by: BreakdownBy, name: string, period: Period): Bar['leads'] {
  if (by === 'kind') return { ledger: { ...period, kind: name as FavourKind } };
  // Of a year only the part that lies in the period is counted.
  if (by === 'year') return period.from || period.to ? undefined : { ledger: { from: name, to: name } };
  if (by === 'circle') return { people: name ? { circle: name as Circle } : { only: { unplaced: true } } };
  return by === 'area' && name ? { people: { only: { area: name as LifeArea } } } : undefined;
}

/** The ledger of what counts. */
export const ledger = (only: Partial<LedgerQuery>): Route => ({
  room: 'favours',
  only: { status: 'done', ...only },
});

/** Close circles of which nothing is in the bars. */
export function communalCircles(rows: OverviewBar[], bars: Bar[]): Circle[] {
  const told = bars.map(({ circle }) => circle);
  return rows.flatMap(({ communal, circle }) => (communal && circle && !told.includes(circle) ? [circle] : []));
}
