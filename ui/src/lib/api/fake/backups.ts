/** Backups of the book in memory: counts stand for what they hold. */
import type { Backend } from '../backend';
import type { BackupReason, BackupRow, BackupsView, Content, FailureKind, Said } from '../bindings';
import { told } from './events';
import { failure } from './failure';
import { proveWords } from './keys';
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

  const inPlace = () => session.state === 'open' || session.state === 'empty';
  /** Why the backups of a book that is not here do not open by themselves: `sealed=`, or as its keys say. */
  const sealed = (): FailureKind | null => {
    if (inPlace()) return null;
    return scenario.sealed ?? (scenario.keys.join() === 'passphrase' ? 'passphrase_needed' : null);
  };
  const open = (said: Said | null) => {
    const trouble = sealed();
    if (said && 'words' in said && said.words !== undefined) return proveWords(said.words);
    if (!trouble || (trouble === 'passphrase_needed' && said?.passphrase === 'kissa kävelee')) return;
    throw failure(said ? 'wrong_passphrase' : trouble);
  };
  const shown = (one: BackupRow): BackupRow => {
    const trouble = sealed();
    return trouble ? { ...one, content: null, trouble: failure(trouble) } : one;
  };

  return {
    backups: () =>
      answer(() => {
        if (scenario.backups === 'unlisted') throw failure('file_denied');
        return { ...view, backups: view.backups.map(shown) };
      }),
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
    compareBackup: (wanted, said) =>
      answer(() => {
        open(said);
        const backup = found(wanted);
        const fewer = content().people - backup.people;
        return {
          backup,
          book: inPlace() ? content() : null,
          trouble: session.trouble && failure(session.trouble),
          lost: { people: fewer, favours: 118 - backup.favours },
          back: { people: 0, favours: 0 },
          log_left: scenario.logLeft && !inPlace(),
        };
      }),
    restoreBackup: (wanted, said) =>
      changes(() => {
        open(said);
        found(wanted);
        const none = { before: null, aside: null, logs: [] };
        if (session.trouble) {
          session.unlock();
          return { ...none, aside: 'book.vuoro.unopened-2026-11-19T080100Z' };
        }
        if (session.bringBack()) return { ...none, logs: scenario.logLeft ? ['book.vuoro-wal.1'] : [] };
        const made = row('2026-11-19T08:01:00Z', 'before_restore', content());
        view.backups = [made, ...view.backups];
        return { before: made.name, aside: null, logs: [] };
      }),
    onBackupsChanged: changed.listen,
  };
}
