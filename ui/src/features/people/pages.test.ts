import { expect, it } from 'vitest';
import { begun, missing, moved, rowAt, withPage, type Pages } from './pages';

it('finds a row in its page', () => {
  const pages: Pages<string> = new Map([[3, ['a', 'b']]]);
  expect([rowAt(pages, 301), rowAt(pages, 302), rowAt(pages, 0)]).toEqual(['b', undefined, undefined]);
});

it.each([
  [0, 20, 100_000, [0], []],
  [0, 20, 100_000, [], [0]],
  [95, 130, 100_000, [0, 1], []],
  [250, 410, 100_000, [3], [2, 4]],
  [99_990, 100_050, 100_000, [], [999]],
  [0, 20, 0, [], []],
])('rows %d … %d of %d', (from, to, total, held, wanted) => {
  expect(missing(new Set<number>(held), from, to, total)).toEqual(wanted);
});

it('holds a bounded number of pages, those nearest to what is seen', () => {
  let pages: Pages<number> = new Map();
  for (let page = 0; page < 100; page += 1) pages = withPage(pages, page, [page]);
  expect([pages.size, pages.has(99), pages.has(60), pages.has(0)]).toEqual([40, true, true, false]);
});

it.each([
  ['ArrowDown', -1, 0],
  ['ArrowDown', 9, 9],
  ['ArrowUp', 0, 0],
  ['PageDown', 0, 4],
  ['PageUp', 3, 0],
  ['Home', 7, 0],
  ['End', 0, 9],
  ['a', 0, undefined],
])('%s from %d goes to %s', (key, at, to) => {
  expect(moved(key, at, 10, 5)).toBe(to);
});

it('keeps what is seen of the old list until its new rows are here', () => {
  const old: Pages<string> = new Map([
    [0, ['a']],
    [3, ['b']],
    [9, ['c']],
  ]);
  expect([...begun(old, [3, 4], ['A'])]).toEqual([
    [0, ['A']],
    [3, ['b']],
  ]);
});
