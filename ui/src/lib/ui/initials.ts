/** The letters and the hue that stand for a person without a photo: always the same for the same name. */

/** First and last word's first letter: "Anna-Liisa van der Berg" → "AB"; signs and digits are passed over. */
export function initials(name: string): string {
  const words = name.split(/\s+/).map((word) => word.match(/\p{L}\p{M}*/u)?.[0] ?? '');
  const letters = words.filter(Boolean);
  const [first = '', last = ''] = [letters[0], letters.length > 1 ? letters.at(-1) : ''];
  return (first + last).toLocaleUpperCase('fi');
}

const hues = [15, 45, 75, 105, 135, 165, 195, 225, 255, 285, 315, 345];

export function hue(name: string): number {
  let sum = 7;
  for (const sign of name.normalize('NFC')) sum = (sum * 31 + sign.codePointAt(0)!) % 65_521;
  return hues[sum % hues.length]!;
}
