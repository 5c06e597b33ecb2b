import { expect, it } from 'vitest';
import { actWords } from './words';

it('asks the owner of themself where they were to meet somebody', () => {
  expect(actWords({ act: 'met' }, true)).toBe('Have you met?');
  expect(actWords({ act: 'met' }, false)).toBe('Have they met?');
});
