/** When one wants to be reminded, as choices. */
import { m } from '$lib/i18n';

export const delays: readonly { days: number; label: () => string }[] = [
  { days: 7, label: m.introductions_later_week },
  { days: 14, label: m.introductions_later_two_weeks },
  { days: 30, label: m.introductions_later_month },
];
