/** The pairs on screen: pages of them that come when they are scrolled to. */
import { backend, type DuplicatePair, type Likelihood } from '$lib/api';
import { missing, noneComing, noPages, pageSize, rowAt, withPage, type Pages } from '../people/pages';

export class Pairs {
  #pages = $state.raw<Pages<DuplicatePair>>(noPages());
  #coming = noneComing();
  #seen = { from: 0, to: 20 };
  #least: Likelihood | null = null;
  #total = 0;
  #version = 0;

  row(at: number): DuplicatePair | undefined {
    return rowAt(this.#pages, at);
  }

  ask(least: Likelihood | null, total: number): void {
    if (least === this.#least && total === this.#total) return;
    this.#least = least;
    this.#total = total;
    this.forget();
  }

  /** Another book, or another state of it: what is seen is asked for anew, and stays until it is here. */
  forget(): void {
    this.#version += 1;
    this.#coming.clear();
    const none = { has: (page: number) => this.#coming.has(page) };
    for (const page of missing(none, this.#seen.from, this.#seen.to, this.#total)) void this.#fetch(page, true);
  }

  see(from: number, to: number): void {
    this.#seen = { from, to };
    const held = { has: (page: number) => this.#pages.has(page) || this.#coming.has(page) };
    for (const page of missing(held, from, to, this.#total)) void this.#fetch(page, false);
  }

  async #fetch(page: number, anew: boolean): Promise<void> {
    const version = this.#version;
    this.#coming.add(page);
    try {
      const got = await backend.duplicates({ at_least: this.#least, offset: page * pageSize, limit: pageSize });
      if (version !== this.#version) return;
      // The first page that comes anew takes the place of all that stood.
      this.#pages = withPage(anew && !this.#fresh ? noPages() : this.#pages, page, got.pairs);
      this.#fresh = true;
    } catch {
      // The room asks for the counts as well, and says what is wrong.
    } finally {
      if (version === this.#version) {
        this.#coming.delete(page);
        if (this.#coming.size === 0) this.#fresh = false;
      }
    }
  }

  #fresh = false;
}
