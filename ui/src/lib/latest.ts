/**
 * For questions that come faster than their answers: one runs at a time, only the newest waits, and the answer to an
 * older question is never heard. A keystroke thus costs at most one search, however slow the book is.
 */
export class Latest<Q, A> {
  #running = false;
  #waiting: { question: Q } | undefined;

  constructor(
    private readonly ask: (question: Q) => Promise<A>,
    private readonly hear: (answer: A, question: Q) => void,
    private readonly fail: (thrown: unknown, question: Q) => void,
  ) {}

  put(question: Q): void {
    this.#waiting = { question };
    if (!this.#running) void this.#run();
  }

  /** Whatever is on its way will not be heard. */
  forget(): void {
    this.#waiting = undefined;
    this.#epoch += 1;
  }

  #epoch = 0;

  async #run(): Promise<void> {
    this.#running = true;
    while (this.#waiting) {
      const { question } = this.#waiting;
      const epoch = this.#epoch;
      this.#waiting = undefined;
      const wanted = () => this.#waiting === undefined && epoch === this.#epoch;
      try {
        const answer = await this.ask(question);
        if (wanted()) this.hear(answer, question);
      } catch (thrown) {
        if (wanted()) this.fail(thrown, question);
      }
    }
    this.#running = false;
  }
}
