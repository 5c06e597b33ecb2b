/**
 * What the window may ask of the book, whoever answers: the Tauri commands (`tauri.ts`) or the fake (`fake/`).
 * Holds types only, so that a room can name them without loading either.
 */
import type {
  Circle,
  HistoryRow,
  ImportProgress,
  ImportReport,
  NewFavour,
  NewIntroduction,
  FilesOffered,
  Overview,
  PeoplePage,
  PeopleQuery,
  PersonPage,
  PersonRow,
  Receipt,
  Settings,
  Start,
  Status,
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
  person(id: number): Promise<PersonPage>;
  /** Base64 of a PNG, at most `pixels` on its longer side; `null` where the picture cannot be decoded. */
  photo(hash: string, pixels: number): Promise<string | null>;
  overview(): Promise<Overview>;

  recordFavour(favour: NewFavour): Promise<Receipt>;
  recordIntroduction(introduction: NewIntroduction): Promise<Receipt>;
  addPerson(name: string): Promise<Receipt>;
  /** `tie` null: whatever the circle suggests. */
  placePerson(id: number, circle: Circle | null, tie: Tie | null): Promise<Receipt>;
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
  chooseFiles(): Promise<FilesOffered | null>;
  /** Of the files last offered. */
  previewImport(onProgress: (progress: ImportProgress) => void): Promise<ImportReport>;
  applyImport(digest: string, onProgress: (progress: ImportProgress) => void): Promise<ImportReport>;
  cancelImport(): Promise<null>;

  onFilesOffered(listener: (offer: FilesOffered) => void): Unlisten;
  onFilesHover(listener: (hovering: boolean) => void): Unlisten;
  onBookChanged(listener: () => void): Unlisten;
}
