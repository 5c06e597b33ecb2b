import { expect, it } from 'vitest';
import type { ContactPoint } from '$lib/api';
import { dayParts, dayText, newPoint, preferred, raised, withTag } from './rows';

const phone = (value: string): ContactPoint => ({ ...newPoint('phone', ''), value });
const email = (value: string): ContactPoint => ({ ...newPoint('email', ''), value });
const values = (points: ContactPoint[]) => points.map(({ value }) => value).join(' ');

it('a row rises past the one above it of its own kind', () => {
  const points = [phone('1'), email('a'), phone('2')];
  const alike = (a: ContactPoint, b: ContactPoint) => a.kind === b.kind;
  expect(values(raised(points, 2, alike))).toBe('2 a 1');
  expect(values(raised(points, 0, alike))).toBe('1 a 2');
});

it('a kind has one first choice', () => {
  const points = preferred(preferred([phone('1'), phone('2'), email('a')], 0), 1);
  expect(points.map((point) => point.preferred)).toEqual([false, true, false]);
  expect(preferred(points, 1).some((point) => point.preferred)).toBe(false);
});

it.each(['', '1984-05-09', '--02-29'])('the day %s comes back as it was', (text) => {
  expect(dayText(dayParts(text))).toBe(text);
});

it('a day that is written in part is something, so that the book can say it is none', () => {
  expect(dayText({ day: '9', month: '', year: '' })).toBe('--00-09');
  expect(dayText({ day: '', month: '', year: '1984' })).toBe('1984-00-00');
});

it('a tag is added once', () => {
  expect(withTag(['Choir'], ' choir, Old  friends ,')).toEqual(['Choir', 'Old friends']);
});
