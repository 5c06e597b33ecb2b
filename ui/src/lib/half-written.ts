/**
 * What is half written when the book locks itself. The page then begins anew, so that nothing of the book is left in
 * it; the shell keeps this in its memory meanwhile, and gives it back when the book is open again.
 */
import { replace, route, type Route } from '$lib/route.svelte';

/** A form as it began, and as it is written. */
export interface Half<T> {
  seen: T;
  written: T;
}

type Forms = Record<string, unknown>;

const writers = new Map<string, () => unknown>();
let forms: Forms = {};

/** For an effect; `written` is undefined while nothing would be lost. Returns what ends it. */
export function keepHalf(name: string, written: () => unknown): () => void {
  writers.set(name, written);
  return () => {
    if (writers.get(name) === written) writers.delete(name);
  };
}

/** In text; '' where there is nothing. What nobody has found again yet goes on waiting. */
export function halfWritten(): string {
  const half = { ...forms };
  for (const [name, written] of writers) {
    const form = written();
    if (form !== undefined) half[name] = form;
  }
  return Object.keys(half).length > 0 ? JSON.stringify({ here: route.current, forms: half }) : '';
}

/** Where it was written each form finds its own again. */
export function giveBack(text: string): void {
  forms = {};
  if (!text) return;
  const half = JSON.parse(text) as { here: Route; forms: Forms };
  forms = half.forms;
  replace(half.here);
}

/** Once. */
export function takeBack<T>(name: string): T | undefined {
  const { [name]: form, ...others } = forms;
  forms = others;
  return form as T | undefined;
}
