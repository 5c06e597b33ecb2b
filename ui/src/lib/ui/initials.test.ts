import { expect, it } from 'vitest';
import { hue, initials } from './initials';

it.each([
  ['Liisa Järvinen', 'LJ'],
  ['helmi åkerblom', 'HÅ'],
  ['Anna-Liisa van der Berg', 'AB'],
  ['Cher', 'C'],
  ['+358 40 555 0127', ''],
  ['“Pekka” (Slush)', 'PS'],
  ['', ''],
])('%s → %s', (name, letters) => {
  expect(initials(name)).toBe(letters);
});

it('gives a name the same hue however its letters are composed', () => {
  expect(hue('Järvinen')).toBe(hue('Järvinen'.normalize('NFD')));
});
