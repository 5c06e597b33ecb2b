import { afterEach, describe, expect, it } from 'vitest';
import type { KindBar, OverviewBar } from '$lib/api';
import { setLocale } from '$lib/i18n';
import { circleBars, communalCircles, kindBars, sentence } from './balance';

afterEach(() => setLocale('en'));

const circle = (part: Partial<OverviewBar>): OverviewBar => ({
  circle: 'friend',
  given: 0,
  taken: 0,
  given_count: 0,
  taken_count: 0,
  communal: false,
  ...part,
});

describe('the sentence', () => {
  it('is as in the picture', () => {
    expect(sentence({ giving: 'little_more', answering: 'most' })).toBe(
      'You give a little more than you receive. Most of what comes to you is returned or passed on.',
    );
  });

  it('says nothing without data, and nothing of answers without any', () => {
    expect(sentence({ giving: null, answering: null })).toBe('');
    expect(sentence({ giving: 'even', answering: null })).not.toContain('passed on');
  });

  it.each(['en', 'fi'] as const)('never reproaches, in %s', (language) => {
    setLocale(language);
    for (const giving of ['much_more', 'little_more', 'even', 'little_less', 'much_less'] as const) {
      for (const answering of ['most', 'much', 'some'] as const) {
        const said = sentence({ giving, answering });
        expect(said).toMatch(/\.$/);
        expect(said).not.toMatch(/too (much|little)|should|only|vain|pitäisi|liian/i);
      }
    }
  });
});

describe('bars', () => {
  it('are measured against the longest of all', () => {
    const [friends, network] = circleBars([
      circle({ given: 400, taken: 100, given_count: 9, taken_count: 3 }),
      circle({ circle: 'network', given: 200, taken: 0, given_count: 4 }),
    ]);
    expect([friends?.givenLength, friends?.takenLength]).toEqual([1, 0.25]);
    expect([network?.givenLength, network?.takenLength]).toEqual([0.5, 0]);
  });

  it('are never drawn for a communal circle', () => {
    const rows = [
      circle({ circle: 'core', communal: true, given_count: 3, taken_count: 1 }),
      circle({ given_count: 1 }),
    ];
    expect(circleBars(rows).map(({ key }) => key)).toEqual(['friend']);
    expect(communalCircles(rows)).toEqual(['core']);
  });

  it('leave out kinds of which there is nothing', () => {
    const kind = (part: Partial<KindBar>): KindBar => ({
      kind: 'advice',
      given: 0,
      taken: 0,
      given_count: 0,
      taken_count: 0,
      ...part,
    });
    expect(kindBars([kind({ given_count: 2, given: 30 }), kind({ kind: 'loan' })]).map(({ name }) => name)).toEqual([
      'Advice',
    ]);
  });
});
