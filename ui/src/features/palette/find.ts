/** Which of the acts a few typed letters mean. People are found by the book. */

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** Every typed word begins a word of the label, or of the other words it goes by. */
export function meant(typed: string, label: string, also = ''): boolean {
  const words = fold(`${label} ${also}`).split(/[^\p{L}\p{N}]+/u);
  return fold(typed)
    .split(/\s+/)
    .every((part) => words.some((word) => word.startsWith(part)));
}

/** The label itself was typed, and not only the beginning of its words. */
export const exactly = (typed: string, label: string): boolean => fold(typed) === fold(label);

/** The row after the arrow key; round the ends. `-1` when there is none. */
export function moved(at: number, step: number, count: number): number {
  return count === 0 ? -1 : (at + step + count) % count;
}
