/**
 * The people who wait to be placed, one after another. A key answers at once: the book is told behind it, in order,
 * and whoever it refuses comes back to the front. The next ones are here before they are needed.
 */
import { backend, failureOf, type Backend, type Circle, type LifeArea, type PlacingPerson } from '$lib/api';
import { failureText } from '$lib/failure';
import { m } from '$lib/i18n';
import { photos } from '$lib/photos';
import { toast } from '$lib/ui/toast.svelte';

/** `null`: put away, as nobody the owner keeps. */
export interface Placed {
  /** Of this sitting, in order. */
  number: number;
  person: PlacingPerson;
  circle: Circle | null;
}

type Book = Pick<Backend, 'placing' | 'place' | 'editPeople' | 'undo'>;
type Say = (text: string) => void;

const page = 100;
/** With fewer than these at hand, more are fetched. */
const few = 60;
const photoPixels = 144;

interface Step {
  number: number;
  person: PlacingPerson;
  /** The operation, once the book has it; `null` when it refused. */
  done: Promise<number | null>;
}

export class Queue {
  waiting = $state.raw<PlacingPerson[]>([]);
  /** Of this sitting, the latest first. */
  placed = $state.raw<Placed[]>([]);
  skipped = $state.raw<PlacingPerson[]>([]);
  /** In circles in the whole book, and in none. */
  inCircles = $state(0);
  left = $state(0);
  answered = $state(false);
  failure = $state.raw<ReturnType<typeof failureOf>>();

  readonly #steps: Step[] = [];
  /** What Z takes back, the latest last: a step's number, or somebody who was skipped. */
  #trail = $state.raw<readonly (number | 'skip')[]>([]);
  #chain: Promise<unknown> = Promise.resolve();
  /** Steps that the book has yet to hear, or to answer. */
  #telling = 0;
  #loading = false;
  #dry = false;
  #next = 1;
  /** Goes up whenever somebody is moved, so that an answer of before is known for one. */
  #moves = 0;

  constructor(
    private readonly book: Book = backend,
    private readonly say: Say = (text) => toast({ text, tone: 'trouble' }),
  ) {}

  get current(): PlacingPerson | undefined {
    return this.waiting[0];
  }

  get canGoBack(): boolean {
    return this.#trail.length > 0;
  }

