import { expect, it } from 'vitest';
import { countsText } from './words';

it.each([
  [{ people: 1, favours: 2 }, '1 person and 2 favours'],
  [{ people: 0, favours: 1 }, '1 favour'],
  [{ people: 1200, favours: 0 }, '1,200 people'],
])('%j is told as "%s"', (difference, text) => {
  expect(countsText(difference)).toBe(text);
});
