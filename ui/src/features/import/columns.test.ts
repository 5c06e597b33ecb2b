import { expect, test } from 'vitest';
import type { TableLook } from '$lib/api';
import { fieldName, saidOf } from './columns';

test('a field is called by its own name, else by its kind, else by its column', () => {
  expect(fieldName('phone:mobile')).toBe('Mobile');
  expect(fieldName('phone:assistant')).toBe('Phone');
  expect(fieldName('keep')).toBe('Only keep it');
  expect(fieldName('keep:Shoe size: left')).toBe('Shoe size: left');
});

test('what is said of one column leaves the others as they stand', () => {
  const column = (name: string, field: string) => ({ name, field, examples: [] });
  const table: TableLook = {
    file: 'x.csv',
    named: true,
    fields: [],
    people: [],
    columns: [column('A', 'name'), column('B', 'keep')],
  };
  expect(saidOf(table, { name: 'B', field: 'phone' })).toEqual([
    { name: 'A', field: 'name' },
    { name: 'B', field: 'phone' },
  ]);
});
