import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { whenIdle } from './idle';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('is tried again where it did not come about, and then left alone', async () => {
  const answers = [false, false, true];
  const act = vi.fn(() => Promise.resolve(answers.shift() ?? true));
  const stop = whenIdle(5, act);
  await vi.advanceTimersByTimeAsync(4 * 60_000);
  expect(act).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  expect(act).toHaveBeenCalledTimes(3);
  stop();
});
