import { expect, it, vi } from 'vitest';

/** What the book has; a save lands late, the first one latest. */
let kept: Record<string, unknown> = { region: 'FI', target_percent: 10 };
let slow = 60;
vi.mock('$lib/api', () => ({
  failureOf: (thrown: unknown) => thrown,
  backend: {
    settings: () => Promise.resolve(kept),
    saveSettings: async (settings: Record<string, unknown>) => {
      const wait = slow;
      slow = 0;
      await new Promise((resolve) => setTimeout(resolve, wait));
      kept = settings;
    },
  },
}));

const { saveSettings } = await import('./app.svelte');

it('keeps two changes that follow each other at once', async () => {
  await Promise.all([saveSettings({ region: 'SE' }), saveSettings({ target_percent: 20 })]);
  expect(kept).toEqual({ region: 'SE', target_percent: 20 });
});
