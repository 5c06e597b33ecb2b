import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { dismissAll, hold, lifetime, release, toast, toasts } from './toast.svelte';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  dismissAll();
  vi.useRealTimers();
});

it('leaves after its time', () => {
  toast({ text: 'a' });
  vi.advanceTimersByTime(lifetime - 1);
  expect(toasts.shown).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(toasts.shown).toHaveLength(0);
});

it('stays while it is held, and then for the rest of its time', () => {
  toast({ text: 'a' });
  vi.advanceTimersByTime(5_000);
  hold();
  vi.advanceTimersByTime(60_000);
  expect(toasts.shown).toHaveLength(1);
  release();
  vi.advanceTimersByTime(2_999);
  expect(toasts.shown).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(toasts.shown).toHaveLength(0);
});

it('keeps trouble until it is closed, and three at once', () => {
  toast({ text: 'a', tone: 'trouble' });
  vi.advanceTimersByTime(600_000);
  expect(toasts.shown).toHaveLength(1);
  for (const text of ['b', 'c', 'd']) toast({ text });
  expect(toasts.shown.map((shown) => shown.text)).toEqual(['b', 'c', 'd']);
});
