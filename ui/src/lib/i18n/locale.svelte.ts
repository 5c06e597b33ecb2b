/**
 * Which language the window speaks, as state that every message reads: changing it changes the words on screen, and
 * nothing is reloaded.
 */
import { baseLocale, isLocale, type Locale } from '../paraglide/runtime';
import { say } from './words.svelte';

let spoken = $state<Locale>(baseLocale);

export type { Locale };

export const locale = {
  get current(): Locale {
    return spoken;
  },
};

/** Its words have been learned before. */
export function setLocale(next: Locale): void {
  say(next);
  spoken = next;
  document.documentElement.lang = next;
}

/** From what the system says: "fi_FI.UTF-8" → "fi", "C" or a language we don't speak → English. */
export function localeOf(system: string): Locale {
  const language = system.toLowerCase().split(/[-_.@]/, 1)[0] ?? '';
  return isLocale(language) ? language : baseLocale;
}
