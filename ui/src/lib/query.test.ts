import { QueryObserver } from '@tanstack/svelte-query';
import { beforeAll, expect, it, vi } from 'vitest';

const told: (() => void)[] = [];
vi.mock('$lib/api', () => ({
  backend: { onBookChanged: (listener: () => void) => (told.push(listener), () => {}) },
}));

const { askAnew, followChanges, queryClient, whenStale } = await import('./query');

beforeAll(() => void followChanges());

it('asks anew when the book changes while the first answer is under way', async () => {
  const answers: ((value: string) => void)[] = [];
  const queryFn = () => new Promise<string>((resolve) => answers.push(resolve));
  const seen: (string | undefined)[] = [];
  const observer = new QueryObserver(queryClient, { queryKey: ['room'], queryFn });
  const stop = observer.subscribe(({ data }) => seen.push(data));
  await vi.waitFor(() => expect(answers).toHaveLength(1));
  told.forEach((tell) => tell());
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  answers[0]!('before');
  answers[1]!('after');
  await vi.waitFor(() => expect(seen.at(-1)).toBe('after'));
  expect(seen).not.toContain('before');
  stop();
});

it('tells whoever keeps rows of a change, and of a new day, until it is gone', async () => {
  const ask = vi.fn();
  const stop = whenStale(ask);
  told.forEach((tell) => tell());
  expect(ask, 'the book has changed').toHaveBeenCalledTimes(1);
  await askAnew();
  expect(ask, 'the day has turned').toHaveBeenCalledTimes(2);
  stop();
  await askAnew();
  expect(ask).toHaveBeenCalledTimes(2);
});
