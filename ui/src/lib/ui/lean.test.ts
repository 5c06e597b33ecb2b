import { expect, it } from 'vitest';
import { halfLength, percent } from './lean';

it.each([
  [0, 0],
  [0.375, 0.375],
  [1, 1],
  [1.2, 1],
  [-0.1, 0],
  [Number.NaN, 0],
])('%d fills %d of its half', (share, part) => {
  expect(halfLength(share)).toBe(part);
});

it('writes a part as a short percentage', () => {
  expect(percent(1 / 3)).toBe('33.3%');
});
