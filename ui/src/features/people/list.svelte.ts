/** The list of people. */
import { backend, type PeoplePage, type PersonRow } from '$lib/api';
import { firstPage, type Wish } from './first-page';
import { Paged } from './paged.svelte';
import { pageSize } from './pages';

const everyone: Wish = { text: '', circle: null, order: 'name', archived: false };

export class PeopleList extends Paged<Wish, PeoplePage, PersonRow> {
  constructor() {
    super(everyone, firstPage, async (wish, offset) => {
      const { rows } = await backend.people({ ...wish, offset, limit: pageSize });
      return rows;
    });
  }

  get more(): boolean {
    return this.head?.more ?? false;
  }
  /** Nobody has what was typed; those in the list are called nearly so. */
  get near(): boolean {
    return this.head?.near ?? false;
  }
  /** The first rows have come, of whatever was asked for first. */
  get answered(): boolean {
    return this.head !== undefined;
  }

  /** Everyone in the list, also those whose rows have not come. */
  all(): Promise<number[]> {
    return backend.peopleIds({ ...this.shown, offset: 0, limit: 0 });
  }
}
