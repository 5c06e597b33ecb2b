/** Texts that are one slip of the finger away, as the core looks for them: letters swapped, missing, wrong, too many. */
import { fold } from './fold';

const letters = [...'abcdefghijklmnopqrstuvwxyz'];

export function slips(text: string): string[] {
  const typed = fold(text).trim();
  if (typed.length < 4 || typed.length > 24 || !/^[\p{L} '’-]+$/u.test(typed)) return [];
  const at = [...typed].map((_, place) => place);
  const spliced = (from: number, to: number, by: string) => typed.slice(0, from) + by + typed.slice(to);
  const swapped = at.slice(1).map((n) => spliced(n - 1, n + 1, typed.charAt(n) + typed.charAt(n - 1)));
  const replaced = at.flatMap((n) => letters.flatMap((letter) => [spliced(n, n, letter), spliced(n, n + 1, letter)]));
  const taken = typed.length > 4 ? at.map((n) => spliced(n, n + 1, '')) : [];
  return [...new Set([...swapped, ...replaced, ...taken])].filter((slip) => slip !== typed);
}
