import { describe, expect, it } from 'vitest';
import { bands, linear, niceTop } from './scale';

describe('a scale', () => {
  it('maps its ends onto the ends', () => {
    const down = linear([10, -10], [0, 100]);
    expect([down(10), down(0), down(-10)]).toEqual([0, 50, 100]);
    expect(linear([3, 3], [5, 9])(3)).toBe(5);
  });

  it('lays places side by side within the length', () => {
    const { width, at } = bands(4, 100, 0.36, 0.1);
    expect(at(0)).toBeGreaterThan(0);
    expect(at(3) + width).toBeLessThan(100);
    expect(at(1) - at(0)).toBeCloseTo(width / (1 - 0.36));
  });

  it('ends on a round number that holds the most', () => {
    expect([10, 33, 40, 41, 99, 1000].map(niceTop)).toEqual([10, 40, 40, 100, 100, 1000]);
  });
});
