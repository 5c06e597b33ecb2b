import { expect, it } from 'vitest';
import { giveBack, halfWritten, keepHalf, takeBack } from './half-written';
import { replace, route } from './route.svelte';

it('is taken along with the place where it was written, and found there once', () => {
  const written: string[] = [];
  const end = keepHalf('person 7', () => written[0]);
  expect(halfWritten(), 'an untouched form is no draft').toBe('');
  written.push('Met at the fair');
  replace({ room: 'people', person: 7 });
  const text = halfWritten();
  end();
  expect(halfWritten()).toBe('');

  replace({ room: 'today' });
  giveBack(text);
  expect(halfWritten(), 'locked again before it was found').toBe(text);
  expect(route.current).toEqual({ room: 'people', person: 7 });
  expect(takeBack('person 8')).toBeUndefined();
  expect(takeBack('person 7')).toBe('Met at the fair');
  expect(takeBack('person 7')).toBeUndefined();
});

it('is forgotten when a book is opened without it', () => {
  const end = keepHalf('sheet', () => 'A lift');
  giveBack(halfWritten());
  end();
  giveBack('');
  expect(takeBack('sheet')).toBeUndefined();
});
