/**
 * The import that is under way, from the file that was offered to the report. It lives beside the rooms, so that it
 * goes on, and can be found again, when the user looks elsewhere meanwhile.
 */
import {
  backend,
  failureOf,
  type CardRule,
  type Failure,
  type Field,
  type FilesOffered,
  type ImportDuplicate,
  type ImportProgress,
  type ImportReport,
  type ImportWishes,
  type Rule,
  type TableLook,
} from '$lib/api';
import { ofOneBook } from '$lib/of-one-book';
import { saidOf } from './columns';

export type Importing =
  | { stage: 'nothing' }
  | { stage: 'looking'; files: string[]; progress: ImportProgress }
  | { stage: 'columns'; files: string[]; table: TableLook }
  | { stage: 'preview'; report: ImportReport; again?: Again }
  | { stage: 'applying'; report: ImportReport; progress: ImportProgress }
  | { stage: 'done'; report: ImportReport }
  | { stage: 'stopped'; files: string[] }
  /** With the report, it can be brought in without a backup. */
  | { stage: 'trouble'; files: string[]; failure: Failure; report?: ImportReport };

/** Looked at anew, under other rules; the report that is shown was made under those `before`. */
interface Again {
  progress: ImportProgress;
  before: ImportWishes;
}

const begun: ImportProgress = { step: 'reading', part: 0, cards: 0 };

const none: ImportWishes = { rules: [], cards: [], decisions: [] };

let now = $state.raw<Importing>({ stage: 'nothing' });
let wishes = $state.raw<ImportWishes>(none);
/** Each start gets a number: what arrives for an earlier one is dropped. */
let run = 0;

export const importing = {
  get now(): Importing {
    return now;
  },
  /** What the user wants of this import, beyond what it does by itself. */
  get wishes(): ImportWishes {
    return wishes;
  },
  get underWay(): boolean {
    if (now.stage === 'preview') return now.again !== undefined;
    return now.stage === 'looking' || now.stage === 'applying';
  },
};

/** Reads the files last offered and shows what they would change. Saves nothing. */
export async function look({ files }: FilesOffered): Promise<void> {
  wishes = none;
  const mine = ++run;
  now = { stage: 'looking', files, progress: begun };
  try {
    const report = await backend.previewImport(wishes, (progress) => {
      if (mine === run && now.stage === 'looking') now = { ...now, progress };
    });
    if (mine === run) now = { stage: 'preview', report };
  } catch (thrown) {
    const failure = failureOf(thrown);
    if (mine !== run) return;
    now = failure.kind === 'unknown_columns' ? await asking(files, failure) : ended(files, failure);
  }
}

/**
 * The rule for whatever differs, or for one field; `null`: for a field as for all, and for all my own single values
 * stand, and lists are united. What it changes is looked at anew, for a preview is the import itself.
 */
export async function follow(rule: Rule | null, field: Field | null): Promise<void> {
  if (now.stage !== 'preview') return;
  const { report, again } = now;
  const before = again?.before ?? wishes;
  const others = wishes.rules.filter((one) => one.field !== field);
  // What was ticked was ticked under the rule of before.
  const cards = wishes.cards.filter((one) => field !== null && one.field !== field);
  wishes = { ...wishes, rules: rule ? [...others, { field, rule }] : others, cards };
  const mine = ++run;
  const show = (progress: ImportProgress) => (now = { stage: 'preview', report, again: { progress, before } });
  show(begun);
  if (again) await stop();
  try {
    const next = await backend.previewImport(wishes, (progress) => void (mine === run && show(progress)));
    if (mine === run) now = { stage: 'preview', report: next };
  } catch (thrown) {
    if (mine !== run) return;
    const failure = failureOf(thrown);
    if (failure.kind !== 'cancelled') return void (now = ended(report.files, failure));
    wishes = before;
    now = { stage: 'preview', report };
  }
}

/** One field of one card, against the rule. */
export function wish(wanted: CardRule): void {
  const others = wishes.cards.filter(({ card, field }) => card !== wanted.card || field !== wanted.field);
  wishes = { ...wishes, cards: [...others, wanted] };
}

/** Whether two are the same; `null` leaves it open. */
export function decide({ card, other_id }: Pick<ImportDuplicate, 'card' | 'other_id'>, same: boolean | null): void {
  const others = wishes.decisions.filter((decision) => decision.card !== card);
  wishes = { ...wishes, decisions: same === null ? others : [...others, { card, other: other_id, same }] };
}

/** A table that nobody knows: its owner is asked what its columns are. */
async function asking(files: string[], failure: Failure): Promise<Importing> {
  try {
    const guessed = await backend.sayColumns([]);
    // What is guessed is said as well, so that the preview is of what stands there.
    const table = guessed && (await backend.sayColumns(saidOf(guessed)));
    return table ? { stage: 'columns', files, table } : ended(files, failure);
  } catch (thrown) {
    return ended(files, failureOf(thrown));
  }
}

/** Says what one column is; the people change at once. */
export async function sayColumn(name: string, field: string): Promise<void> {
  if (now.stage !== 'columns') return;
  const { files, table } = now;
  const mine = ++run;
  now = { stage: 'columns', files, table: { ...table, columns: changed(table, name, field) } };
  try {
    const next = await backend.sayColumns(saidOf(table, { name, field }));
    if (mine === run && next) now = { stage: 'columns', files, table: next };
  } catch (thrown) {
    if (mine === run) now = ended(files, failureOf(thrown));
  }
}

const changed = (table: TableLook, name: string, field: string) =>
  table.columns.map((column) => (column.name === name ? { ...column, field } : column));

export async function apply(report: ImportReport, withoutBackup = false): Promise<void> {
  const mine = ++run;
  now = { stage: 'applying', report, progress: begun };
  try {
    const done = await backend.applyImport(report.digest, wishes, withoutBackup, (progress) => {
      if (mine === run && now.stage === 'applying') now = { ...now, progress };
    });
    if (mine === run) now = { stage: 'done', report: done };
  } catch (thrown) {
    if (mine !== run) return;
    const failure = failureOf(thrown);
    now =
      failure.kind === 'not_backed_up'
        ? { stage: 'trouble', files: report.files, failure, report }
        : ended(report.files, failure);
  }
}

function ended(files: string[], failure: Failure): Importing {
  return failure.kind === 'cancelled' ? { stage: 'stopped', files } : { stage: 'trouble', files, failure };
}

export async function stop(): Promise<void> {
  await backend.cancelImport();
}

export function forget(): void {
  run += 1;
  now = { stage: 'nothing' };
}

ofOneBook(forget);
