import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, expect, it, vi } from 'vitest';
import type { Contribution, FavourRow, Numbers, PersonPage } from '$lib/api';
import Timeline from './Timeline.svelte';
import WhyList from './WhyList.svelte';

vi.mock('$lib/app.svelte', () => ({ app: { start: { today: '2026-11-19' } } }));

afterEach(cleanup);

const contribution = (favour: number, adds: number | null): Contribution => ({
  favour,
  kind: 'advice',
  what: `Favour ${favour}`,
  direction: 'given',
  status: adds === null ? 'promised' : 'done',
  cost: 'an_hour',
  value: 'an_hour',
  value_is_estimate: false,
  among: 1,
  on: '2026-11-12',
  adds,
});

it('why: each line says what it adds, and an open one that it does not yet', () => {
  const numbers = { balance: 23, low: 10, high: 30, low_is_effort: true, reciprocity: 0.936 } as Numbers;
  render(WhyList, { rows: [contribution(1, 227), contribution(2, null)], numbers });
  const [first, second] = screen.getAllByRole('listitem');
  expect(first?.textContent).toContain('+2.27');
  expect(second?.textContent).toContain('counts when it is done');
  expect(second?.textContent).toMatch(/–\s*$/);
  expect(screen.getByText('Reciprocity').parentElement?.textContent, 'how even the two sides are').toMatch(/0\.94$/);
});

it('why: with too little to tell nothing is summed', () => {
  render(WhyList, { rows: [contribution(1, 227)] });
  expect(document.body.textContent).not.toMatch(/[+−]\d|Together|Reciprocity/);
});

const favour: FavourRow = {
  id: 1,
  kind: 'listening',
  direction: 'taken',
  what: 'A long talk',
  note: '',
  on: '2026-11-15',
  status: 'done',
  cost: 'days',
  value: 'life_changing',
  channel: null,
  occasion: '',
  due: null,
  outcome: null,
  parties: [],
  thanked: true,
  answered: ['thanks'],
  answers: [],
};

it.each([
  ['communal', false],
  ['too_little', true],
])('the timeline of a %s tie tells who gave: %s', (kind, tells) => {
  const person = { id: 7, favours: [favour], standing: { kind } } as unknown as PersonPage;
  render(Timeline, { person });
  const text = document.body.textContent ?? '';
  expect(text).toContain('A long talk');
  expect(text.includes('You received')).toBe(tells);
  expect(text.includes('thanked')).toBe(tells);
  expect(text).not.toMatch(/Days|Life-changing/);
});
