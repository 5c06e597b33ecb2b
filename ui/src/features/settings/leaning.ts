/** How much it takes before a balance leans, how often one likes to be in touch, and how many promises are enough. */
import { formatNumber, m } from '$lib/i18n';

export interface Damping {
  tenths: number;
  label: () => string;
  hint: () => string;
}

export const dampings: readonly Damping[] = [
  { tenths: 20, label: m.settings_damping_little, hint: m.settings_damping_little_hint },
  { tenths: 40, label: m.settings_damping_some, hint: m.settings_damping_some_hint },
  { tenths: 80, label: m.settings_damping_much, hint: m.settings_damping_much_hint },
];

/** The step that stands for what the book has. */
export const dampingFor = (tenths: number): Damping =>
  dampings.reduce((nearest, step) =>
    Math.abs(step.tenths - tenths) < Math.abs(nearest.tenths - tenths) ? step : nearest,
  );

const rhythms: readonly [days: number, words: () => string][] = [
  [7, m.settings_every_week],
  [14, m.settings_every_two_weeks],
  [30, m.settings_every_month],
  [60, m.settings_every_two_months],
  [90, m.settings_every_season],
  [180, m.settings_every_half_year],
  [365, m.settings_every_year],
  [730, m.settings_every_two_years],
];

interface Choice {
  value: string;
  label: string;
}

/** The rhythms to choose from; one that was set elsewhere to something between stands among them. */
export function rhythmsWith(days: number): Choice[] {
  const all = rhythms.map(([value, words]) => ({ days: value, label: words() }));
  if (!all.some((each) => each.days === days)) {
    all.push({ days, label: m.settings_every_days({ number: formatNumber(days) }) });
  }
  return all.sort((a, b) => a.days - b.days).map((each) => ({ value: String(each.days), label: each.label }));
}

/** Likewise of promises. */
export function promisesWith(most: number): { value: number; label: string }[] {
  const all = [...new Set([3, 5, 8, 12, most])].sort((a, b) => a - b);
  return all.map((value) => ({ value, label: formatNumber(value) }));
}
