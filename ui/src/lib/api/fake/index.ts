/**
 * A book in memory, for a plain browser and the tests; it lasts as long as the page. The address chooses how it
 * starts (`scenario.ts`): `?scenario=large&lang=fi&theme=dark`.
 */
import type { Backend } from '../backend';
import type { FilesOffered, Start } from '../bindings';
import { backupsOf } from './backups';
import { breakdownOf } from './breakdown';
import * as changes from './changes';
import { captureOn } from './capture';
import * as circles from './circles';
import * as common from './common';
import { dayNow, latestMonths, readDay } from './day';
import * as edits from './edits';
import * as duplicates from './duplicates';
import { followFiles, told } from './events';
import { ExportRun } from './export';
import { failure } from './failure';
import { ImportRun } from './import-run';
import { introductionsOf } from './introductions';
import { keysOf } from './keys';
import { ledgerOf } from './ledger';
import { overviewOf } from './overview';
import { pathsOf } from './paths';
import { foundIn, peoplePage, personPage } from './person-views';
import { pictureOf } from './photos';
import { placingOf } from './placing';
import { scenarioOf } from './scenario';
import { Session } from './session';
import { todayOf } from './today';
import { acceptSuggestions, dismissSuggestions, suggestionsOf } from './suggestions';

const place = '~/Documents/Vuoro/book.vuoro';

/** Of a photo of 10 MB in base64. */
const longestPicture = 14_000_000;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

type Look = Pick<Start, 'language' | 'theme' | 'idle_minutes'>;

function startOf(session: Session, look: Look, hazard: Start['hazard'], offered: string[], capture: boolean): Start {
  return {
    book: session.state,
    trouble: session.trouble && failure(session.trouble, { path: place }),
    place,
    hazard,
    version: '0.1.0',
    ...look,
    today: dayNow(),
    yesterday: dayNow(-1),
    months: latestMonths(12).map(({ name }) => name),
    people: session.people,
    offered,
    capture,
  };
}

