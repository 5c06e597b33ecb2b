/**
 * The import that is under way, from the file that was offered to the report. It lives beside the rooms, so that it
 * goes on, and can be found again, when the user looks elsewhere meanwhile.
 */
import { backend, failureOf, type Failure, type ImportProgress, type ImportReport, type FilesOffered } from '$lib/api';

export type Importing =
  | { stage: 'nothing' }
  | { stage: 'looking'; files: string[]; progress: ImportProgress }
  | { stage: 'preview'; report: ImportReport }
  | { stage: 'applying'; report: ImportReport; progress: ImportProgress }
  | { stage: 'done'; report: ImportReport }
  | { stage: 'stopped'; files: string[] }
  | { stage: 'trouble'; files: string[]; failure: Failure };

const begun: ImportProgress = { step: 'reading', part: 0, cards: 0 };

let now = $state.raw<Importing>({ stage: 'nothing' });
/** Each start gets a number: what arrives for an earlier one is dropped. */
let run = 0;

export const importing = {
  get now(): Importing {
    return now;
  },
  get underWay(): boolean {
    return now.stage === 'looking' || now.stage === 'applying';
  },
};

/** Reads the files last offered and shows what they would change. Saves nothing. */
export async function look({ files }: FilesOffered): Promise<void> {
  const mine = ++run;
  now = { stage: 'looking', files, progress: begun };
  try {
    const report = await backend.previewImport((progress) => {
      if (mine === run && now.stage === 'looking') now = { ...now, progress };
    });
    if (mine === run) now = { stage: 'preview', report };
  } catch (thrown) {
    if (mine === run) now = ended(files, failureOf(thrown));
  }
}

export async function apply(report: ImportReport): Promise<void> {
  const mine = ++run;
  now = { stage: 'applying', report, progress: begun };
  try {
    const done = await backend.applyImport(report.digest, (progress) => {
      if (mine === run && now.stage === 'applying') now = { ...now, progress };
    });
    if (mine === run) now = { stage: 'done', report: done };
  } catch (thrown) {
    if (mine === run) now = ended(report.files, failureOf(thrown));
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
