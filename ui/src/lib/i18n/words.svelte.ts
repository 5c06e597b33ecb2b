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

/** Signs that turn the direction of all that follows, the message's own words too. */
const turning = /[\u202A-\u202E\u2066-\u2069]/g;

function straight(inputs: unknown): unknown {
  const parts = Object.entries(inputs as object);
  if (!parts.some(([, part]) => typeof part === 'string' && part.search(turning) >= 0)) return inputs;
  return Object.fromEntries(
    parts.map(([name, part]: [string, unknown]) => [name, typeof part === 'string' ? part.replace(turning, '') : part]),
  );
}

/** Every message by its key, as a function that answers in the language that is spoken when it is called. */
export const m = new Proxy(told, {
  get: (_, key: string) => (told[key] ??= (inputs = {}) => words[key]!(straight(inputs))),
}) as unknown as typeof Messages;
