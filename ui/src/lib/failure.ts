/** What went wrong, as one sentence of the window's language. The kind decides it; no contact's data is ever in it. */
import type { Failure, FailureKind, Fault, Field } from '$lib/api';
import { fieldName } from '$lib/field-words';
import { formatNumber, m } from '$lib/i18n';

const faults: Record<Fault, () => string> = {
  empty: m.fault_empty,
  too_long: m.fault_too_long,
  not_a_day: m.fault_not_a_day,
  not_a_number: m.fault_not_a_number,
  not_an_email: m.fault_not_an_email,
  not_a_link: m.fault_not_a_link,
  not_a_picture: m.fault_not_a_picture,
  picture_too_large: m.fault_picture_too_large,
  oneself: m.fault_oneself,
};

function fieldTrouble(field: Field | null, fault: Fault | null): string {
  const said = fault ? faults[fault]() : m.failure_bad_field();
  return field ? `${fieldName(field)}: ${said}` : said;
}

const sentences: Record<FailureKind, (failure: Failure) => string> = {
  no_book: () => m.failure_no_book(),
  not_a_book: () => m.failure_not_a_book(),
  book_gone: () => m.gone_title(),
  key_file_broken: () => m.failure_key_file_broken(),
  newer_key_file: () => m.failure_newer_key_file(),
  key_misfit: () => m.failure_key_misfit(),
  passphrase_needed: () => m.failure_passphrase_needed(),
  wrong_passphrase: () => m.failure_wrong_passphrase(),
  keyring_none: () => m.failure_keyring_none(),
  keyring_locked: () => m.failure_keyring_locked(),
  keyring_empty: () => m.failure_keyring_empty(),
  not_words: ({ number }) =>
    number > 0 ? m.failure_not_words_at({ number: formatNumber(number) }) : m.failure_not_words(),
  wrong_words: () => m.failure_wrong_words(),
  passphrase_too_short: ({ number }) => m.failure_passphrase_too_short({ number: formatNumber(number || 8) }),
  last_way: () => m.failure_last_way(),
  words_unchecked: () => m.failure_words_unchecked(),
  key_missing: () => m.failure_key_missing(),
  newer_book: () => m.failure_newer_book(),
  older_book: () => m.failure_older_book(),
  unfinished_book: () => m.failure_unfinished_book(),
  taken: () => m.failure_taken(),
  in_use: () => m.failure_in_use(),
  backup_damaged: () => m.failure_backup_damaged(),
  not_backed_up: () => m.failure_not_backed_up(),
  busy: () => m.failure_busy(),
  damaged: () => m.failure_damaged(),
  file_missing: () => m.failure_file_missing(),
  file_denied: () => m.failure_file_denied(),
  file_is_folder: () => m.failure_file_is_folder(),
  file_empty: () => m.failure_file_empty(),
  no_contacts: () => m.failure_no_contacts(),
  unknown_columns: () => m.failure_unknown_columns(),
  bad_archive: () => m.failure_bad_archive(),
  file_too_large: ({ number }) =>
    number > 0 ? m.failure_file_too_large_of({ number: formatNumber(number) }) : m.failure_file_too_large(),
  too_many_cards: ({ number }) =>
    number > 0 ? m.failure_too_many_cards_of({ number: formatNumber(number) }) : m.failure_too_many_cards(),
  broken_document: ({ number }) =>
    number > 0 ? m.failure_broken_document_line({ line: formatNumber(number) }) : m.failure_broken_document(),
  refused_favour: ({ number, why }) =>
    m.failure_refused_favour({ line: formatNumber(number), why: ofKind(why ?? 'invalid') }),
  newer_document: () => m.failure_newer_document(),
  book_not_empty: () => m.failure_book_not_empty(),
  book_not_alone: () => m.failure_book_not_alone(),
  file_unreadable: () => m.failure_file_unreadable(),
  file_changed: () => m.failure_file_changed(),
  invalid_date: () => m.failure_invalid_date(),
  date_too_far: () => m.failure_date_too_far(),
  due_too_far: () => m.failure_due_too_far(),
  due_too_early: () => m.failure_due_too_early(),
  period_reversed: () => m.failure_period_reversed(),
  no_people: () => m.failure_no_people(),
  one_giver: () => m.failure_one_giver(),
  with_oneself: () => m.failure_with_oneself(),
  same_person_twice: () => m.failure_same_person_twice(),
  too_few_people: () => m.failure_too_few_people(),
  no_text: () => m.failure_no_text(),
  too_long: ({ number }) =>
    number > 0 ? m.failure_too_long_of({ number: formatNumber(number) }) : m.failure_too_long(),
  too_many: () => m.failure_too_many(),
  status_not_allowed: () => m.failure_status_not_allowed(),
  not_yet: () => m.failure_not_yet(),
  ahead: () => m.failure_ahead(),
  too_early: () => m.failure_too_early(),
  history: () => m.failure_history(),
  link_circle: () => m.failure_link_circle(),
  link_order: () => m.failure_link_order(),
  link_unfit: () => m.failure_link_unfit(),
  consent_missing: () => m.failure_consent_missing(),
  invalid: () => m.failure_invalid(),
  not_found: () => m.failure_not_found(),
  nothing_to_undo: () => m.failure_nothing_to_undo(),
  nothing_to_redo: () => m.failure_nothing_to_redo(),
  cannot_undo: () => m.failure_cannot_undo(),
  merge_clash: () => m.failure_merge_clash(),
  undecided: () => m.failure_undecided(),
  cancelled: () => m.failure_cancelled(),
  bad_field: ({ field, fault }) => fieldTrouble(field, fault),
  changed_meanwhile: ({ field }) =>
    field ? m.failure_changed_field({ field: fieldName(field) }) : m.failure_changed_meanwhile(),
  has_favours: ({ number }) => m.failure_has_favours({ number: formatNumber(number) }),
  name_taken: () => m.failure_name_taken(),
  disk_full: () => m.failure_disk_full(),
  book_exists: () => m.failure_book_exists(),
  book_unreachable: () => m.failure_book_unreachable(),
  no_memory: () => m.failure_no_memory(),
  no_program: () => m.failure_no_program(),
  card_refused: () => m.failure_card_refused(),
  // The reason is for whoever mends it: in English, and with nobody's data in it.
  other: ({ message }) => (message ? m.failure_other_of({ reason: message.replace(/\.$/, '') }) : m.failure_other()),
};

const ofKind = (kind: FailureKind): string =>
  failureText({ kind, message: '', path: '', number: 0, field: null, fault: null, why: null });

export const failureKinds = Object.keys(sentences) as FailureKind[];

export function failureText(failure: Failure): string {
  return (sentences[failure.kind] ?? sentences.other)(failure);
}

/** The same, where recovery words were said: what does not fit then is the words. */
export const wordsText = (failure: Failure): string =>
  failure.kind === 'key_misfit' ? m.failure_words_misfit() : failureText(failure);
