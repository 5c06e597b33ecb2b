import { expect, it } from 'vitest';
import { dayBefore, readWhen } from './when';

it.each([
  ['2026-11-19', '2026-11-19'],
  [' 2026-1-9 ', '2026-01-09'],
  ['2026-11', '2026-11'],
  ['2026', '2026'],
  ['~ 2024', '~2024'],
  ['19.11.2026', '2026-11-19'],
  ['1. 2. 2026', '2026-02-01'],
  ['19/11/2026', '2026-11-19'],
  ['11/2026', '2026-11'],
  ['3.2026', '2026-03'],
  ['', undefined],
  ['last week', undefined],
  ['19.11.', undefined],
  ['20261119', undefined],
])('%s is read as %s', (typed, on) => {
  expect(readWhen(typed)).toBe(on);
});

it.each([
  ['2026-11-19', '2026-11-18'],
  ['2026-03-01', '2026-02-28'],
  ['2024-03-01', '2024-02-29'],
  ['2027-01-01', '2026-12-31'],
])('before %s comes %s', (today, before) => {
  expect(dayBefore(today)).toBe(before);
});
