import { describe, expect, it } from 'vitest';
import { aimFor, curve, curveHeight, never, paceFor, paces, percentOf } from './fading';

describe('the pace of fading', () => {
  it('is the choice that the book has', () => {
    for (const pace of paces) expect(paceFor(pace.days)).toBe(pace);
  });

  it.each([
    [700, 730],
    [1, 183],
    [3000, 1825],
    [50_000, never],
  ])('%i days is shown as the nearest choice', (days, nearest) => {
    expect(paceFor(days).days).toBe(nearest);
  });
});

describe('the curve', () => {
  it('marks the half in its middle height', () => {
    const { half, years } = curve(730, 500);
    expect(half!.x).toBeCloseTo(200);
    expect(half!.y).toBeGreaterThan(0);
    expect(half!.y).toBeLessThan(curveHeight);
    expect(years.map(({ number }) => number)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('has no mark when half lies beyond the picture', () => {
    expect(curve(never, 500).half).toBeNull();
    expect(curve(1825, 500).half).toBeNull();
  });
});

describe('the aim', () => {
  it.each(['even', 'little', 'generous'] as const)('%s comes back from its number', (aim) => {
    expect(aimFor(percentOf(aim))).toBe(aim);
  });
});
