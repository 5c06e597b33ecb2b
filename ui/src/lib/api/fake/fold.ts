/** Text as it is searched: lower case, without diacritics. */

/** Letters that Unicode does not take apart. */
const whole: Record<string, string> = { ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i' };

export function fold(text: string): string {
  const lower = text.toLowerCase();
  // Most names are plain ASCII and need no more.
  if (/^[ -~]*$/.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[øłđðþßæœı]/g, (letter) => whole[letter]!);
}
