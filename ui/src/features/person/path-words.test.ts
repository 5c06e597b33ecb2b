import { afterEach, expect, test } from 'vitest';
import type { Route, Step, TieReason } from '$lib/api';
import { setLocale } from '$lib/i18n';
import { askedWords, reasonsWords, tiesOf } from './path-words';

afterEach(() => setLocale('en'));

const step = (person: number, name: string, ...why: TieReason[]): Step => ({
  person,
  name,
  detail: '',
  photo: null,
  why,
});
const ago = { value: 2, unit: 'month' } as const;
const way: Route = {
  steps: [
    step(1, 'Anna', { kind: 'circle', circle: 'friend' }, { kind: 'they_helped', on: '2026-09-12', ago }),
    step(2, 'Ville', { kind: 'introduced', by: null, on: '2025-05' }, { kind: 'organisation', name: 'Aalto Studio' }),
    step(3, 'Noah', { kind: 'opened', by: 'Ville', whom: 'Noah', to_you: false, on: '~2024' }),
  ],
  asked_lately: 2,
  strength: 'fair',
  barely: false,
};

test('a way is told tie by tie, each with what speaks for it', () => {
  expect(tiesOf(way)).toEqual([
    { who: 'You and Anna', why: 'in your circle Friends; did you a favour, 12 Sept 2026' },
    { who: 'Anna and Ville', why: 'you introduced them to each other, May 2025; both at Aalto Studio' },
    { who: 'Ville and Noah', why: 'Ville introduced Noah to somebody, about 2024' },
  ]);
});

test('in Finnish every name stands as it is written', () => {
  setLocale('fi');
  expect(tiesOf(way)).toEqual([
    { who: 'Sinä ja Anna', why: 'piirissäsi Ystävät; teki sinulle palveluksen, 12.9.2026' },
    {
      who: 'Anna ja Ville',
      why: 'sinä esittelit heidät toisilleen, toukokuu 2025; sama työpaikka: Aalto Studio',
    },
    { who: 'Ville ja Noah', why: 'jollekulle esiteltiin Noah, esittelijänä Ville, noin 2024' },
  ]);
  expect(reasonsWords([{ kind: 'related', whose: 'Anna', label: 'spouse' }])).toBe('puoliso, kortissa Anna');
});

test('who introduced whom is never turned around', () => {
  const opened = { kind: 'opened', by: 'Anna', whom: 'Ville', on: '2026-01' } as const;
  expect(reasonsWords([{ ...opened, to_you: true }])).toBe('Anna introduced you to Ville, January 2026');
  expect(reasonsWords([{ kind: 'introduced', by: 'Noah', on: '2026-01' }])).toBe(
    'Noah introduced them to each other, January 2026',
  );
  expect(reasonsWords([{ kind: 'related', whose: 'Anna', label: '' }])).toBe('named on the card of Anna');
});

test('how often somebody was asked is said in words, and not at all where they were not', () => {
  expect(askedWords('Anna', 0)).toBeUndefined();
  expect(askedWords('Anna', 1)).toBe('You have asked Anna once lately.');
  expect(askedWords('Anna', 2)).toBe('You have asked Anna twice lately.');
  expect(askedWords('Anna', 4)).toBe('You have asked Anna 4 times lately.');
});
