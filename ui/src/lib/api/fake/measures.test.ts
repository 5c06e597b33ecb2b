import { expect, test } from 'vitest';
import type { Direction, Size } from '../bindings';
import type { Entry } from './measures';
import { addsOf, balanceOf, band, hundredths, lean, net, reciprocity, tenths, tooLittleToTell } from './measures';

const today = 20_000;
const measure = { halfLifeDays: 730, target: 0.1 };

function entry(direction: Direction, ago: number, cost: Size, value: Size | null, beneficiaries = 1): Entry {
  return { direction, status: 'done', day: today - ago, cost, value, beneficiaries };
}

const workedExample: Entry[] = [
  entry('given', 100, 'five_minutes', 'half_a_day'),
  entry('taken', 400, 'an_hour', 'half_a_day'),
  entry('taken', 900, 'five_minutes', 'life_changing'),
  entry('given', 30, 'five_minutes', 'days', 2),
  { ...entry('given', 2, 'an_hour', 'an_hour'), status: 'promised' },
];

test('the worked example holds to two decimals', () => {
  const balance = balanceOf(workedExample, measure, today);
  expect(net(balance)).toBeCloseTo(0.74, 2);
  expect(band(balance).byCost).toBeCloseTo(-0.4, 2);
  expect(band(balance).byValue).toBeCloseTo(1.87, 2);
  expect(reciprocity(balance)).toBeCloseTo(0.94, 2);
  expect(lean(balance)).toBeCloseTo(0.05, 2);
  const adds = workedExample.map((one) => addsOf(one, measure, today));
  [2.27, -2.05, -3.62, 4.13, 0].forEach((expected, index) => expect(adds[index]).toBeCloseTo(expected, 2));
});

test('one coffee is no debt, old favours fade, and no data is not zero', () => {
  const coffee = balanceOf([entry('taken', 0, 'five_minutes', null)], measure, today);
  expect(lean(coffee)).toBe(-0.2);
  expect(tooLittleToTell(coffee)).toBe(true);

  const old = Array.from({ length: 5 }, () => entry('given', 12 * 365, 'half_a_day', null));
  const late = Array.from({ length: 3 }, () => entry('taken', 45, 'half_a_day', null));
  expect(net(balanceOf([...old, ...late], measure, today))).toBeCloseTo(-11.2, 1);

  const nothing = balanceOf([], measure, today);
  expect([reciprocity(nothing), lean(nothing)]).toEqual([null, null]);
});

test('swapping directions mirrors the balance', () => {
  const swapped = workedExample.map((one): Entry => ({
    ...one,
    direction: one.direction === 'given' ? 'taken' : 'given',
  }));
  expect(net(balanceOf(swapped, measure, today))).toBeCloseTo(-net(balanceOf(workedExample, measure, today)), 12);
});

test('a date ahead never weighs more than its size', () => {
  expect(addsOf(entry('given', -4000, 'an_hour', 'an_hour'), measure, today)).toBe(2);
});

test.each([
  [tenths, 7],
  [hundredths, 74],
])('what is shown adds up to what is shown as the sum', (rounded, sum) => {
  const { shown, total } = rounded([2.2735, -2.0516, -3.6163, 4.1306]);
  expect(shown.reduce((sum, part) => sum + part, 0)).toBe(total);
  expect(total).toBe(sum);
  expect(tenths([])).toEqual({ shown: [], total: 0 });
});
