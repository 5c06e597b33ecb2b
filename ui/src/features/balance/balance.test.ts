import { afterEach, describe, expect, it } from 'vitest';
import type { Breakdown, OverviewBar, Share } from '$lib/api';
import { setLocale } from '$lib/i18n';
import { communalCircles, sentence, shareBars } from './balance';

afterEach(() => setLocale('en'));

const share = (name: string, part: Partial<Share> = {}): Share => ({
  name,
  given: 10,
  taken: 0,
  answered: null,
  given_count: 1,
  taken_count: 0,
  generosity: 100,
  too_little: false,
  ...part,
});
const parts = (by: Breakdown['by'], ...shares: Share[]) => shareBars({ by, shares });

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
      for (const answering of ['most', 'much', 'some', 'nothing'] as const) {
        const said = sentence({ giving, answering });
        expect(said).toMatch(/\.$/);
        expect(said).not.toMatch(/too (much|little)|should|only|vain|pitäisi|liian/i);
      }
    }
  });
});

describe('bars', () => {
  it('are measured against the longest of all', () => {
    const [friends, network] = parts(
      'circle',
      share('friend', { given: 400, taken: 100 }),
      share('network', { given: 200 }),
    );
    expect([friends?.givenLength, friends?.takenLength]).toEqual([1, 0.25]);
    expect([network?.givenLength, network?.takenLength]).toEqual([0.5, 0]);
  });

  it('stand in the order that the reader knows, those in none last', () => {
    const keys = (by: Breakdown['by'], ...names: string[]) => parts(by, ...names.map((name) => share(name)));
    expect(keys('circle', '', 'acquaintance', 'friend').map(({ key }) => key)).toEqual(['friend', 'acquaintance', '']);
    expect(keys('year', '2024', '2026', '2025').map(({ name }) => name)).toEqual(['2026', '2025', '2024']);
    expect(keys('group', '', 'Kuoro', 'alumnit').map(({ name }) => name)).toEqual(['alumnit', 'Kuoro', 'In no group']);
  });

  it('leave out parts of which there is nothing, and tell no share of too little', () => {
    const bars = parts('kind', share('advice', { too_little: true }), share('loan', { given_count: 0 }));
    expect(bars.map(({ name, generosity }) => [name, generosity])).toEqual([['Advice', null]]);
  });

  it('lead to the favours or the people that they are made of', () => {
    expect(parts('kind', share('gift'))[0]?.leads).toMatchObject({ ledger: { kind: 'gift' } });
    expect(parts('year', share('2025'))[0]?.leads).toEqual({ ledger: { from: '2025', to: '2025' } });
    expect(parts('area', share('hobby'))[0]?.leads).toEqual({ people: { only: { area: 'hobby' } } });
  });

  it('lead to no more favours than they are made of, where only a period is shown', () => {
    const period = { from: '2026-03', to: null };
    const leads = (by: Breakdown['by'], name: string) => shareBars({ by, shares: [share(name)] }, period)[0]?.leads;
    expect(leads('kind', 'gift')).toEqual({ ledger: { kind: 'gift', from: '2026-03', to: null } });
    expect(leads('year', '2026')).toBeUndefined();
  });

  it('are never drawn for a communal circle, and it is named until its numbers are told', () => {
    const core = { circle: 'core', communal: true, given: 0, taken: 0, given_count: 0, taken_count: 0 } as OverviewBar;
    expect(communalCircles([core], parts('circle', share('friend')))).toEqual(['core']);
    expect(communalCircles([core], parts('circle', share('core')))).toEqual([]);
  });
});
