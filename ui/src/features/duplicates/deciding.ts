/** What one decides of two people, said with a way back. */
import { backend, type Choice } from '$lib/api';
import { change } from '$lib/change';
import { m } from '$lib/i18n';

interface Named {
  id: number;
  name: string;
}

/** Both answer whether it was done. */
export async function sayNotSame(left: Named, right: Named): Promise<boolean> {
  const done = await change(
    () => backend.notSame(left.id, right.id),
    () => m.merge_not_same_done({ a: left.name, b: right.name }),
  );
  return done !== undefined;
}

export async function makeOne(left: Named, right: Named, choices: Choice[]): Promise<boolean> {
  const done = await change(
    () => backend.merge(left.id, right.id, choices),
    () => m.merge_done({ a: left.name, b: right.name }),
  );
  return done !== undefined;
}
