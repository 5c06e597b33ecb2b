/** The parts of the settings, in their order. */
import { m } from '$lib/i18n';

export type Section = 'general' | 'owner' | 'balance' | 'security' | 'backups' | 'book' | 'history';

export const sections: readonly { section: Section; name: () => string }[] = [
  { section: 'general', name: m.settings_general },
  { section: 'owner', name: m.settings_owner },
  { section: 'balance', name: m.settings_balance },
  { section: 'security', name: m.security_title },
  { section: 'backups', name: m.backup_title },
  { section: 'book', name: m.settings_book },
  { section: 'history', name: m.history_title },
];

/** Which part is being read: the last whose top has passed the upper edge, or the last of all at the very end. */
export function reading(tops: number[], edge: number, atEnd: boolean): number {
  if (atEnd) return tops.length - 1;
  return Math.max(
    0,
    tops.findLastIndex((top) => top <= edge),
  );
}
