import { expect, it } from 'vitest';
import { dampingFor, promisesWith, rhythmsWith } from './leaning';

it('finds the step that stands for what the book has', () => {
  expect([10, 29, 31, 70, 200].map((tenths) => dampingFor(tenths).tenths)).toEqual([20, 20, 40, 80, 80]);
});

it('keeps a rhythm that was set elsewhere among the choices', () => {
  expect(rhythmsWith(30)).toHaveLength(8);
  const values = rhythmsWith(45).map(({ value }) => value);
  expect(values.slice(2, 5)).toEqual(['30', '45', '60']);
  expect(rhythmsWith(45)[3]?.label).toBe('every 45 days');
});

it('does so with promises too', () => {
  expect(promisesWith(5).map(({ value }) => value)).toEqual([3, 5, 8, 12]);
  expect(promisesWith(6).map(({ value }) => value)).toEqual([3, 5, 6, 8, 12]);
});
