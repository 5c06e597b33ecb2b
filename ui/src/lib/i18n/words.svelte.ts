/**
 * The words of one language, fetched when that language is spoken: a window speaks one at a time, and reads no more
 * than that before it is painted.
 */
import type { m as Messages } from '../paraglide/messages';
import type { Locale } from '../paraglide/runtime';

type Message = (inputs: unknown) => string;
type Words = Record<string, Message>;

const fetched: Record<Locale, () => Promise<unknown>> = {
  en: () => import('../paraglide/messages/en'),
  fi: () => import('../paraglide/messages/fi'),
};

const learned: Partial<Record<Locale, Words>> = {};

let words = $state.raw<Words>({});

/** Fetches the words of a language. */
export async function learn(language: Locale): Promise<void> {
  learned[language] ??= (await fetched[language]()) as Words;
}

/** Says all that is on screen in a language that has been learned. */
export function say(language: Locale): void {
  const next = learned[language];
  if (!next) throw new Error(`nobody has learned ${language}`);
  words = next;
}

const told: Words = {};

/** Every message by its key, as a function that answers in the language that is spoken when it is called. */
export const m = new Proxy(told, {
  get: (_, key: string) => (told[key] ??= (inputs = {}) => words[key]!(inputs)),
}) as unknown as typeof Messages;
