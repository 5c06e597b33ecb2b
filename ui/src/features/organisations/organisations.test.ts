import { render } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import type { PersonRow } from '$lib/api';
import NameList from './NameList.svelte';
import PeopleRows from './PeopleRows.svelte';

const names = (count: number) =>
  render(NameList, {
    label: 'Groups',
    search: 'Find a group',
    rows: Array.from({ length: count }, (_, id) => ({ id, name: `Group ${id}`, people: 1 })),
    picked: undefined,
    onpick: () => undefined,
    text: '',
  }).container.textContent;

it('a list of names says that it has none, and where it ends', () => {
  expect(names(0)).toContain('Nothing by that name.');
  expect(names(500)).not.toContain('500+');
  expect(names(501)).toContain('500+ found: type on');
});

it('a list of people says where it ends before the number above it', () => {
  const row: PersonRow = {
    id: 1,
    name: 'Anna',
    detail: '',
    circle: null,
    photo: null,
    lean: null,
    last_on: null,
    last_ago: null,
    archived: false,
  };
  const shown = (total: number) => render(PeopleRows, { rows: [row], total }).container.textContent;
  expect(shown(1)).not.toContain('The first');
  expect(shown(4000)).toContain('The first 1 are listed here.');
});
