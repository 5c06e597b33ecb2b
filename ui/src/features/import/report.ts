/** What a report of an import says, sorted for showing. Counts nothing that the book has not counted. */
import type {
  CardRule,
  Field,
  FieldChange,
  FieldRule,
  ImportChange,
  ImportProblem,
  ImportProgress,
  ImportReport,
  ImportStep,
  LikenessReason,
  ProblemKind,
  Rule,
} from '$lib/api';
import { fieldName, fields } from '$lib/field-words';
import { m } from '$lib/i18n';

/** `nobody`: no card in the file could become a person; it is to be said loudly. */
export type Outcome = 'changes' | 'same' | 'nobody';

export function outcome(report: ImportReport): Outcome {
  const { new_people, updated_people, groups, suggestions, unchanged } = report;
  const organisations = report.organisations + report.updated_organisations;
  if ((report.favours ?? null) !== null) return 'changes';
  // Where all that differs stays as the owner has it there is still something to choose.
  if (report.changes.length > 0) return 'changes';
  if (new_people + updated_people + organisations + groups + suggestions > 0) return 'changes';
  return unchanged > 0 ? 'same' : 'nobody';
}

/** No card was set aside with these: none stood there, or it came in as far as it went, or with another. */
const harmless: readonly ProblemKind[] = ['broken_off', 'outside', 'same_person'];

/** Cards set aside whole. Where something is named, only that part of a card was lost, and the card came in. */
export const unreadable = (problems: ImportProblem[]): ImportProblem[] =>
  problems.filter(({ kind, what }) => what === '' && !harmless.includes(kind));

export const notices = (problems: ImportProblem[]): ImportProblem[] =>
  problems.filter(({ kind, what }) => what !== '' || harmless.includes(kind));

const problemWords: Record<ProblemKind, (what: string) => string> = {
  no_end: () => m.import_problem_no_end(),
  broken_off: () => m.import_problem_broken_off(),
  nothing: () => m.import_problem_nothing(),
  too_large: (what) => (what ? m.import_problem_too_large_of({ what }) : m.import_problem_too_large()),
  not_text: () => m.import_problem_not_text(),
  outside: () => m.import_problem_outside(),
  same_person: (what) => (what ? m.import_problem_same_person_of({ what }) : m.import_problem_same_person()),
  property_lost: (what) => (what ? m.import_problem_property_of({ what }) : m.import_problem_property()),
  no_place: (what) => m.import_problem_no_place({ what }),
};

export const problemText = ({ kind, what }: ImportProblem): string => problemWords[kind](what);

const likeness: Record<LikenessReason, (shared: string) => string> = {
  same_uid_other_name: () => m.import_same_uid(),
  same_email_other_name: (shared) => m.import_same_email({ shared }),
  same_phone_other_name: (shared) => m.import_same_phone({ shared }),
  only_name: () => m.import_same_name(),
  other_birthday: () => m.import_other_birthday(),
  other_points: () => m.import_other_points(),
  sure: () => m.import_sure(),
};

export const likenessText = (reason: LikenessReason, shared: string): string => likeness[reason](shared);

export { fieldName, fields };

/** Of these a person may have many: a card's stand beside what is there. */
const lists: readonly Field[] = [
  'phone',
  'email',
  'url',
  'impp',
  'social',
  'address',
  'related',
  'tag',
  'area',
  'other',
];

const isList = (field: Field): boolean => lists.includes(field);

/** What one may say of a field where two differ: of a list, and of a note, that both stay. */
export const holdsBoth = (field: Field): boolean => isList(field) || field === 'note';

/** Of which fields a rule can be made, in the order of a person's page: they differ somewhere in the file, or have one. */
export function ruled(changes: readonly ImportChange[], rules: readonly FieldRule[]): Field[] {
  const differ = changes
    .filter(({ card }) => card > 0)
    .flatMap((change) => change.fields)
    .filter(({ field, before }) => isList(field) || before !== '')
    .map(({ field }) => field);
  const all = new Set([...differ, ...rules.map(({ field }) => field)]);
  return fields.filter((field) => all.has(field));
}

/** The rule for a field: its own, or that for all. */
export const ruleOf = (field: Field, rules: readonly FieldRule[]): Rule | undefined =>
  (rules.find((one) => one.field === field) ?? rules.find((one) => one.field === null))?.rule;

/** What a tick means: a card's list stands beside one's own, and so does a note where both are kept. */
export function taking(field: Field, rule: Rule | undefined): Rule {
  if (field === 'note') return rule === 'both' ? 'both' : 'theirs';
  return isList(field) && rule !== 'theirs' ? 'both' : 'theirs';
}

/** Whether a field is taken from its card: as the user wishes, and otherwise as the import would by itself. */
export function isTaken(card: number, { field, kept_mine }: FieldChange, wishes: readonly CardRule[]): boolean {
  const wished = wishes.find((one) => one.card === card && one.field === field);
  return wished ? wished.rule !== 'mine' : !kept_mine;
}

/** How many more of those who are known would change, with what was ticked since the report. */
export function ticked(changes: readonly ImportChange[], wishes: readonly CardRule[]): number {
  const changed = (of: readonly CardRule[]) =>
    changes.filter(({ card, fields }) => fields.some((field) => isTaken(card, field, of))).length;
  return changed(wishes) - changed([]);
}

export const steps: readonly ImportStep[] = ['reading', 'groups', 'saving'];

/** How much of the bar each step takes: reading is nearly all of the work. */
const shares: Record<ImportStep, number> = { reading: 0.78, groups: 0.04, saving: 0.18 };

/** 0 to 1 over all the steps. */
export function overall({ step, part }: ImportProgress): number {
  const before = steps.slice(0, steps.indexOf(step)).reduce((sum, earlier) => sum + shares[earlier], 0);
  return Math.min(1, before + shares[step] * Math.min(1, Math.max(0, part)));
}
