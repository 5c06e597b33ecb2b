import { describe, expect, it } from 'vitest';
import type { MergeView } from '$lib/api';
import { outcome, ticked, undecided, united } from './choosing';
import { signs } from './reasons';

const view = {
  fields: [
    { field: 'name', left: 'Matti Laine', right: 'M. Laine', differs: true, take: 'left' },
    { field: 'organisation', left: 'Kivi & Co', right: 'Kivi Oy', differs: true, take: null },
    { field: 'note', left: 'Sails.', right: 'Likes tea.', differs: true, take: 'both' },
  ],
  lists: [{ field: 'phone', left: ['+358 40 555'], right: ['+35840555', '+358 3 1'] }],
} as unknown as MergeView;

describe('choosing between two people', () => {
  it('asks only where the book proposes nothing, until it is chosen', () => {
    expect(undecided(view, {})).toEqual(['organisation']);
    expect(undecided(view, { organisation: 'right' })).toEqual([]);
  });

  it('shows what comes of it', () => {
    expect(outcome(view.fields[0], { name: 'right' })).toBe('M. Laine');
    expect(outcome(view.fields[1], {})).toBe('');
    expect(outcome(view.fields[2], {})).toBe('Sails.\n\nLikes tea.');
    expect(united(view.lists[0], {})).toEqual(['+358 40 555', '+358 3 1']);
    expect(united(view.lists[0], { phone: 'right' })).toEqual(['+35840555', '+358 3 1']);
  });

  it('keeps one side at least', () => {
    expect(ticked('both', 'left', false)).toBe('right');
    expect(ticked('right', 'left', true)).toBe('both');
    expect(ticked('left', 'left', false), 'the last tick stays').toBe('left');
  });

  it('has a word for every sign', () => {
    expect(signs).toHaveLength(17);
  });
});
