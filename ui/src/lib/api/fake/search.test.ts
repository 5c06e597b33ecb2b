import { expect, test } from 'vitest';
import type { PeopleQuery } from '../bindings';
import { fold } from './fold';
import { fake } from './index';

const everyone: PeopleQuery = { text: '', circle: null, order: 'name', offset: 0, limit: 100 };

async function found(text: string, more: Partial<PeopleQuery> = {}): Promise<string[]> {
  const { rows } = await fake('?scenario=sample').people({ ...everyone, text, ...more });
  return rows.map(({ name }) => name);
}

test.each([
  ['Järvinen', 'jarvinen'],
  ['Søren Łukasz ÅSTRÖM', 'soren lukasz astrom'],
  ['Þóra', 'thora'],
  ['Nguyễn', 'nguyen'],
  ['王芳', '王芳'],
])('%s folds to %s', (text, folded) => expect(fold(text)).toBe(folded));

test('a name that begins with the word comes before one that holds it', async () => {
  expect(await found('aino')).toEqual(['Aino Korhonen', 'Väinö Toivonen']);
});

test('words begin words, in any order, without their dots', async () => {
  expect(await found('jarvinen li')).toEqual(['Liisa Järvinen']);
  expect(await found('jarvinen tampere')).toEqual(['Liisa Järvinen']);
  expect(await found('ÅKERBLOM')).toEqual(['Helmi Åkerblom']);
  expect(await found('王')).toEqual(['王芳']);
  expect(await found('jrvnem')).toEqual([]);
});

test('a slip is forgiven where nobody has what was typed', async () => {
  const book = fake('?scenario=sample');
  const { near, rows } = await book.people({ ...everyone, text: 'Åkerbolm' });
  expect([near, rows.map(({ name }) => name)]).toEqual([true, ['Helmi Åkerblom']]);
  expect((await book.people({ ...everyone, text: 'åkerblom' })).near).toBe(false);
});

test('a circle narrows, an order sorts, a page is a part', async () => {
  expect(await found('', { circle: 'core' })).toEqual(['Aino Korhonen', 'Eeva Korhonen', 'Mikko Korhonen']);
  expect((await found('', { order: 'family_name' })).slice(0, 3)).toEqual([
    'Elias Ahonen',
    'Tomás Ahonen',
    'Helmi Åkerblom',
  ]);
  expect((await found('', { order: 'recent' }))[0]).toBe('Anna Lehtonen');
  const all = await found('');
  expect(await found('', { offset: 10, limit: 5 })).toEqual(all.slice(10, 15));
});

test('a hundred thousand people, and a search that says when there are more', async () => {
  const book = fake('?scenario=large');
  expect((await book.start()).people).toBe(100_000);
  const { total, rows } = await book.people({ ...everyone, offset: 99_990 });
  expect([total, rows.length]).toEqual([100_000, 10]);
  expect(await book.people({ ...everyone, text: 'k', limit: 3 })).toMatchObject({ more: true, total: 1000 });
  expect((await book.people({ ...everyone, text: 'kerttu whitfield' })).rows[0]!.name).toBe('Kerttu Whitfield');
});
