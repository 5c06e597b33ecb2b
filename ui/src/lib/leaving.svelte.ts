/** What is half written on a page, and would be lost with it: whoever is about to go elsewhere is asked first. */
import { ofOneBook } from '$lib/of-one-book';

const writing: (() => boolean)[] = [];
let waiting = $state.raw<() => void>();
/** The user has said that it may be lost. */
let gone = false;

export const leaving = {
  get asked(): boolean {
    return waiting !== undefined;
  },
};

/** For an effect: `$effect(() => whileWriting(() => changed))`. Returns what ends it. */
export function whileWriting(unsaved: () => boolean): () => void {
  writing.push(unsaved);
  return () => writing.splice(writing.indexOf(unsaved), 1);
}

/** Does it at once where nothing would be lost by it, and otherwise when the user has said so. */
export function leave(then: () => void): void {
  if (!gone && writing.some((unsaved) => unsaved())) waiting = then;
  else then();
}

export function stay(): void {
  waiting = undefined;
}

export function leaveAllTheSame(): void {
  const then = waiting;
  waiting = undefined;
  gone = true;
  try {
    then?.();
  } finally {
    gone = false;
  }
}

ofOneBook(stay);
