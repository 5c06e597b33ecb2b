/** What a backup holds and why it was made, in words. */
import type { BackupReason, Content, Difference, FailureKind } from '$lib/api';
import { formatList, formatNumber, m } from '$lib/i18n';

const reasons: Record<BackupReason, () => string> = {
  daily: m.backup_reason_daily,
  before_import: m.backup_reason_before_import,
  before_migration: m.backup_reason_before_migration,
  before_erase: m.backup_reason_before_erase,
  before_restore: m.backup_reason_before_restore,
  by_hand: m.backup_reason_by_hand,
};

export const reasonText = (reason: BackupReason): string => reasons[reason]();

const people = (count: number) => m.people_count({ count, shown: formatNumber(count) });
const favours = (count: number) => m.merge_favours_count({ count, number: formatNumber(count) });

/** "1,284 people, 118 favours" */
export const holdsText = (content: Content): string => `${people(content.people)}, ${favours(content.favours)}`;

/** Of both only what there is: "1 person and 2 favours". */
export const countsText = (difference: Difference): string =>
  formatList([
    ...(difference.people > 0 ? [people(difference.people)] : []),
    ...(difference.favours > 0 ? [favours(difference.favours)] : []),
  ]);

const keyless: FailureKind[] = ['key_missing', 'key_file_broken', 'keyring_none', 'keyring_locked', 'keyring_empty'];

/** What has to be said before a backup with this trouble can be read; nothing helps with any other. */
export function asksFor(kind: FailureKind): 'passphrase' | 'words' | undefined {
  if (kind === 'passphrase_needed') return 'passphrase';
  return keyless.includes(kind) ? 'words' : undefined;
}
