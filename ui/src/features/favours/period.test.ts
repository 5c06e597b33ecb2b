import { describe, expect, it } from 'vitest';
import { setLocale } from '$lib/i18n';
import { boundsOf, boundsWords, periodOf } from './period';

describe('a period', () => {
  const days = { today: '2026-11-19', months: ['2025-12', '2026-11'] };

  it('is found again among the choices by its bounds', () => {
    for (const period of ['any', 'year', 'months'] as const) {
      expect(periodOf(boundsOf(period, days), days)).toBe(period);
    }
  });

  it.each([
    [{ from: '2025', to: '2025' }, '2025'],
    [{ from: '2026-03-01', to: '2026-04' }, '1 Mar 2026 – April 2026'],
    [{ from: '2026-03', to: null }, 'From March 2026'],
    [{ from: null, to: '~2024' }, 'Until about 2024'],
  ])('of one’s own is said in words: %o', (bounds, words) => {
    setLocale('en');
    expect(periodOf(bounds, days)).toBe('own');
    expect(boundsWords(bounds)).toBe(words);
  });
});
