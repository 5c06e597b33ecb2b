/** What a list of people can be kept to, in words. */
import type { LifeArea, Turn } from '$lib/api';
import { areaName, areas } from '$lib/favour-words';
import { m } from '$lib/i18n';
import type { PeopleOnly } from '$lib/route.svelte';

const turns: Record<Turn, () => string> = {
  mine: m.balance_mine,
  theirs: m.turn_theirs,
  even: m.balance_even,
  nothing_needed: m.balance_nothing,
  too_little_to_tell: m.turn_too_little_to_tell,
};

export function onlyWords({ turn, area, unplaced }: PeopleOnly): string {
  const said = [turn && turns[turn](), area && areaName(area), unplaced && m.people_only_unplaced()];
  return said.filter(Boolean).join(' · ');
}

export const choices = (): PeopleOnly[] => [
  ...(Object.keys(turns) as Turn[]).map((turn) => ({ turn })),
  { unplaced: true },
  ...areas.map((area: LifeArea) => ({ area })),
];
