import { expect, test, vi } from 'vitest';
import type { ImportProgress, ImportWishes, PeopleQuery } from '../bindings';
import { fake } from './index';

const everyone: PeopleQuery = { text: '', circle: null, order: 'name', offset: 0, limit: 1 };
const quietly = () => {};
const nothing: ImportWishes = { rules: [], cards: [], decisions: [] };

test('a preview counts and changes nothing; the import does what it said, and is taken back', async () => {
  const book = fake('?offered=1');
  expect((await book.start()).offered).toEqual(['contacts.vcf']);
  await book.takeDropped();
  expect((await book.start()).offered).toEqual([]);
  const seen: ImportProgress[] = [];
  const preview = await book.previewImport(nothing, (progress) => seen.push(progress));
  expect(preview).toMatchObject({
    operation: null,
    new_people: 1112,
    updated_people: 96,
    unchanged: 60,
    possible_duplicates: 14,
    unreadable: 4,
    cards: 1286,
  });
  expect([preview.news.length, preview.changes.length, preview.duplicates.length]).toEqual([1112, 96, 14]);
  expect(preview.problems.map(({ line }) => line)).toEqual([4211, 9870, 12034, 15502]);
  expect([...new Set(seen.map(({ step }) => step))]).toEqual(['reading', 'groups', 'saving']);
  expect((await book.people(everyone)).total).toBe(1284);

  const { operation } = await book.applyImport(preview.digest, nothing, false, quietly);
  expect((await book.people(everyone)).total).toBe(1284 + 1112);
  const { rows } = await book.people({ ...everyone, text: 'liisa järvinen' });
  expect((await book.person(rows[0]!.id)).points.map(({ value }) => value)).toContain('+358 3 555 0190');
  expect((await book.history(null))[0]).toMatchObject({
    operation,
    kind: 'import',
    subject: { added: 1112, changed: 96 },
  });

  await book.undo(operation);
  expect((await book.people(everyone)).total).toBe(1284);
});

test('stopping leaves the book as it was', async () => {
  const book = fake('?scenario=first-run&offered=1');
  await book.takeDropped();
  const { digest } = await book.previewImport(nothing, quietly);
  const running = book.applyImport(digest, nothing, false, ({ step }) => {
    if (step === 'saving') void book.cancelImport();
  });
  await expect(running).rejects.toMatchObject({ kind: 'cancelled' });
  expect((await book.start()).book).toBe('none');
  await book.applyImport(digest, nothing, false, quietly);
  expect(await book.start()).toMatchObject({ book: 'open', people: 1112 });
});

test('only what was looked at is brought in', async () => {
  const book = fake('');
  await expect(book.previewImport(nothing, quietly)).rejects.toMatchObject({ kind: 'file_missing' });
  expect(await book.chooseFiles('Contacts', 'All files')).toEqual({ files: ['contacts.vcf'] });
  await book.previewImport(nothing, quietly);
  await expect(book.applyImport('another', nothing, false, quietly)).rejects.toMatchObject({ kind: 'file_changed' });
  expect(await fake('?dialog=closed').chooseFiles('Contacts', 'All files')).toBeNull();
});

test.each([
  ['nothing', { new_people: 0, updated_people: 0, unchanged: 1268 }],
  ['zero', { cards: 0, new_people: 0, unchanged: 0 }],
  ['huge', { unreadable: 500, new_people: 98_404 }],
])('the report can be: %s', async (report, expected) => {
  const book = fake(`?offered=1&report=${report}`);
  await book.takeDropped();
  const preview = await book.previewImport(nothing, quietly);
  expect(preview).toMatchObject(expected);
  expect(preview.problems).toHaveLength(preview.unreadable);
  if (report !== 'huge') expect((await book.applyImport(preview.digest, nothing, false, quietly)).operation).toBeNull();
});

test('a file dropped on the page is offered, and looked at for what it is', async () => {
  const book = fake('');
  const [offered, hover] = [vi.fn(), vi.fn()];
  book.onFilesOffered(offered);
  book.onFilesHover(hover);
  const drop = new Event('drop', { cancelable: true });
  Object.assign(drop, { dataTransfer: { files: [{ name: 'holiday.jpg' }] } });
  window.dispatchEvent(new Event('dragenter', { cancelable: true }));
  window.dispatchEvent(drop);
  expect(hover.mock.calls).toEqual([[true], [false]]);
  expect(offered).toHaveBeenCalledWith({ files: ['holiday.jpg'] });
  expect(await book.takeDropped()).toEqual({ files: ['holiday.jpg'] });
  expect(await book.takeDropped()).toEqual({ files: [] });
  await expect(book.previewImport(nothing, quietly)).rejects.toMatchObject({
    kind: 'no_contacts',
    path: 'holiday.jpg',
  });
});
