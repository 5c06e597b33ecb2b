import { expect, it } from 'vitest';
import { between, nobody, turned } from './bulk';

const idAt = (place: number) => (place < 5 ? place + 100 : undefined);

it('a press chooses, and another takes back', () => {
  const one = turned(nobody, 7);
  expect([...one]).toEqual([7]);
  expect([...turned(one, 7)]).toEqual([]);
  expect([...nobody]).toEqual([]);
});

it('a stretch is chosen from either end, and never in part', () => {
  expect(between(3, 1, idAt)).toEqual(new Set([101, 102, 103]));
  expect(between(3, 9, idAt)).toBeUndefined();
});
