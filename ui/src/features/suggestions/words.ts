/** Suggested favours in words, and which of them need no more word of the owner. */
import type { Acceptance, Direction, Suggested } from '$lib/api';
import { m } from '$lib/i18n';

export function suggestionText({ origin, direction, what, introduced }: Suggested): string {
  switch (origin) {
    case 'recommendation':
      if (direction === 'given') return m.suggestion_recommendation_given({ what });
      return direction === 'taken'
        ? m.suggestion_recommendation_taken({ what })
        : m.suggestion_recommendation({ what });
    case 'endorsement':
      return direction === 'given'
        ? m.suggestion_endorsement_given({ what })
        : m.suggestion_endorsement_taken({ what });
    case 'invitation':
      return m.suggestion_invitation({ what });
    case 'introduction':
      return m.suggestion_introduction({ name: introduced?.name ?? '' });
    case 'gift':
      return m.suggestion_gift({ what });
    case 'debt':
      return m.suggestion_debt({ what });
    case 'activity':
      return m.suggestion_activity({ what });
  }
}

/** It is clear with whom it was, and which way it went. */
export const isClear = ({ person, direction }: Suggested): boolean => person !== null && direction !== null;

/** What the owner said of a suggestion that the file leaves open. */
export interface Said {
  person?: number;
  direction?: Direction;
}

/** `undefined` while something is still open. */
export function acceptance(row: Suggested, said: Said = {}): Acceptance | undefined {
  const person = said.person ?? null;
  const direction = said.direction ?? null;
  if ((row.person === null && person === null) || (row.direction === null && direction === null)) return undefined;
  // A skill alone would be no line of a ledger.
  const what = row.origin === 'endorsement' ? m.suggestion_said_endorsement({ what: row.what }) : '';
  return { suggestion: row.id, person, direction, what };
}

/** Those of one name together, in the order in which they come. */
export function byPerson(rows: Suggested[]): Suggested[][] {
  const groups = new Map<string, Suggested[]>();
  for (const row of rows) {
    const key = row.person ? `#${row.person.id}` : row.name;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}
