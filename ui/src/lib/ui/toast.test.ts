import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { dismissAll, dismissStep, hold, lifetime, release, toast, toasts } from './toast.svelte';

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

it('goes with the step that its act takes back', () => {
  for (const step of [4, 5]) toast({ text: `${step}`, step });
  dismissStep(5);
  expect(toasts.shown.map((shown) => shown.text)).toEqual(['4']);
});
