/**
 * What the window may ask of the book, whoever answers: the Tauri commands (`tauri.ts`) or the fake (`fake/`).
 * Holds types only, so that a room can name them without loading either.
 */
import type {
  Acceptance,
  AskAdvice,
  BackupRow,
  BackupsView,
  Breakdown,
  BreakdownBy,
  Choice,
  Circle,
  ColumnSaid,
  Comparison,
  ConsentSaid,
  Deletion,
  Doors,
  Draft,
  Duplicates,
  DuplicatesQuery,
  Erasure,
  ExportDone,
  ExportFormat,
  ExportProgress,
  ExportWhom,
  FavourForm,
  FavourPage,
  FavourRow,
  FilesOffered,
  GroupRow,
  HistoryRow,
  ImportProgress,
  ImportReport,
  ImportWishes,
  InCommon,
  Introductions,
  KeyView,
  Labels,
  Language,
  Ledger,
  LedgerQuery,
  LifeArea,
  LinkKind,
  MergeView,
  OrganisationEdit,
  OrganisationPage,
  OrganisationRow,
  Outcome,
  Overview,
  OwnerEdit,
  Paths,
  PathTo,
  PeopleAct,
  PeoplePage,
  PeopleQuery,
  Period,
  PersonEdit,
  PersonPage,
  PersonRow,
  Placing,
  PromiseAdvice,
  PutElsewhere,
  PutInPlace,
  Reading,
  Reach,
  Receipt,
  Said,
  Settings,
  Sheet,
  Size,
  Start,
  Status,
  Suggestions,
  TableLook,
  Theme,
  Tie,
  Today,
  UndoReceipt,
  Verified,
  Way,
  Whose,
  WordSaid,
} from './bindings';

/** As much of someone as a picker or a chip shows. */
export type PersonName = Pick<PersonRow, 'id' | 'name' | 'detail' | 'photo'>;

/** Stops listening. */
export type Unlisten = () => void;

/** Every promise rejects with a `Failure`. */
export interface Backend {
  start(): Promise<Start>;
  createBook(): Promise<null>;
  openSample(): Promise<null>;
  closeSample(): Promise<null>;

  /** The ways that open the book. */
  keys(): Promise<KeyView>;
  /** `passphrase` is the new one, where that is the way. */
  addKeyWay(way: Way, passphrase: string): Promise<null>;
  removeKeyWay(way: Way): Promise<null>;
  recoveryWords(): Promise<string[]>;
  /** The numbers of the words to ask back. */
  askedWords(): Promise<number[]>;
  checkWords(answers: WordSaid[]): Promise<null>;
  /** The words of a key that the book can be given. */
  newKeyWords(): Promise<string[]>;
  renewKey(answers: WordSaid[], passphrase: string): Promise<null>;
  /** What is half written waits in the shell's memory until the book is open again; '' for nothing. */
  lockBook(halfWritten: string): Promise<null>;
  takeHalfWritten(): Promise<string>;
  unlockBook(passphrase: string): Promise<null>;
  /** Whether this computer has a keyring that could keep the key. */
  hasKeyring(): Promise<boolean>;
  /** By the recovery words, and from then on in this way. `passphrase` is the new one, where that is the way. */
  regainBook(words: string, way: Way, passphrase: string): Promise<null>;
  /** A new book where one was before. */
  beginAnew(): Promise<null>;
  /** Minutes; 0 is never. */
  saveIdle(minutes: number): Promise<null>;

  people(query: PeopleQuery): Promise<PeoplePage>;
  /** Everyone whom the whole list shows, in no order. */
  peopleIds(query: PeopleQuery): Promise<number[]>;
  person(id: number): Promise<PersonPage>;
  inCommon(id: number): Promise<InCommon>;
  /** What the owner has said of themselves. */
  ownerForm(): Promise<OwnerEdit>;
  editOwner(seen: OwnerEdit, owner: OwnerEdit): Promise<Receipt>;
  /** Base64 of a PNG, at most `pixels` on its longer side; `null` where the picture cannot be decoded. */
  photo(hash: string, pixels: number): Promise<string | null>;
  overview(period: Period): Promise<Overview>;
  /** Who can introduce one to somebody. */
  paths(to: PathTo): Promise<Paths>;

