import { expect, it } from 'vitest';
import { reading } from './sections';

it.each([
  [[0, 300, 600], 40, false, 0],
  [[-280, 20, 320], 40, false, 1],
  [[-600, -300, 30], 40, false, 2],
  [[-100, 200, 500], 40, true, 2],
  [[80, 300], 40, false, 0],
])('with tops at %j the part being read is found', (tops, edge, atEnd, expected) => {
  expect(reading(tops, edge, atEnd)).toBe(expected);
});