  async load(): Promise<void> {
    if (this.#loading) return;
    this.#loading = true;
    try {
      // Those at hand and those on their way to the book are not to come a second time.
      const here = [...this.waiting, ...this.skipped, ...this.#steps.map(({ person }) => person)];
      const known = here.map(({ person }) => person.id);
      const answer = await this.book.placing(page, known);
      const fresh = answer.people.filter(({ person }) => !known.includes(person.id));
      // From then on they are counted here, ahead of the book.
      if (!this.answered) {
        this.inCircles = answer.placed;
        this.left = answer.left;
      }
      this.waiting = [...this.waiting, ...fresh];
      this.#dry = fresh.length === 0;
      this.answered = true;
      this.failure = undefined;
      for (const { person } of fresh) if (person.photo) void photos.address(person.photo, photoPixels);
    } catch (thrown) {
      this.failure = failureOf(thrown);
    } finally {
      this.#loading = false;
    }
  }

  /** The book has changed. Its own steps are counted here already; after any other nobody stays who waits no longer. */
  async refresh(): Promise<void> {
    if (!this.answered || this.#telling > 0) return;
    const before = this.#moves;
    try {
      const passed = this.skipped.map(({ person }) => person.id);
      const answer = await this.book.placing(page, passed);
      if (this.#moves !== before || this.#telling > 0) return;
      const still = (one: PlacingPerson, of: PlacingPerson[]) => of.some(({ person }) => person.id === one.person.id);
      const here = this.waiting.filter((one) => still(one, answer.people));
      this.waiting = [...here, ...answer.people.filter((one) => !still(one, here))];
      [this.inCircles, this.left, this.#dry] = [answer.placed, answer.left, false];
    } catch (thrown) {
      this.failure = failureOf(thrown);
    }
  }

  /** In a circle, with areas of life; `null` puts away. */
  place(circle: Circle | null, areas: readonly LifeArea[]): void {
    const person = this.#take();
    if (!person) return;
    const { id } = person.person;
    const number = this.#next++;
    this.#count(circle, 1);
    this.placed = [{ number, person: { ...person, areas: [...areas] }, circle }, ...this.placed];
    this.#trail = [...this.#trail, number];
    const done = this.#inTurn(async () => {
      try {
        const receipt =
          circle === null
            ? await this.book.editPeople([id], { act: 'archive' })
            : await this.book.place(id, circle, [...areas]);
        return receipt.operation;
      } catch (thrown) {
        const failure = failureOf(thrown);
        if (this.placed.some((one) => one.number === number)) {
          this.#forget(number);
          this.#count(circle, -1);
          // Whoever left the book meanwhile would come back to the front at every key.
          if (failure.kind !== 'not_found') this.#front({ ...person, areas: [...areas] });
        }
        this.say(m.placing_not_placed({ name: person.person.name, reason: failureText(failure) }));
        return null;
      }
    });
    this.#steps.push({ number, person, done });
    this.#refill();
  }

  /** For now; they come again when the others are through. */
  skip(): void {
    const person = this.#take();
    if (!person) return;
    this.skipped = [...this.skipped, person];
    this.#trail = [...this.#trail, 'skip'];
    this.#refill();
  }

  back(): void {
    const last = this.#trail.at(-1);
    if (last === undefined) return;
    if (last !== 'skip') return this.takeBack(last);
    this.#trail = this.#trail.slice(0, -1);
    const person = this.skipped.at(-1);
    this.skipped = this.skipped.slice(0, -1);
    if (person) this.#front(person);
  }

  /** Anyone of this sitting, not only the last. */
  takeBack(number: number): void {
    const entry = this.placed.find((one) => one.number === number);
    const step = this.#steps.find((one) => one.number === number);
    if (!entry || !step) return;
    this.#forget(number);
    this.#count(entry.circle, -1);
    this.#front(entry.person);
    void this.#inTurn(async () => {
      const operation = await step.done;
      if (operation === null) return;
      try {
        await this.book.undo(operation);
      } catch (thrown) {
        // It stands as it was placed.
        this.waiting = this.waiting.filter(({ person }) => person.id !== entry.person.person.id);
        this.#count(entry.circle, 1);
        this.say(m.undo_failed({ reason: failureText(failureOf(thrown)) }));
      }
    });
  }

  /** Those who were skipped, from the first. */
  again(): void {
    this.#moves += 1;
    this.waiting = [...this.waiting, ...this.skipped];
    this.skipped = [];
    this.#trail = this.#trail.filter((one) => one !== 'skip');
  }

  /** Until the book has heard everything that was said. */
  async settled(): Promise<void> {
    await this.#chain;
  }

  #take(): PlacingPerson | undefined {
    this.#moves += 1;
    const [first, ...others] = this.waiting;
    if (first) this.waiting = others;
    return first;
  }

  #front(person: PlacingPerson): void {
    this.#moves += 1;
    this.waiting = [person, ...this.waiting];
  }

  #forget(number: number): void {
    this.placed = this.placed.filter((one) => one.number !== number);
    const step = this.#steps.findIndex((one) => one.number === number);
    if (step >= 0) this.#steps.splice(step, 1);
    this.#trail = this.#trail.filter((one) => one !== number);
  }

  #count(circle: Circle | null, by: 1 | -1): void {
    this.left -= by;
    if (circle !== null) this.inCircles += by;
  }

  #inTurn<T>(step: () => Promise<T>): Promise<T> {
    this.#telling += 1;
    const done = this.#chain.then(step).finally(() => (this.#telling -= 1));
    this.#chain = done.catch(() => undefined);
    return done;
  }

  #refill(): void {
    if (this.waiting.length < few && !this.#dry) void this.load();
  }
}
