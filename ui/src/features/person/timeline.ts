/** The favours of one person in order: under years, or for a close tie under this year's seasons and then years. */
import type { FavourRow, Status } from '$lib/api';
import { partsOf, seasonOf, yearOf, type Season } from '$lib/on';
import { monthOf } from '../favours/ledger';

export interface Group {
  key: string;
  year: string;
  /** In place of the year, for the last four seasons of a close tie: of the year before, none of the same name. */
  season: Season | undefined;
  rows: FavourRow[];
}

/** The latest first, as the book gives them. */
export function byYear(rows: FavourRow[]): Group[] {
  return grouped(rows, () => undefined);
}

export function bySeason(rows: FavourRow[], today: string): Group[] {
  return grouped(rows, (on) => (withinFourSeasons(on, today) ? seasonOf(on) : undefined));
}

function grouped(rows: FavourRow[], season: (on: string) => Season | undefined): Group[] {
  const groups: Group[] = [];
  for (const row of rows) {
    const heading = { year: yearOf(row.on), season: season(row.on) };
    const key = heading.season ?? heading.year;
    const last = groups.find((group) => group.key === key);
    if (last) last.rows.push(row);
    else groups.push({ key, ...heading, rows: [row] });
  }
  return groups;
}

const monthNumber = (on: string): number => {
  const { year, month } = partsOf(on);
  return Number(year) * 12 + Number(month ?? NaN) - 1;
};

/** Seasons are counted from December on, three months each. */
const seasonNumber = (on: string): number => Math.floor((monthNumber(on) + 1) / 3);

function withinFourSeasons(on: string, today: string): boolean {
  const back = seasonNumber(today) - seasonNumber(on);
  return back >= 0 && back < 4;
}

export interface Moment {
  key: number;
  /** 0 … 1 along the months. */
  at: number;
  latest: boolean;
}

/**
 * Where on the line of these months the moments stand: with nobody's name on them, and no height. What has no month is
 * in none of them.
 */
export function moments(rows: FavourRow[], months: readonly string[]): Moment[] {
  const done = rows.filter((row) => row.status === 'done' && months.includes(monthOf(row.on)));
  return done.map((row, index) => {
    const { day } = partsOf(row.on);
    const within = day ? (Number(day) - 0.5) / 31 : 0.5;
    return { key: row.id, at: (months.indexOf(monthOf(row.on)) + within) / months.length, latest: index === 0 };
  });
}

export const isOpen = (status: Status): boolean => status === 'asked' || status === 'promised';

/** Those other than the owner and the person whose page it is, each once. */
export function others(row: FavourRow, person: number): { id: number; name: string }[] {
  const found = new Map<number, string>();
  for (const party of row.parties) {
    if (party.person !== null && party.person !== person) found.set(party.person, party.name);
  }
  return [...found].map(([id, name]) => ({ id, name }));
}

/** With more than this, only the latest year is open. */
const foldedAbove = 60;

/** How many a group has; not known of the oldest one, while the page does not have all there are. */
export const countOf = (group: Group, groups: Group[], more: boolean): number | undefined =>
  more && group === groups.at(-1) ? undefined : group.rows.length;

export function openAtFirst(groups: Group[]): string[] {
  const rows = groups.reduce((sum, group) => sum + group.rows.length, 0);
  return rows > foldedAbove ? groups.slice(0, 1).map(({ key }) => key) : groups.map(({ key }) => key);
}
