/** Which book is open: none yet, an empty one, the sample, one's own, or one that will not open. */
import type { FailureKind, Settings, Start } from '../bindings';
import type { Book } from './book';
import { failure } from './failure';
import { isClosed } from './keys';
import type { Measure } from './measures';
import type { BookChoice, Language } from './scenario';
import { Index } from './search';
import type { WorldSize } from './world';
import { crowdIn, openWorld, peopleIn } from './world';

type State = Exclude<Start['book'], 'trouble' | 'locked'>;

export interface Opened {
  book: Book;
  index: Index;
}

const openings: Record<Exclude<BookChoice, 'trouble' | 'locked'>, [State, WorldSize]> = {
  gone: ['gone', 'nobody'],
  'first-run': ['none', 'nobody'],
  empty: ['empty', 'nobody'],
  open: ['open', 'open'],
  sample: ['sample', 'sample'],
  large: ['open', 'large'],
};

const regionForm = /^[A-Z]{2}$/;

const measureOf = (settings: Settings): Measure => ({
  halfLifeDays: settings.half_life_days,
  target: settings.target_percent / 100,
  damping: settings.damping_tenths / 10,
  closeToo: settings.numbers_for_close,
});

export class Session {
  /** Told after each change, and when another book was opened. */
  onChange: (operation: number) => void = () => {};

  #trouble: FailureKind | null;
  /** Its passphrase was not said yet. */
  #closed: boolean;
  #state: State;
  #size: WorldSize;
  #opened: Opened | null = null;
  /** Where closing the sample leads back to. */
  #before: [State, WorldSize];
  #settings: Settings = {
    half_life_days: 730,
    target_percent: 10,
    damping_tenths: 40,
    cadence_days: [14, 30, 90, 180, 365],
    promises_at_most: 5,
    numbers_for_close: false,
    region: 'FI',
  };

  constructor(
    choice: BookChoice,
    trouble: FailureKind,
    private readonly fails: FailureKind | null,
    private readonly language: Language,
  ) {
    this.#trouble = choice === 'trouble' ? trouble : null;
    this.#closed = choice === 'locked' || isClosed();
    [this.#state, this.#size] = openings[choice === 'trouble' || choice === 'locked' ? 'open' : choice];
    this.#before = this.#state === 'sample' ? openings['first-run'] : [this.#state, this.#size];
  }

  get state(): Start['book'] {
    if (this.#trouble) return 'trouble';
    if (this.#closed) return 'locked';
    return this.#state === 'empty' && this.people > 0 ? 'open' : this.#state;
  }

  get trouble(): FailureKind | null {
    return this.#trouble;
  }

  get people(): number {
    return this.#opened?.book.people.size ?? peopleIn[this.#size];
  }

  /** Those who are made when looked at. */
  get crowd(): { first: number; count: number } {
    return crowdIn(this.#size);
  }

  get settings(): Settings {
    return this.#settings;
  }

  saveSettings(settings: Settings): void {
    const { half_life_days: days, target_percent: target, region } = settings;
    const { damping_tenths: damping, cadence_days: cadence, promises_at_most: promises } = settings;
    const within = (value: number, least: number, most: number) => value >= least && value <= most;
    const sound = within(damping, 5, 200) && within(promises, 1, 100) && cadence.every((each) => within(each, 1, 3650));
    if (!sound) throw failure('invalid');
    if (!(days >= 90 && days <= 36_500) || Math.abs(target) > 50 || !regionForm.test(region)) throw failure('invalid');
    if (this.fails) throw failure(this.fails);
    this.#settings = settings;
    if (this.#opened) this.#opened.book.measure = measureOf(settings);
    this.onChange(this.#opened?.book.latestOperation ?? 0);
  }

  /** Made when first asked for, so that the window opens at once on any number of people. */
  open(): Opened {
    if (this.#trouble) throw failure(this.#trouble);
    if (this.#closed) throw failure('passphrase_needed');
    if (this.#state === 'gone') throw failure('book_gone');
    if (this.#state === 'none') throw failure('no_book');
    if (this.#opened) return this.#opened;
    const { book, people } = openWorld(this.#size, this.language);
    const index = new Index(people);
    book.fails = this.fails;
    book.measure = measureOf(this.#settings);
    book.onChange = (operation, people) => {
      for (const id of people) index.refresh(id, book.people.get(id));
      index.forgetRecent();
      this.onChange(operation);
    };
    this.#opened = { book, index };
    return this.#opened;
  }

  /** The "start empty" door; bringing in contacts comes through it too. */
  create(): void {
    if (this.#trouble) throw failure(this.#trouble);
    if (this.#state !== 'none') throw failure('busy');
    this.#turnTo('empty', 'nobody');
  }

  /** The book opens now, whatever stood in the way. */
  unlock(): void {
    this.#closed = false;
    this.#trouble = null;
  }

  /** A book is there again, or for the first time; whether none was. */
  bringBack(): boolean {
    if (this.#state !== 'gone' && this.#state !== 'none') return false;
    this.#turnTo(...openings.open);
    return true;
  }

  beginAnew(): void {
    this.#turnTo('empty', 'nobody');
  }

  openSample(): void {
    if (this.#state === 'sample') return;
    this.#before = [this.#state, this.#size];
    this.#turnTo('sample', 'sample');
  }

  closeSample(): void {
    if (this.#state === 'sample') this.#turnTo(...this.#before);
  }

  #turnTo(state: State, size: WorldSize): void {
    this.#state = state;
    this.#size = size;
    this.#opened = null;
    this.onChange(0);
  }
}