  /** The draft of a favour that a line tells of; nothing is written. */
  capture(line: string, sheet: Sheet): Promise<Reading>;
  /** Whether the line is to be shown, unasked, which is then done with. */
  takeCapture(): Promise<boolean>;
  /** A day as one writes or says it, as the book writes it; none for what is no day. */
  readDay(text: string): Promise<string | null>;
  /** The day so many days from now. */
  dayAfter(days: number): Promise<string>;
  /** Favours and introductions, given, received and between others. */
  recordFavour(favour: FavourForm): Promise<Receipt>;
  /** Writes it anew; its status is `settle`'s. */
  reviseFavour(id: number, seen: FavourForm, favour: FavourForm): Promise<Receipt>;
  favour(id: number): Promise<FavourPage>;
  ledger(query: LedgerQuery): Promise<Ledger>;
  /** Its rows, the latest first. */
  ledgerRows(query: LedgerQuery, offset: number, limit: number): Promise<FavourRow[]>;
  /** The events and groups that favours belong to. */
  occasions(): Promise<string[]>;
  linkFavours(later: number, earlier: number, kind: LinkKind): Promise<Receipt>;
  unlinkFavours(later: number, earlier: number, kind: LinkKind): Promise<Receipt>;
  /** Favours that this one could answer, or, `later`, that could answer it. */
  linkable(favour: number, kind: LinkKind, later: boolean): Promise<FavourRow[]>;
  askAdvice(id: number, size: Size): Promise<AskAdvice>;
  promiseAdvice(): Promise<PromiseAdvice>;

  today(): Promise<Today>;
  /** Nobody is reminded before that day; '' takes the day away. */
  remind(favour: number, on: string): Promise<Receipt>;
  remindOfPerson(id: number, on: string): Promise<Receipt>;
  breakdown(by: BreakdownBy, period: Period): Promise<Breakdown>;

  introductions(): Promise<Introductions>;
  doors(): Promise<Doors>;
  /** What the parties say to it; '' is today. */
  consent(favour: number, said: ConsentSaid[], on: string): Promise<Receipt>;
  outcome(favour: number, outcome: Outcome, on: string): Promise<Receipt>;
  /** The messages of an introduction, to be looked over. */
  drafts(favour: number, language: Language): Promise<Draft[]>;
  /** Opens a message in the computer's own mail program. */
  openDraft(people: number[], subject: string, body: string): Promise<null>;

  /** People in no circle, likely close ones first; `passed` were skipped for now. */
  placing(limit: number, passed: number[]): Promise<Placing>;
  place(id: number, circle: Circle | null, areas: LifeArea[]): Promise<Receipt>;

  addPerson(person: PersonEdit): Promise<Receipt>;
  /** What a form about someone begins with. */
  personForm(id: number): Promise<PersonEdit>;
  /** Writes what differs between the form as it began and as it ended. */
  editPerson(id: number, seen: PersonEdit, person: PersonEdit): Promise<Receipt>;
  /** One act on one or many, as one step to undo. */
  editPeople(people: number[], act: PeopleAct): Promise<Receipt>;
  /** What deleting these people would take along. */
  deletion(people: number[]): Promise<Deletion>;
  /** What erasing them would take along, for good. */
  erasure(people: number[]): Promise<Erasure>;
  /** Nothing of them is left in the book, and no undo brings them back; nor in its backups, where that is said. */
  erase(people: number[], backupsToo: boolean, withoutBackup: boolean): Promise<string[]>;
  /** Labels that stand in the book, to be offered again. */
  labels(): Promise<Labels>;
  /** `seen` is the hash of the photo that is there; `null` when the dialog was closed. */
  choosePhoto(id: number, seen: string | null): Promise<Receipt | null>;
  /** The picture file that was dropped last. */
  takeDroppedPhoto(id: number, seen: string | null): Promise<Receipt>;
  /** A picture in base64; `null` takes the photo out. */
  setPhoto(id: number, seen: string | null, picture: string | null): Promise<Receipt>;

  /** Opens the computer's own program with what stands on a card. */
  reach(whose: Whose, by: Reach): Promise<null>;

  organisations(text: string): Promise<OrganisationRow[]>;
  organisation(id: number): Promise<OrganisationPage>;
  /** One at which nobody is yet. */
  addOrganisation(organisation: OrganisationEdit): Promise<Receipt>;
  editOrganisation(id: number, seen: OrganisationEdit, organisation: OrganisationEdit): Promise<Receipt>;
  mergeOrganisations(into: number, from: number[]): Promise<Receipt>;
  deleteOrganisation(id: number): Promise<Receipt>;
  groups(): Promise<GroupRow[]>;
  /** `join`: where there is one of that name, the two become one. */
  renameGroup(id: number, name: string, join: boolean): Promise<Receipt>;
  deleteGroup(id: number): Promise<Receipt>;

