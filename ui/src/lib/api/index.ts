/** The one door to the book. Only this folder imports Tauri; in a plain browser the fake answers instead. */
import type { Backend } from './backend';
import type { Failure } from './bindings';
import { tauri } from './tauri';

export { usualCosts } from './bindings';
export type * from './backend';
export type * from './bindings';

/** Set once by `connect`, before anything is mounted. */
export let backend: Backend;

export async function connect(): Promise<void> {
  if ('__TAURI_INTERNALS__' in window) backend = tauri;
  // What is built for the window has no fake in it.
  else if (import.meta.env.MODE !== 'production') backend = (await import('./fake')).fake();
}

/** What a command rejected with; all else is a fault of ours and becomes the kind `other`. */
export function failureOf(thrown: unknown): Failure {
  if (typeof thrown === 'object' && thrown !== null && 'kind' in thrown && 'message' in thrown) {
    return thrown as Failure;
  }
  return { kind: 'other', message: String(thrown), path: '', number: 0, field: null, fault: null, why: null };
}
