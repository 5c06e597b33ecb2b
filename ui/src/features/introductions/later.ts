/** When one wants to be reminded, as choices. */
import { m } from '$lib/i18n';

export const delays: readonly { days: number; label: () => string }[] = [
  { days: 7, label: m.introductions_later_week },
  { days: 14, label: m.introductions_later_two_weeks },
  { days: 30, label: m.introductions_later_month },
];

export function dayAfter(today: string, days: number): string {
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}