export function fake(search: string = location.search): Backend {
  const scenario = scenarioOf(search);
  const session = new Session(scenario.book, scenario.trouble, scenario.fails, scenario.language);
  const importing = new ImportRun(scenario, pause);
  const exporting = new ExportRun(session, scenario, pause);
  const filesOffered = told<FilesOffered>();
  const filesHover = told<boolean>();
  const bookBusy = told<void>();
  const captureWanted = told<void>();
  const bookChanged = told<void>();
  let look: Look = { language: scenario.language, theme: scenario.theme, idle_minutes: 0 };

  session.onChange = () => {
    if (scenario.busy) bookBusy.tell();
    bookChanged.tell();
  };
  /** Files that came unasked. */
  let dropped = scenario.offered ? [scenario.file] : [];
  const takeDropped = (): FilesOffered => {
    const files = dropped;
    dropped = [];
    if (files.length > 0) importing.offer(files);
    return { files };
  };
  let { capture } = scenario;
  const takeCapture = () => {
    const wanted = capture;
    capture = false;
    return wanted;
  };
  // Stands for the desktop's own key.
  window.addEventListener('vuoro-capture', () => {
    capture = true;
    captureWanted.tell();
  });
  followFiles(window, filesHover.tell, (files) => {
    dropped = files;
    filesOffered.tell({ files });
  });

  /** What is asked for comes back as a copy, as it does over the wire. */
  async function answer<T>(make: () => T | Promise<T>): Promise<T> {
    if (scenario.slow > 0) await pause(scenario.slow);
    return structuredClone(await make());
  }

  const book = () => session.open().book;
  const bookToFill = () => {
    if (session.state === 'none') session.create();
    return book();
  };

  return {
    start: () => answer(() => startOf(session, look, scenario.hazard, dropped, capture)),
    createBook: () => answer(() => (session.create(), null)),
    openSample: () => answer(() => (session.openSample(), null)),
    closeSample: () => answer(() => (session.closeSample(), null)),
    ...keysOf(answer, session, scenario),

    people: (query) => answer(() => peoplePage(book(), session.open().index, query)),
    peopleIds: (query) => answer(() => foundIn(book(), session.open().index, query).ids),
    person: (id) => answer(() => personPage(book(), id)),
    inCommon: (id) => answer(() => common.inCommon(book(), id)),
    ownerForm: () => answer(() => common.ownerForm(book())),
    editOwner: (seen, owner) => answer(() => common.editOwner(book(), seen, owner)),
    photo: (hash) => answer(() => pictureOf(hash)),
    overview: (period) => answer(() => overviewOf(book(), period)),
    paths: (to) => answer(() => pathsOf(book(), to)),

    recordFavour: (favour) => answer(() => changes.recordFavour(book(), favour)),
    reviseFavour: (id, seen, favour) => answer(() => changes.reviseFavour(book(), id, seen, favour)),
    capture: (line, sheet) => answer(() => captureOn(book(), sheet, line)),
    takeCapture: () => answer(takeCapture),
    readDay: (text) => answer(() => readDay(text)),
    dayAfter: (days) => answer(() => dayNow(days)),
    ...ledgerOf(answer, book, () => session.settings.promises_at_most),
    ...breakdownOf(answer, book),
    ...introductionsOf(answer, book),
    ...todayOf(answer, book),
    ...placingOf(answer, book),
    ...backupsOf(answer, session, scenario),
    addPerson: (person) => answer(() => edits.addPerson(book(), person)),
    personForm: (id) => answer(() => edits.formOf(book(), id)),
    editPerson: (id, seen, person) => answer(() => edits.editPerson(book(), id, seen, person)),
    editPeople: (people, act) => answer(() => edits.editPeople(book(), people, act)),
    deletion: (people) => answer(() => edits.deletionOf(book(), people)),
    erasure: (people) => answer(() => edits.erasureOf(book(), people)),
    erase: (people, backupsToo, withoutBackup) =>
      answer(() => {
        if (scenario.backups === 'failing' && !backupsToo && !withoutBackup) throw failure('not_backed_up');
        edits.erase(book(), people);
        return scenario.backups === 'failing' && backupsToo ? ['book-2026-11-18T090000Z-daily.vuoro'] : [];
      }),
    labels: () => answer(() => edits.labelsOf(book())),
    choosePhoto: (id, seen) => answer(() => (scenario.dialogClosed ? null : edits.setPhoto(book(), id, seen, true))),
    takeDroppedPhoto: (id, seen) => answer(() => ((dropped = []), edits.setPhoto(book(), id, seen, true))),
    setPhoto: (id, seen, picture) =>
      answer(() => {
        if ((picture?.length ?? 0) > longestPicture) throw failure('too_long');
        return edits.setPhoto(book(), id, seen, picture !== null);
      }),
    reach: () => answer(() => (book(), null)),
    organisations: (text) => answer(() => circles.organisationsOf(book(), text)),
    organisation: (id) => answer(() => circles.organisationPage(book(), id)),
    addOrganisation: (edit) => answer(() => circles.addOrganisation(book(), edit)),
    editOrganisation: (id, seen, edit) => answer(() => circles.editOrganisation(book(), id, seen, edit)),
    mergeOrganisations: (into, from) => answer(() => circles.mergeOrganisations(book(), into, from)),
    deleteOrganisation: (id) => answer(() => circles.deleteOrganisation(book(), id)),
    groups: () => answer(() => circles.groupsOf(book())),
    renameGroup: (id, name, join) => answer(() => circles.renameGroup(book(), id, name, join)),
    deleteGroup: (id) => answer(() => circles.deleteGroup(book(), id)),
    placePerson: (id, circle, tie) => answer(() => changes.placePerson(book(), id, circle, tie)),
    settle: (favour, status, on) => answer(() => changes.settle(book(), favour, status, on)),
    thank: (favour) => answer(() => changes.thank(book(), favour)),
    duplicates: (query) =>
      answer(() => duplicates.duplicatesOf(book(), { ...session.crowd, more: scenario.pairs }, query)),
    mergeView: (left, right) => answer(() => duplicates.mergeViewOf(book(), left, right)),
    merge: (left, right, choices) => answer(() => duplicates.merge(book(), left, right, choices)),
    notSame: (left, right) => answer(() => duplicates.notSame(book(), left, right)),
    history: (before) => answer(() => book().history(before)),
    undo: (operation) => answer(() => book().undo(operation)),
    redo: () => answer(() => book().redo()),

    settings: () => answer(() => session.settings),
    saveSettings: (settings) => answer(() => (session.saveSettings(settings), null)),
    saveLook: (language, theme) => answer(() => ((look = { ...look, language, theme }), null)),
    saveIdle: (minutes) => answer(() => ((look = { ...look, idle_minutes: minutes }), null)),

    exportPeople: (format, whom, onProgress) =>
      answer(() => (scenario.dialogClosed ? null : exporting.write(format, whom, onProgress))),
    cancelExport: () => answer(() => (exporting.stop(), null)),

    chooseFiles: () =>
      answer(() => {
        if (scenario.dialogClosed) return null;
        importing.offer([scenario.file]);
        return { files: [scenario.file] };
      }),
    takeDropped: () => answer(takeDropped),
    offerText: () => answer(() => (importing.offer(['pasted.vcf']), { files: ['pasted.vcf'] })),
    sayColumns: (columns) => answer(() => importing.sayColumns(columns)),
    previewImport: (wishes, onProgress) => answer(() => importing.preview(wishes, onProgress)),
    applyImport: (digest, wishes, withoutBackup, onProgress) =>
      answer(() => {
        if (scenario.backups === 'failing' && !withoutBackup) throw failure('not_backed_up');
        return importing.apply(bookToFill, digest, wishes, onProgress);
      }),
    cancelImport: () => answer(() => (importing.stop(), null)),

    suggestions: () => answer(() => suggestionsOf(book())),
    countSuggestions: () => answer(() => book().openSuggestions.length),
    acceptSuggestions: (accepted) => answer(() => acceptSuggestions(book(), accepted)),
    dismissSuggestions: (ids) => answer(() => dismissSuggestions(book(), ids)),

    onFilesOffered: filesOffered.listen,
    onFilesHover: filesHover.listen,
    onBookBusy: bookBusy.listen,
    onCaptureWanted: captureWanted.listen,
    onBookChanged: bookChanged.listen,
  };
}
