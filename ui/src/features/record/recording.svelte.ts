/**
 * The sheet on which things are written down, opened from anywhere. Closed unsaved it keeps its draft: one for
 * whomever, and one for each person it was opened about.
 */
import {
  backend,
  failureOf,
  type Direction,
  type FavourForm,
  type FavourPage,
  type PersonName,
  type PersonPage,
  type Reading,
} from '$lib/api';
import { app } from '$lib/app.svelte';
import { failureText } from '$lib/failure';
import { keepHalf, takeBack } from '$lib/half-written';
import { Latest } from '$lib/latest';
import { ofOneBook } from '$lib/of-one-book';
import { toast } from '$lib/ui/toast.svelte';
import {
  blank,
  draftOf,
  isBlank,
  turned,
  usualCost,
  whenAgain,
  type Days,
  type FieldName,
  type RecordDraft,
} from './draft';
import { marksOf, reading, rowsOf, sheetOf, type Mark, type RowName } from './reading';

interface Kept {
  draft: RecordDraft;
  opened: RecordDraft;
}

interface Open extends Kept {
  key: string;
  form: boolean;
  editing: { id: number; seen: FavourForm } | null;
  typed: Record<'giver' | 'helped' | 'introduced' | 'asker', string>;
}

interface Half {
  /** When it was written: a sheet says "today", and means that day. */
  days: Days;
  sheet?: Open;
  kept: [string, Kept][];
}

