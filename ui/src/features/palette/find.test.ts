import { describe, expect, it } from 'vitest';
import { exactly, meant, moved } from './find';

describe('an act is meant', () => {
  it.each([
    ['', 'Settings', true],
    ['set', 'Settings', true],
    ['rec gave', 'Record what you gave', true],
    ['gave rec', 'Record what you gave', true],
    ['tings', 'Settings', false],
    ['settings now', 'Settings', false],
    ['ihmisia', 'Näytä ihmisiä', true],
    ['NÄYT', 'Näytä ihmiset', true],
  ])('by "%s" as "%s": %s', (typed, label, expected) => {
    expect(meant(typed, label)).toBe(expected);
  });

  it('by its other words too', () => {
    expect(meant('dark', 'Appearance', 'dark night')).toBe(true);
  });
});

it('an act is named when all of its label is typed', () => {
  expect(exactly('ihmiset', 'Ihmiset') && exactly('BALANCE', 'Balance')).toBe(true);
  expect(exactly('bal', 'Balance') || exactly('', 'Balance')).toBe(false);
});

it('the arrows go round', () => {
  expect([moved(0, -1, 3), moved(2, 1, 3), moved(0, 1, 3), moved(0, 1, 0)]).toEqual([2, 0, 1, -1]);
});
