import { afterEach, expect, it } from 'vitest';
import type { Door } from '$lib/api';
import { setLocale } from '$lib/i18n';
import { columnWidth, firstColumn, foldedAtFirst, pathTo, pitch, step, treeOf } from './tree';
import { pathWords } from './words';

afterEach(() => setLocale('en'));

function door(person: number, parent: number | null, known: Partial<Door> = {}): Door {
  return {
    person,
    name: `P${person}`,
    detail: '',
    circle: null,
    photo: null,
    parent,
    favour: parent === null ? null : person,
    on: '',
    occasion: '',
    what: '',
    behind: 0,
    ...known,
  };
}

/** 0 ─ 1 ─ 2, 0 ─ 3; 4. */
const small = [door(10, null), door(11, 0), door(12, 1), door(13, 0), door(14, null)];

it('stands the leaves a row apart and parents in the middle of their own', () => {
  const { nodes, height, owner } = treeOf(small, new Set());
  const y = Object.fromEntries(nodes.map((node) => [node.at, node.y]));
  expect(y).toEqual({ 2: pitch / 2, 1: pitch / 2, 3: 1.5 * pitch, 0: pitch, 4: 2.5 * pitch });
  expect(nodes.find(({ at }) => at === 2)?.x).toBe(firstColumn + 2 * columnWidth);
  expect(height).toBe(3 * pitch);
  expect(owner).toBe((pitch + 2.5 * pitch) / 2);
});

it('hides what is behind a folded branch', () => {
  const { nodes, height } = treeOf(small, new Set([0]));
  expect(nodes.map(({ at }) => at)).toEqual([0, 4]);
  expect(nodes[0]).toMatchObject({ folded: true, children: [1, 3] });
  expect(height).toBe(2 * pitch);
});

it('goes to the child, the parent and along the column', () => {
  const tree = treeOf(small, new Set());
  expect(step(tree, 0, 'ArrowRight')).toBe(1);
  expect(step(tree, 2, 'ArrowLeft')).toBe(1);
  expect(step(tree, 0, 'ArrowLeft')).toBeUndefined();
  expect(step(tree, 1, 'ArrowDown')).toBe(3);
  expect(step(tree, 0, 'ArrowDown')).toBe(4);
  expect(step(tree, 4, 'ArrowDown')).toBeUndefined();
  expect(step(tree, 3, 'Home')).toBe(0);
});

it('folds branches of a large tree only', () => {
  expect(foldedAtFirst(small).size).toBe(0);
  const chains = Array.from({ length: 21 }, (_, at) => [
    door(at * 3, null),
    door(at * 3 + 1, at * 3),
    door(at * 3 + 2, at * 3 + 1),
  ]).flat();
  const folded = foldedAtFirst(chains);
  const shown = treeOf(chains, folded).nodes.length;
  expect(shown, 'the first two columns stay').toBe(42);
  const broad = [door(0, null), ...Array.from({ length: 70 }, (_, at) => door(at + 1, 0))];
  expect(treeOf(broad, foldedAtFirst(broad)).nodes.length, 'more than fit fold into the first').toBe(1);
});

it('tells the way back to whom one knew by oneself, with names as they are', () => {
  const doors = [
    door(1, null, { name: 'Anna Lehtonen' }),
    door(2, 0, { name: 'Liisa Järvinen', what: 'Slush 2024', on: '2024-11-20' }),
    door(3, 1, { name: 'Sofia Lehtonen', on: '2025' }),
  ];
  const path = pathTo(doors, 2).map((at) => doors[at]!);
  expect(pathWords(path)).toBe(
    'You met through Liisa Järvinen (2025). Before that you met Liisa Järvinen through Anna Lehtonen ' +
      '(Slush 2024, 20 Nov 2024). You know Anna Lehtonen without an introduction.',
  );
  setLocale('fi');
  expect(pathWords(path)).toBe(
    'Teidät esitteli Liisa Järvinen (2025). Sitä ennen: Liisa Järvinen, esittelijänä Anna Lehtonen ' +
      '(Slush 2024, 20.11.2024). Anna Lehtonen on tuttu ilman esittelyä.',
  );
});