class Recording {
  open = $state(false);
  draft = $state<RecordDraft>(blank());
  /** Before anything is said the line stands alone. */
  form = $state(false);
  /** The favour that is written anew, as it was seen. */
  editing = $state.raw<{ id: number; seen: FavourForm } | null>(null);
  /** As the line last was when it was read. */
  marks = $state.raw<Mark[]>([]);
  understood = $state(true);
  rows = $state.raw<RowName[]>(rowsOf(blank()));
  /** Which rows were guesses when the line was read: Tab goes there first. */
  unsure = $state.raw<ReadonlySet<FieldName>>(new Set());
  /** Rows that are shown though nothing stands in them. */
  added = $state.raw<ReadonlySet<RowName>>(new Set());
  /** Names that are typed in the rows of people, and chosen for nobody yet. */
  typed = $state({ giver: '', helped: '', introduced: '', asker: '' });
  #read = $state('');
  #key = '';
  #opened: RecordDraft = blank();
  /** What stands on the sheet when it is opened so. */
  #start: (draft: RecordDraft) => void = () => {};
  readonly #kept = new Map<string, Kept>();
  readonly #reader = new Latest<string, Reading>(
    (line) => backend.capture(line, sheetOf(this.#opened, this.draft)),
    (read, line) => this.#hear(read, line),
    (_, line) => this.#keepLine(line),
  );

  /** What is on the sheet is what the line says: it may be saved. */
  get seen(): boolean {
    return this.form && this.#read === this.draft.line.trim();
  }

  /** A favour of the book reads otherwise here than it does there. */
  get altered(): boolean {
    return this.editing !== null && readingOf(this.draft) !== readingOf(this.#opened);
  }

  show(key: string, form: boolean, begin: (draft: RecordDraft) => void): void {
    const kept = this.#kept.get(key);
    this.#start = begin;
    const opened = blank();
    begin(opened);
    this.#begin(key, opened, kept?.draft ?? structuredClone(opened));
    this.form = form || kept !== undefined;
    if (kept && this.draft.line.trim()) this.#reader.put(this.draft.line);
    else if (kept) begin(this.draft);
    this.open = true;
  }

  edit(id: number, page: FavourPage): void {
    const draft = draftOf(page, app.start);
    this.#start = () => {};
    this.#begin(`edit ${id}`, draft, structuredClone(draft));
    this.editing = { id, seen: page.form };
    this.form = true;
    this.open = true;
  }

  type(): void {
    const line = this.draft.line;
    if (line.trim()) return this.#reader.put(line);
    this.#reader.forget();
    const { note } = this.draft;
    const mine = Object.entries(this.draft.sources).filter(([, source]) => source === 'mine');
    const begun = { ...structuredClone(this.#opened), note, line };
    for (const [name] of mine) Object.assign(begun, fieldOf($state.snapshot(this.draft), name as FieldName));
    this.#lay(begun);
    [this.marks, this.understood, this.#read] = [[], true, ''];
  }

  /** Chosen by hand: the line has no more say in it. */
  touch(name: FieldName): void {
    this.draft.sources[name] = 'mine';
    delete this.draft.quotes[name];
    if (name === 'kind' && this.draft.sources.cost !== 'guess') this.draft.usual = usualCost(this.draft.kind);
  }

  turn(side: Direction): void {
    Object.assign(this.draft, turned($state.snapshot(this.draft) as RecordDraft, side));
    (['side', 'giver', 'helped', 'introduced'] as const).forEach((name) => this.touch(name));
  }

  /** The day has turned: what was written of today was written of the day that was. */
  turnDay(before: Days): void {
    if (before.today === app.start.today) return;
    const sheets = [...this.#kept.values(), { draft: this.draft, opened: this.#opened }];
    const written = sheets.filter(({ draft, opened }) => !isBlank(draft, opened)).map(({ draft }) => draft);
    const drafts = this.editing ? [...new Set([...written, this.draft, this.#opened])] : written;
    for (const draft of drafts) {
      Object.assign(draft, whenAgain(draft, before, app.start));
      // Read again, the line would say it of the day that is.
      draft.sources.when = 'mine';
      delete draft.quotes.when;
    }
  }

  add(name: RowName): void {
    this.added = new Set([...this.added, name]);
  }

  /** Closed unsaved. */
  keep(): void {
    this.#reader.forget();
    if (this.editing !== null || isBlank(this.draft, this.#opened)) this.#kept.delete(this.#key);
    else this.#kept.set(this.#key, { draft: $state.snapshot(this.draft) as RecordDraft, opened: this.#opened });
  }

  /** Saved: the next one begins as this one did, with whom it was about, on the side that was saved. */
  finish(): void {
    this.#reader.forget();
    this.#kept.delete(this.#key);
    const begun = blank();
    this.#start(begun);
    const opened = turned(begun, this.draft.side);
    this.#begin(this.#key, opened, structuredClone(opened));
  }

  /** As it stands half written; nothing where nothing would be lost. */
  get half(): Half | undefined {
    const sheet = this.#isWritten ? this.#sheet : undefined;
    if (!sheet && this.#kept.size === 0) return undefined;
    const { today, yesterday } = app.start;
    return { days: { today, yesterday }, kept: [...this.#kept], ...(sheet && { sheet }) };
  }

  get #isWritten(): boolean {
    if (!this.open) return false;
    const changed = this.editing ? this.altered : !isBlank(this.draft, this.#opened);
    return changed || Object.values(this.typed).some((name) => name.trim() !== '');
  }

  get #sheet(): Open {
    const draft = $state.snapshot(this.draft) as RecordDraft;
    const { form, editing } = this;
    return { key: this.#key, opened: this.#opened, draft, form, editing, typed: $state.snapshot(this.typed) };
  }

  /** Goes on with it. */
  again({ days, sheet, kept }: Half): void {
    for (const [key, one] of kept) this.#kept.set(key, one);
    if (sheet) this.#put(sheet);
    this.turnDay(days);
    const line = this.editing ? '' : this.draft.line;
    if (line.trim()) this.#reader.put(line);
  }

  #put({ key, opened, draft, form, editing, typed }: Open): void {
    this.#start = (begun) => void Object.assign(begun, structuredClone(opened));
    this.#begin(key, opened, draft);
    [this.editing, this.form, this.typed, this.open] = [editing, form, typed, true];
  }

  /** Nothing of a book is left on it. */
  forget(): void {
    this.#reader.forget();
    this.#kept.clear();
    this.#start = () => {};
    this.open = this.form = false;
    this.#begin('', blank(), blank());
  }

  #begin(key: string, opened: RecordDraft, draft: RecordDraft): void {
    [this.#key, this.#opened, this.editing, this.#read] = [key, opened, null, ''];
    [this.marks, this.understood, this.added] = [[], true, new Set()];
    this.typed = { giver: '', helped: '', introduced: '', asker: '' };
    this.#lay(draft);
  }

  #lay(draft: RecordDraft): void {
    this.draft = draft;
    this.rows = rowsOf(draft);
    const unsure = Object.entries(draft.sources).filter(([, source]) => source === 'guess');
    this.unsure = new Set(unsure.map(([name]) => name as FieldName));
  }

  #hear(read: Reading, line: string): void {
    if (!this.open) return;
    const draft = $state.snapshot(this.draft) as RecordDraft;
    this.#lay(reading(structuredClone(this.#opened), draft, read, app.start));
    this.marks = marksOf(line, read.captured);
    this.understood = read.captured.understood;
    this.#read = line.trim();
    this.form = true;
  }

  /** A line that cannot be read is written down as it is, in the form. */
  #keepLine(line: string): void {
    if (!this.open) return;
    if (this.draft.sources.what !== 'mine') this.draft.what = line.trim();
    [this.marks, this.understood, this.form] = [[], false, true];
    this.#read = line.trim();
  }
}

/** Who said what of it aside. */
const readingOf = (draft: RecordDraft): string => JSON.stringify({ ...draft, sources: {}, quotes: {} });

function fieldOf(draft: RecordDraft, name: FieldName): Partial<RecordDraft> {
  const { when, day, sources } = draft;
  const value = name === 'when' ? { when, day } : { [name]: draft[name] };
  return { ...value, sources: { ...sources } };
}

export const sheet = new Recording();
ofOneBook(() => sheet.forget());
keepHalf('sheet', () => sheet.half);

/** When the book is open again after it was locked. */
export function goOn(): void {
  const half = takeBack<Half>('sheet');
  if (half) sheet.again(half);
}

export const someoneOf = (person: PersonPage): PersonName => ({
  id: person.id,
  name: person.name.display,
  detail: person.organisation,
  photo: person.photo,
});

const keyOf = (someone: PersonName | undefined) => (someone ? String(someone.id) : '');

/** The line, and nothing but the line until something is typed. */
export function openCapture(): void {
  sheet.show('', false, () => {});
}

export function openFavour(direction: Direction, someone?: PersonName): void {
  sheet.show(keyOf(someone), true, (draft) => {
    if (draft.sources.side !== 'mine') Object.assign(draft, turned(draft, direction));
    // Likelier than a guess, and not as sure as a word of the line.
    draft.sources.side ??= 'said';
    place(draft, someone);
  });
}

/** One that is still to come: where it stands, and whom it is asked of. */
interface ToCome {
  status: 'promised' | 'asked';
  giver?: PersonName;
  /** Who else is to be introduced. */
  others?: PersonName[];
}

export function openIntroduction(side: 'mine' | 'theirs', someone?: PersonName, toCome?: ToCome): void {
  const others = toCome?.others ?? [];
  const key = [side, toCome?.status, keyOf(toCome?.giver), keyOf(someone), ...others.map(keyOf)].join(' ');
  sheet.show(key, true, (draft) => {
    draft.side = side === 'mine' ? 'given' : 'taken';
    draft.kind = 'introduction';
    draft.usual = usualCost('introduction');
    draft.sources.kind = 'mine';
    draft.sources.side ??= 'said';
    if (toCome && draft.sources.status !== 'mine') draft.status = toCome.status;
    if (toCome) draft.sources.status ??= 'said';
    if (toCome?.giver && draft.giver.length === 0) draft.giver = [toCome.giver];
    if (someone && side === 'mine' && draft.helped.length === 0) draft.helped = [someone, ...others];
    if (someone && side === 'theirs' && draft.introduced.length === 0) draft.introduced = [someone];
  });
}

/** Whoever it is about stands where the direction has them. */
function place(draft: RecordDraft, someone: PersonName | undefined): void {
  if (!someone || draft.giver.length + draft.helped.length > 0) return;
  if (draft.side === 'given') draft.helped = [someone];
  else draft.giver = [someone];
}

/** A favour of the book, on the sheet. */
export async function editFavour(id: number): Promise<void> {
  try {
    sheet.edit(id, await backend.favour(id));
  } catch (thrown) {
    toast({ text: failureText(failureOf(thrown)), tone: 'trouble' });
  }
}
