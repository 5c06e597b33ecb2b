import { beforeEach, expect, it, vi } from 'vitest';
import type { FavourPage } from '$lib/api';
import { openCapture, openFavour, openIntroduction, sheet } from './recording.svelte';

const { capture } = vi.hoisted(() => ({ capture: vi.fn() }));
const days = vi.hoisted(() => ({ today: '2026-11-19', yesterday: '2026-11-18' }));
vi.mock('$lib/app.svelte', () => ({ app: { start: days } }));
vi.mock('$lib/api', async (real) => ({ ...(await real<typeof import('$lib/api')>()), backend: { capture } }));

const elias = { id: 3, name: 'Elias Ahonen', detail: '', photo: null };
const ville = { id: 4, name: 'Ville Laine', detail: '', photo: null };

const lockAndOpen = (meanwhile = () => {}) => {
  const text = JSON.stringify(sheet.half);
  sheet.forget();
  expect(sheet.open).toBe(false);
  meanwhile();
  sheet.again(JSON.parse(text) as NonNullable<typeof sheet.half>);
};
const dayAfter = () => void Object.assign(days, { today: '2026-11-20', yesterday: '2026-11-19' });

beforeEach(() => {
  Object.assign(days, { today: '2026-11-19', yesterday: '2026-11-18' });
  sheet.forget();
});

it('writes a line that cannot be read down as it is, so that it can be saved', async () => {
  capture.mockRejectedValue({ kind: 'busy' });
  openCapture();
  sheet.draft.line = 'Aino lent me a ladder';
  sheet.type();
  await vi.waitFor(() => expect(sheet.form).toBe(true));
  expect([sheet.draft.what, sheet.understood, sheet.seen]).toEqual(['Aino lent me a ladder', false, true]);
});

it('asks whom it was opened to ask, each on a sheet of its own', () => {
  openIntroduction('theirs', ville, { status: 'asked', giver: elias });
  expect(sheet.draft).toMatchObject({ status: 'asked', giver: [elias], introduced: [ville] });
  sheet.draft.what = 'The new studio';
  sheet.draft.status = 'promised';
  sheet.touch('status');
  sheet.keep();
  openIntroduction('theirs', ville);
  expect(sheet.draft).toMatchObject({ what: '', status: 'done', giver: [] });
  openIntroduction('theirs', ville, { status: 'asked', giver: elias });
  expect(sheet.draft).toMatchObject({ what: 'The new studio', status: 'promised', giver: [elias] });
});

it('begins an introduction of several with all of them', () => {
  openIntroduction('mine', elias, { status: 'promised', others: [ville] });
  expect(sheet.draft).toMatchObject({ kind: 'introduction', status: 'promised', helped: [elias, ville] });
  sheet.draft.what = 'Boats';
  sheet.keep();
  openIntroduction('mine', elias, { status: 'promised' });
  expect(sheet.draft).toMatchObject({ what: '', helped: [elias] });
});

it('begins the next one with whom it was opened about, on the side that was saved', () => {
  openFavour('given', elias);
  sheet.turn('taken');
  sheet.draft.what = 'Soup';
  for (let saved = 0; saved < 2; saved += 1) {
    sheet.finish();
    expect(sheet.draft).toMatchObject({ side: 'taken', giver: [elias], helped: [], what: '' });
  }
  openIntroduction('mine', ville);
  sheet.finish();
  expect(sheet.draft).toMatchObject({ kind: 'introduction', side: 'given', helped: [ville] });
  openCapture();
  sheet.draft.helped = [elias];
  sheet.finish();
  expect(sheet.draft.helped).toEqual([]);
});

it('goes on with what was half written when the book was locked', () => {
  openFavour('taken', elias);
  expect(sheet.half, 'nothing was written').toBeUndefined();
  sheet.draft.what = 'Soup';
  sheet.touch('what');
  sheet.typed.helped = 'Vil';
  lockAndOpen();
  expect(sheet.open && sheet.form && sheet.seen).toBe(true);
  expect(sheet.draft).toMatchObject({ side: 'taken', giver: [elias], what: 'Soup', sources: { what: 'mine' } });
  expect(sheet.typed.helped).toBe('Vil');
  sheet.finish();
  expect(sheet.draft, 'the next is about them too').toMatchObject({ side: 'taken', giver: [elias], what: '' });
});

it('is of the day that it was written on, whenever the book is opened again', () => {
  openFavour('given', elias);
  sheet.draft.what = 'Soup';
  lockAndOpen(dayAfter);
  expect(sheet.draft).toMatchObject({ what: 'Soup', when: 'yesterday', sources: { when: 'mine' } });
});

it('leaves the day of a favour that was being altered', () => {
  const form = { giver: null, beneficiaries: [], introduced: [], on: days.today, what: 'Soup', note: '', due: null };
  sheet.edit(5, { form, row: { direction: 'given', parties: [] } } as unknown as FavourPage);
  expect(sheet.half, 'nothing was altered').toBeUndefined();
  sheet.draft.note = 'Of beans';
  lockAndOpen(dayAfter);
  expect(sheet.draft.when).toBe('yesterday');
  sheet.draft.note = '';
  expect(sheet.altered, 'the day was not touched').toBe(false);
});

it('keeps what was chosen without a word, closed or locked', () => {
  openFavour('given', elias);
  sheet.draft.giver = [];
  sheet.draft.helped = [elias, ville];
  sheet.keep();
  sheet.open = false;
  lockAndOpen();
  openFavour('given', elias);
  expect(sheet.draft.helped).toEqual([elias, ville]);
  expect(sheet.form).toBe(true);
});

it('keeps nothing of a side alone', () => {
  openFavour('given', elias);
  sheet.turn('taken');
  sheet.keep();
  openFavour('given', elias);
  expect(sheet.draft).toMatchObject({ side: 'given', helped: [elias] });
});
