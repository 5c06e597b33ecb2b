import { cleanup, render } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, expect, it, vi } from 'vitest';
import DeleteDialog from './DeleteDialog.svelte';
import EraseDialog from './EraseDialog.svelte';

const answers = vi.hoisted(() => new Map<number, (takes: object) => void>());

vi.mock('$lib/api', () => {
  const ask = ([person]: number[]) => new Promise((done) => answers.set(person!, done));
  return { backend: { deletion: ask, erasure: ask }, failureOf: (thrown: unknown) => thrown };
});

afterEach(cleanup);

const takes = (favours: number) => ({ favours, shared: 0, steps: 0, mentions: 0, backups: [], unread: [] });

async function answered(person: number, favours: number): Promise<string> {
  await vi.waitFor(() => expect(answers.has(person)).toBe(true));
  answers.get(person)!(takes(favours));
  await new Promise((done) => setTimeout(done));
  await tick();
  return document.body.textContent;
}

it.each([
  ['deleting', DeleteDialog],
  ['erasing', EraseDialog],
] as const)('%s somebody: what the one before would take is never shown', async (_, dialog) => {
  answers.clear();
  const ondone = () => {};
  const { rerender } = render(dialog, { open: true, people: [1], name: 'Anna', ondone });
  await vi.waitFor(() => expect(answers.has(1)).toBe(true));
  await rerender({ open: false });
  await rerender({ open: true, people: [2], name: 'Pekka' });
  expect(await answered(1, 7)).not.toContain('7 favours');
  expect(await answered(2, 4)).toContain('4 favours');
});
