import { expect, it } from 'vitest';
import { emptyForm } from '$lib/person-form';
import { elsewhere, overNow } from './anew';

const begun = { ...emptyForm('Liisa Järvinen'), note: 'Likes tea', title: 'Producer' };
const written = { ...begun, note: 'Likes jazz', name: { ...begun.name, nickname: 'Lissu' } };
const now = { ...begun, note: 'Likes coffee', title: 'Head of sound', name: { ...begun.name, prefix: 'Dr.' } };

it('keeps all that was written, over what the book says by now', () => {
  expect(overNow(begun, written, now)).toEqual({
    ...now,
    note: 'Likes jazz',
    name: { ...now.name, nickname: 'Lissu' },
  });
});

it('tells only of what was changed in both places', () => {
  expect(elsewhere(begun, { ...begun, note: 'Likes jazz' }, now)).toEqual(['Note: Likes coffee']);
  expect(elsewhere(begun, { ...begun, note: 'Likes jazz' }, { ...now, note: '' })).toEqual(['Note: nothing']);
  expect(elsewhere(begun, { ...begun, title: 'Head of sound' }, now)).toEqual([]);
  expect(elsewhere(begun, { ...begun, name: written.name }, now), 'one part of the name each').toEqual([]);
});
