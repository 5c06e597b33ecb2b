/**
 * What the window may ask of the book, whoever answers: the Tauri commands (`tauri.ts`) or the fake (`fake/`).
 * Holds types only, so that a room can name them without loading either.
 */
import type {
  Acceptance,
  Choice,
  ExportDone,
  ExportFormat,
  ExportWhom,
  Circle,
  ColumnSaid,
  Deletion,
  Duplicates,
  DuplicatesQuery,
  GroupRow,
  HistoryRow,
  ImportProgress,
  ImportReport,
  ImportWishes,
  Labels,
  MergeView,
  NewFavour,
  NewIntroduction,
  FilesOffered,
  OrganisationEdit,
  OrganisationPage,
  OrganisationRow,
  Overview,
  PeopleAct,
  PeoplePage,
  PeopleQuery,
  PersonEdit,
  PointKind,
  PersonPage,
  PersonRow,
  Receipt,
  Settings,
  Start,
  Status,
  Suggestions,
  TableLook,
  Theme,
  Tie,
  UndoReceipt,
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

  people(query: PeopleQuery): Promise<PeoplePage>;
  /** Everyone whom the whole list shows, in no order. */
  peopleIds(query: PeopleQuery): Promise<number[]>;
  person(id: number): Promise<PersonPage>;
  /** Base64 of a PNG, at most `pixels` on its longer side; `null` where the picture cannot be decoded. */
  photo(hash: string, pixels: number): Promise<string | null>;
  overview(): Promise<Overview>;

  recordFavour(favour: NewFavour): Promise<Receipt>;
  recordIntroduction(introduction: NewIntroduction): Promise<Receipt>;
  addPerson(person: PersonEdit): Promise<Receipt>;
  /** What a form about someone begins with. */
  personForm(id: number): Promise<PersonEdit>;
  /** Writes what differs between the form as it began and as it ended. */
  editPerson(id: number, seen: PersonEdit, person: PersonEdit): Promise<Receipt>;
  /** One act on one or many, as one step to undo. */
  editPeople(people: number[], act: PeopleAct): Promise<Receipt>;
  /** What deleting these people would take along. */
  deletion(people: number[]): Promise<Deletion>;
  /** Labels that stand in the book, to be offered again. */
  labels(): Promise<Labels>;
  /** `seen` is the hash of the photo that is there; `null` when the dialog was closed. */
  choosePhoto(id: number, seen: string | null): Promise<Receipt | null>;
  /** The picture file that was dropped last. */
  takeDroppedPhoto(id: number, seen: string | null): Promise<Receipt>;
  /** A picture in base64; `null` takes the photo out. */
  setPhoto(id: number, seen: string | null, picture: string | null): Promise<Receipt>;

  /** Opens the computer's own program with the first number or address. */
  reachPerson(id: number, kind: PointKind): Promise<null>;

  organisations(text: string): Promise<OrganisationRow[]>;
  organisation(id: number): Promise<OrganisationPage>;
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
  settle(favour: number, status: Status): Promise<Receipt>;
  thank(favour: number): Promise<Receipt>;
  /** The latest hundred before that operation, the latest first. */
  history(before: number | null): Promise<HistoryRow[]>;
  /** `null` takes back the latest that still stands. */
  undo(operation: number | null): Promise<UndoReceipt>;

  settings(): Promise<Settings>;
  saveSettings(settings: Settings): Promise<null>;
  saveLook(language: string, theme: Theme): Promise<null>;

  /** `null` when the dialog was closed. */
  /** Asks where to, and writes; `null` when the dialog was closed. */
  exportPeople(format: ExportFormat, whom: ExportWhom): Promise<ExportDone | null>;

  chooseFiles(): Promise<FilesOffered | null>;
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
    onProgress: (progress: ImportProgress) => void,
  ): Promise<ImportReport>;
  cancelImport(): Promise<null>;

  suggestions(): Promise<Suggestions>;
  countSuggestions(): Promise<number>;
  acceptSuggestions(accepted: Acceptance[]): Promise<Receipt>;
  dismissSuggestions(ids: number[]): Promise<Receipt>;

  onFilesOffered(listener: (offer: FilesOffered) => void): Unlisten;
  onFilesHover(listener: (hovering: boolean) => void): Unlisten;
  onBookChanged(listener: () => void): Unlisten;
}
