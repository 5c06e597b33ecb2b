/** The pairs that may be one person. */
import { backend, type DuplicatePair, type Duplicates, type Likelihood } from '$lib/api';
import { Paged } from '../people/paged.svelte';
import { pageSize } from '../people/pages';

type Least = Likelihood | null;

interface First extends Duplicates {
  total: number;
  rows: DuplicatePair[];
}

const ask = (at_least: Least, offset: number) => backend.duplicates({ at_least, offset, limit: pageSize });

export class Pairs extends Paged<Least, First, DuplicatePair> {
  constructor() {
    super(
      null,
      async (least) => {
        const found = await ask(least, 0);
        return { ...found, total: totalOf(found, least), rows: found.pairs };
      },
      async (least, offset) => (await ask(least, offset)).pairs,
    );
  }
}

const totalOf = ({ certain, likely, perhaps }: Duplicates, least: Least): number =>
  certain + likely + (least === null ? perhaps : 0);
