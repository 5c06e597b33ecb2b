import { afterEach, describe, expect, it } from 'vitest';
import type { PlacingPerson } from '$lib/api';
import { areaName, areas } from '$lib/favour-words';
import { setLocale, type Locale } from '$lib/i18n';
import { areaLetter, knownOf, pressOf, signsOf, toggled, workOf } from './placing';

afterEach(() => setLocale('en'));

const person: PlacingPerson = {
  person: {
    ...{ id: 1, name: 'Siiri Saarinen', detail: '', circle: null, photo: null, lean: null, archived: false },
    ...{ last_on: '2026-10-15', last_ago: { value: 1, unit: 'month' } },
  },
  organisation: 'Puro',
  title: 'Architect',
  birthday: '--06-14',
  tags: ['choir'],
  areas: [],
  points: ['1', '2', '3', '4', '5'],
  note: 'From the choir.',
  same_family_name: true,
  starred: true,
};

describe('the keys', () => {
  it.each([
    ['1', { does: 'place', circle: 'core' }],
    ['5', { does: 'place', circle: 'acquaintance' }],
    ['0', { does: 'away' }],
    ['s', { does: 'skip' }],
    ['z', { does: 'back' }],
    ['w', { does: 'area', area: 'work' }],
    ['6', undefined],
    ['x', undefined],
  ])('%s', (key, expected) => {
    expect(pressOf(key, 'en')).toEqual(expected);
  });

  it.each<Locale>(['en', 'fi'])('are one for each area, none taken twice, each a letter of its word: %s', (locale) => {
    setLocale(locale);
    const letters = areas.map((area) => areaLetter(area, locale));
    expect(new Set(letters).size).toBe(areas.length);
    for (const area of areas) {
      expect(areaName(area).toLowerCase()).toContain(areaLetter(area, locale));
      expect(pressOf(areaLetter(area, locale), locale)).toEqual({ does: 'area', area });
    }
  });

  it('turn an area on and off', () => {
    expect(toggled(['work'], 'family')).toEqual(['work', 'family']);
    expect(toggled(['work', 'family'], 'work')).toEqual(['family']);
  });
});

it('says what is known, a line each', () => {
  expect(workOf(person)).toBe('Architect · Puro');
  expect(signsOf(person)).toEqual(['Starred in your contacts', 'Your family name']);
  expect(knownOf(person)).toEqual(['1', '2', '3', '4', 'Birthday 14 Jun', 'Last favour last month', 'From the choir.']);
  expect(knownOf({ ...person, birthday: '1984-05-09' })).toContain('Born 9 May 1984');
});
