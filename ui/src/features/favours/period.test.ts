import { describe, expect, it } from 'vitest';
import { setLocale } from '$lib/i18n';
import { boundsOf, boundsWords, periodOf } from './period';

describe('a period', () => {
  it.each([
    ['2026-11-19', '2025-12'],
    ['2026-12-31', '2026-01'],
    ['2027-01-01', '2026-02'],
    ['2028-02-29', '2027-03'],
  ])('of twelve months has on %s its first in %s', (today, first) => {
    expect(boundsOf('months', today)).toEqual({ from: first, to: null });
  });

  it('is found again among the choices by its bounds', () => {
    for (const period of ['any', 'year', 'months'] as const) {
      expect(periodOf(boundsOf(period, '2026-11-19'), '2026-11-19')).toBe(period);
    }
  });

  it.each([
    [{ from: '2025', to: '2025' }, '2025'],
    [{ from: '2026-03-01', to: '2026-04' }, '1 Mar 2026 – April 2026'],
    [{ from: '2026-03', to: null }, 'From March 2026'],
    [{ from: null, to: '~2024' }, 'Until about 2024'],
  ])('of one’s own is said in words: %o', (bounds, words) => {
    setLocale('en');
    expect(periodOf(bounds, '2026-11-19')).toBe('own');
    expect(boundsWords(bounds)).toBe(words);
  });
});