  /** `tie` null: whatever the circle suggests. */
  placePerson(id: number, circle: Circle | null, tie: Tie | null): Promise<Receipt>;
  /** People who may be one, a page of them; `limit` 0 only counts. */
  duplicates(query: DuplicatesQuery): Promise<Duplicates>;
  mergeView(left: number, right: number): Promise<MergeView>;
  /** The left one stays. What was not chosen is taken as the view proposes it. */
  merge(left: number, right: number, choices: Choice[]): Promise<Receipt>;
  notSame(left: number, right: number): Promise<Receipt>;
  /** On a day; '' is today. */
  settle(favour: number, status: Status, on: string): Promise<Receipt>;
  thank(favour: number): Promise<Receipt>;
  /** The latest hundred before that operation, the latest first. */
  history(before: number | null): Promise<HistoryRow[]>;
  /** `null` takes back the latest that still stands. */
  undo(operation: number | null): Promise<UndoReceipt>;
  /** Does again what the latest undo took back, unless something else was done since. */
  redo(): Promise<UndoReceipt>;

  settings(): Promise<Settings>;
  saveSettings(settings: Settings): Promise<null>;
  saveLook(language: string, theme: Theme): Promise<null>;

  backups(): Promise<BackupsView>;
  backUp(): Promise<BackupRow>;
  /** Asks for a folder; `null` when the dialog was closed. */
  backUpElsewhere(): Promise<PutElsewhere | null>;
  /** Asks for a file, a backup or the book itself, and says its name; the three below mean it by `null`. */
  chooseBackup(): Promise<string | null>;
  /** Reads it to its end. */
  verifyBackup(name: string | null): Promise<Verified>;
  /** `said` where the one that is compared or restored does not open by itself. */
  compareBackup(name: string | null, said: Said | null): Promise<Comparison>;
  /**
   * What became of what was there before. What recovery words opened opens in this way from then on;
   * `passphrase` is the new one, where that is the way.
   */
  restoreBackup(name: string | null, said: Said | null, way: Way, passphrase: string): Promise<PutInPlace>;

  /** Asks where to, and writes; `null` when the dialog was closed. */
  exportPeople(
    format: ExportFormat,
    whom: ExportWhom,
    onProgress: (progress: ExportProgress) => void,
  ): Promise<ExportDone | null>;
  /** No file is left of it. */
  cancelExport(): Promise<null>;

  /** `null` when the dialog was closed. The words are what it calls files with contacts, and all files. */
  chooseFiles(contacts: string, all: string): Promise<FilesOffered | null>;
  /** Offers the files that came unasked, if any did. */
  takeDropped(): Promise<FilesOffered>;
  /** Contacts that were pasted as text. */
  offerText(text: string): Promise<FilesOffered>;
  /**
   * Says what the columns of the table last offered are, and answers how people would come in; `null` for files that
   * need no such word. With nothing said it guesses.
   */
  sayColumns(columns: ColumnSaid[]): Promise<TableLook | null>;
  /** Of the files last offered. */
  previewImport(wishes: ImportWishes, onProgress: (progress: ImportProgress) => void): Promise<ImportReport>;
  applyImport(
    digest: string,
    wishes: ImportWishes,
    withoutBackup: boolean,
    onProgress: (progress: ImportProgress) => void,
  ): Promise<ImportReport>;
  cancelImport(): Promise<null>;

  suggestions(): Promise<Suggestions>;
  countSuggestions(): Promise<number>;
  acceptSuggestions(accepted: Acceptance[]): Promise<Receipt>;
  dismissSuggestions(ids: number[]): Promise<Receipt>;

  onFilesOffered(listener: (offer: FilesOffered) => void): Unlisten;
  onFilesHover(listener: (hovering: boolean) => void): Unlisten;
  onBackupsChanged(listener: () => void): Unlisten;
  /** A change waits for another program that writes to the book. */
  onBookBusy(listener: () => void): Unlisten;
  /** Something is to be written down, from wherever the user was. */
  onCaptureWanted(listener: () => void): Unlisten;
  onBookChanged(listener: () => void): Unlisten;
}
