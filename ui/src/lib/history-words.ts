/** A line of the history in words: what was done, and to what. */
import type { HistoryRow, OperationKind } from '$lib/api';
import { areaName, areas } from '$lib/favour-words';
import { formatList, formatNumber, m } from '$lib/i18n';
import { circleName, circles } from '$lib/words';

const titles: Record<OperationKind, () => string> = {
  import: m.history_import,
  add_person: m.history_add_person,
  edit_person: m.history_edit_person,
  merge: m.history_merge,
  not_same: m.history_not_same,
  give: m.history_give,
  take: m.history_take,
  introduce: m.history_introduce,
  record_between: m.history_record_between,
  edit_favour: m.history_edit_favour,
  settle: m.history_settle,
  void: m.history_void,
  thank: m.history_thank,
  link_favours: m.history_link_favours,
  consent: m.history_consent,
  outcome: m.history_outcome,
  remind: m.history_remind,
  place_person: m.history_place_person,
  accept_suggestions: m.history_accept_suggestions,
  dismiss_suggestions: m.history_dismiss_suggestions,
  undo: m.history_undo,
  redo: m.history_redo,
  fill_sample: m.history_fill_sample,
  edit_people: m.history_edit_people,
  archive_people: m.history_archive_people,
  restore_people: m.history_restore_people,
  delete_people: m.history_delete_people,
  erase: m.history_erase,
  edit_owner: m.history_edit_owner,
  add_organisation: m.history_add_organisation,
  edit_organisation: m.history_edit_organisation,
  merge_organisations: m.history_merge_organisations,
  delete_organisation: m.history_delete_organisation,
  edit_group: m.history_edit_group,
  delete_group: m.history_delete_group,
};

export const operationKinds = Object.keys(titles) as OperationKind[];

type Told = Pick<HistoryRow, 'kind' | 'subject'>;

/** What was only promised or asked for was neither given nor received. */
function titleOf(kind: OperationKind, { status }: Told['subject']): string {
  if (status === null || (kind !== 'give' && kind !== 'take')) return titles[kind]();
  if (status === 'promised') return m.history_promised();
  return status === 'asked' ? m.history_asked() : m.history_noted();
}

export function historyTitle({ kind, subject }: Told): string {
  const again = subject.undone && subject.undone !== 'undo' ? titleOf(subject.undone, subject).toLocaleLowerCase() : '';
  if (kind === 'undo' && again) return m.history_undo_of({ what: again });
  if (kind === 'redo' && again) return m.history_redo_of({ what: again });
  return titleOf(kind, subject);
}

const namedAtMost = 3;

const ofSuggestions: readonly (OperationKind | null)[] = ['accept_suggestions', 'dismiss_suggestions'];

/** A circle and a life area are words of the book; all else is the owner's. */
function whatOf(kind: OperationKind, what: string): string {
  if (kind !== 'edit_people' && kind !== 'place_person') return what;
  const circle = circles.find((one) => one === what);
  const area = areas.find((one) => one === what);
  return circle ? circleName(circle) : area ? areaName(area) : what;
}

export function historyDetail({ kind, subject }: Told): string {
  if (kind === 'erase') return m.bulk_people({ count: subject.changed, number: formatNumber(subject.changed) });
  const names = subject.people.slice(0, namedAtMost);
  const rest = subject.people.length - names.length;
  if (rest > 0) names.push(m.history_others({ count: rest, number: formatNumber(rest) }));
  const parts = [whatOf(kind, subject.what), names.length > 0 ? formatList(names) : ''];
  const counted = ofSuggestions.includes(subject.undone ?? kind) ? m.history_suggestions : m.history_added;
  if (subject.added > 0) parts.push(counted({ count: subject.added, number: formatNumber(subject.added) }));
  if (subject.changed > 0) {
    const changed = kind === 'edit_favour' ? m.history_unlinked : m.history_changed;
    parts.push(changed({ count: subject.changed, number: formatNumber(subject.changed) }));
  }
  return parts.filter((part) => part !== '').join(' · ');
}

/** Both, as one line: for a toast, or for naming what stands in the way. */
export function historyLine(row: Told): string {
  const detail = historyDetail(row);
  return detail ? `${historyTitle(row)} – ${detail}` : historyTitle(row);
}
