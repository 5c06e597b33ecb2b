/** Where in the window the user is. State, not addresses: the window has no address bar, and a reload starts afresh. */
import type { Circle, LedgerQuery, LifeArea, Period, Turn } from '$lib/api';
import { leave } from '$lib/leaving.svelte';
import { ofOneBook } from '$lib/of-one-book';

/** Whom a list keeps to. */
export interface PeopleOnly {
  turn?: Turn;
  area?: LifeArea;
  /** Those in no circle. */
  unplaced?: boolean;
}

export type Route =
  | { room: 'today' }
  | { room: 'people'; person?: number; circle?: Circle; only?: PeopleOnly; archived?: boolean; adding?: string }
  | { room: 'organisations'; organisation?: number }
  | { room: 'groups'; group?: number }
  | { room: 'duplicates'; left?: number; right?: number; at?: number; all?: boolean }
  | { room: 'favours'; favour?: number; only?: Partial<LedgerQuery> }
  | { room: 'introductions'; favour?: number; doors?: boolean; person?: number }
  | { room: 'placing' }
  | { room: 'balance'; period?: Period }
  | { room: 'import' }
  | { room: 'suggestions' }
  | { room: 'settings'; section?: 'owner' | 'security' | 'backups' | 'book' | 'history' };

export type Room = Route['room'];

const remembered = 50;

let trail = $state.raw<Route[]>([{ room: 'people' }]);

export const route = {
  get current(): Route {
    return trail[trail.length - 1]!;
  },
  get canGoBack(): boolean {
    return trail.length > 1;
  },
};

// The room stays; whoever was picked in it is another book's.
ofOneBook(() => (trail = [{ room: route.current.room } as Route]));

const isHere = (to: Route): boolean => JSON.stringify(to) === JSON.stringify(route.current);

export function go(to: Route): void {
  // Where one is already there is no step back to make, but a part that was left is gone to again.
  if (isHere(to)) return replace(to);
  leave(() => (trail = [...trail, to].slice(-remembered)));
}

/** Changes the present place without a step to go back to: moving through a list with the arrow keys. */
export function replace(to: Route): void {
  const step = () => (trail = [...trail.slice(0, -1), to]);
  if (isHere(to)) step();
  else leave(step);
}

export function back(): void {
  if (trail.length > 1) leave(() => (trail = trail.slice(0, -1)));
}
