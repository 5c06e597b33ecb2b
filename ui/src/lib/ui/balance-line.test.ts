import { describe, expect, it } from 'vitest';
import type { LinePoint } from '$lib/api';
import { height, marksOf, monthAt, plot, reachOf } from './balance-line';

const point = (month: string, given: number, taken: number, balance: number): LinePoint => ({
  month,
  given,
  taken,
  balance,
});
const year = Array.from({ length: 12 }, (_, at) =>
  point(`2026-${String(at + 1).padStart(2, '0')}`, at * 3, 12, at - 6),
);

describe('the months of a balance', () => {
  it('keep every bar within the axis', () => {
    const { bars, reach } = plot(year, 500);
    expect(reach).toBeGreaterThanOrEqual(33);
    for (const { given, taken } of bars) expect(Math.max(given, taken)).toBeLessThanOrEqual(height.bars / 2);
  });

  it('have an axis even when nothing has happened', () => {
    expect(reachOf([])).toBe(10);
    const { running, bars } = plot([], 500);
    expect(bars).toEqual([]);
    expect(Number.isFinite(running.end.y)).toBe(true);
  });

  it('put the zero of the running line between its ends', () => {
    const { running } = plot(year, 500);
    expect(running.zero).toBeGreaterThan(height.bars);
    expect(running.end.y).toBeLessThan(running.zero);
  });

  it('name quarters where there is room, and years where there is not', () => {
    const months = year.map(({ month }) => month);
    expect(marksOf(months, 500)).toEqual([
      { at: 0, year: true },
      { at: 3, year: false },
      { at: 6, year: false },
      { at: 9, year: false },
    ]);
    expect(marksOf(months, 40)).toEqual([{ at: 0, year: true }]);
  });

  it('find the month under the pointer', () => {
    const { bars } = plot(year, 500);
    expect(monthAt(bars, bars[4]!.middle + 1)).toBe(4);
    expect(monthAt(bars, -100)).toBe(0);
    expect(monthAt([], 10)).toBe(-1);
  });
});
