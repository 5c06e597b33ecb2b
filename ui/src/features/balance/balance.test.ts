import { afterEach, describe, expect, it } from 'vitest';
import type { KindBar, Overview, OverviewBar } from '$lib/api';
import { setLocale } from '$lib/i18n';
import { circleBars, communalCircles, kindBars, sentence, stateOf } from './balance';

afterEach(() => setLocale('en'));

const overview = (given_count: number, taken_count: number, generosity: number | null): Overview => {
  const nobody = { total: 0, people: [] };
  return {
    given_count,
    taken_count,
    introductions_given: 0,
    introductions_taken: 0,
    generosity,
    answered: null,
    people_with_favours: 0,
    by_circle: [],
    by_kind: [],
    line: [],
    your_turn: nobody,
    their_turn: nobody,
    even: nobody,
    nothing_needed: nobody,
    too_little: 0,
    communal: 0,
  };
};
const circle = (part: Partial<OverviewBar>): OverviewBar => ({
  circle: 'friend',
  given: 0,
  taken: 0,
  given_count: 0,
  taken_count: 0,
  communal: false,
  ...part,
});

describe('the state of the room', () => {
  it.each([
    [0, 0, null, 'empty'],
    [3, 2, 60, 'little'],
    [12, 10, null, 'little'],
    [31, 22, 57, 'whole'],
  ] as const)('with %i given and %i received', (given, taken, generosity, expected) => {
    expect(stateOf(overview(given, taken, generosity))).toBe(expected);
  });
});

describe('the sentence', () => {
  it('is as in the picture', () => {
    expect(sentence({ generosity: 57, answered: 64 })).toBe(
      'You give a little more than you receive. Most of what comes to you is returned or passed on.',
    );
  });

  it('says nothing without data, and nothing of answers without any', () => {
    expect(sentence({ generosity: null, answered: null })).toBe('');
    expect(sentence({ generosity: 50, answered: null })).not.toContain('passed on');
  });

  it.each(['en', 'fi'] as const)('never reproaches, in %s', (language) => {
    setLocale(language);
    for (let share = 0; share <= 100; share += 5) {
      const said = sentence({ generosity: share, answered: share });
      expect(said).toMatch(/\.$/);
      expect(said).not.toMatch(/too (much|little)|should|only|vain|pitäisi|liian/i);
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
