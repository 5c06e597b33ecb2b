/** Backups of the book in memory: counts stand for what they hold. */
import type { Backend } from '../backend';
import type { BackupReason, BackupRow, BackupsView, Content } from '../bindings';
import { told } from './events';
import { failure } from './failure';
import type { Scenario } from './scenario';
import type { Session } from './session';

type Answer = <T>(make: () => T | Promise<T>) => Promise<T>;
type Backups = Pick<
  Backend,
  | 'backups'
  | 'backUp'
  | 'backUpElsewhere'
  | 'chooseBackup'
  | 'verifyBackup'
  | 'compareBackup'
  | 'restoreBackup'
  | 'onBackupsChanged'
>;

const folder = '~/Documents/Vuoro/backups';
const elsewhere = 'book-2026-10-02T061100Z-by-hand.vuoro';

export function backupsOf(answer: Answer, session: Session, scenario: Scenario): Backups {
  const changed = told<void>();

  const content = (fewer = 0): Content => ({
    people: Math.max(0, session.people - fewer),
    favours: 118 - fewer,
    changed_at: `2026-11-${19 - fewer}T07:${40 - fewer}:00Z`,
    digest: String(fewer),
  });
  const row = (at: string, reason: BackupReason, holds: Content): BackupRow => ({
    name: `book-${at.replaceAll(':', '')}-${reason.replaceAll('_', '-')}.vuoro`,
    at,
    reason,
    tenths_of_mb: 41,
    content: holds,
    trouble: null,
  });
  const name = 'book-2026-11-16T070400Z-daily.vuoro';
  const view: BackupsView = {
    backups:
      scenario.backups === 'none'
        ? []
        : [
            row('2026-11-19T06:12:00Z', 'daily', content()),
            row('2026-11-18T06:09:00Z', 'daily', content(1)),
            row('2026-11-17T14:31:00Z', 'before_import', content(2)),
            { ...row('2026-11-16T07:04:00Z', 'daily', content(3)), content: null, trouble: failure('backup_damaged') },
            row('2026-11-09T06:30:00Z', 'by_hand', content(8)),
          ],
    folder,
    failing: scenario.backups === 'failing' ? { why: failure('disk_full'), since: '2026-11-17T06:00:00Z' } : null,
  };

  function changes<T>(act: () => T): Promise<T> {
    return answer(() => {
      if (scenario.fails) throw failure(scenario.fails);
      const done = act();
      changed.tell();
      return done;
    });
  }

  const found = (wanted: string | null) => {
    if (wanted === name) throw failure('backup_damaged');
    const listed = view.backups.find((one) => one.name === wanted);
    return listed?.content ?? content(6);
  };

  /** A book that is gone, and opens with its passphrase only, says so of its backups too. */
  const sealed = () => session.state === 'gone' && scenario.keys.join() === 'passphrase';
  const open = (passphrase: string | null) => {
    if (!sealed() || passphrase === 'kissa kävelee') return;
    throw failure(passphrase === null ? 'passphrase_needed' : 'wrong_passphrase');
  };
  const shown = (one: BackupRow): BackupRow =>
    sealed() ? { ...one, content: null, trouble: failure('passphrase_needed') } : one;

  return {
    backups: () => answer(() => ({ ...view, backups: view.backups.map(shown) })),
    backUp: () =>
      changes(() => {
        const made = row('2026-11-19T08:00:00Z', 'by_hand', content());
        view.backups = [made, ...view.backups.filter((one) => one.name !== made.name)];
        view.failing = null;
        return made;
      }),
    backUpElsewhere: () =>
      answer(() => {
        if (scenario.fails) throw failure(scenario.fails);
        return scenario.dialogClosed ? null : { file: elsewhere, folder: '/media/aino/STICK' };
      }),
    chooseBackup: () => answer(() => (scenario.dialogClosed ? null : elsewhere)),
    verifyBackup: (wanted) => answer(() => ({ content: found(wanted), reason: null })),
    compareBackup: (wanted, passphrase) =>
      answer(() => {
        open(passphrase);
        const backup = found(wanted);
        const fewer = content().people - backup.people;
        return {
          backup,
          book: session.state === 'trouble' || session.state === 'gone' ? null : content(),
          trouble: session.trouble && failure(session.trouble),
          lost: { people: fewer, favours: 118 - backup.favours },
          back: { people: 0, favours: 0 },
        };
      }),
    restoreBackup: (wanted, passphrase) =>
      changes(() => {
        open(passphrase);
        found(wanted);
        if (session.bringBack()) return null;
        const made = row('2026-11-19T08:01:00Z', 'before_restore', content());
        view.backups = [made, ...view.backups];
        return made.name;
      }),
    onBackupsChanged: changed.listen,
  };
}
