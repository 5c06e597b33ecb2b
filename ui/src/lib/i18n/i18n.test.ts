import { afterEach, expect, it } from 'vitest';
import { formatAgo, formatDay, formatSigned, localeOf, m, setLocale } from '.';

afterEach(() => setLocale('en'));

it.each([
  ['fi_FI.UTF-8', 'fi'],
  ['fi-FI', 'fi'],
  ['en_US', 'en'],
  ['C', 'en'],
  ['sv_FI', 'en'],
  ['', 'en'],
])('hears %s as %s', (system, locale) => {
  expect(localeOf(system)).toBe(locale);
});

it("lets no text turn the direction of a message's own words", () => {
  const name = '\u202Egnihton\u2066 \u200Fשלום';
  expect(m.people_added({ name })).toBe(m.people_added({ name: 'gnihton \u200Fשלום' }));
});

it('changes words and figures at once', () => {
  expect([m.rail_people(), formatSigned(-2.4), formatDay('2026-11-19')]).toEqual(['People', '−2.4', '19 Nov 2026']);
  setLocale('fi');
  expect([m.rail_people(), formatSigned(-2.4), formatAgo(1, 'day')]).toEqual(['Ihmiset', '−2,4', 'eilen']);
  expect(document.documentElement.lang).toBe('fi');
});
