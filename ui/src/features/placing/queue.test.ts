import { describe, expect, it, vi } from 'vitest';
import type { Backend, FailureKind, PlacingPerson } from '$lib/api';
import { Queue } from './queue.svelte';

function personOf(id: number): PlacingPerson {
  const row = { id, name: `P${id}`, detail: '', circle: null, photo: null, lean: null, archived: false };
  const none = { organisation: '', title: '', birthday: null, note: '', same_family_name: false, starred: false };
  return { person: { ...row, last_on: null, last_ago: null }, ...none, tags: [], areas: [], points: [] };
}

/** A book that hears of things later, and notes in which order. */
function bookOf(count: number, refuses: number[], kind: FailureKind) {
  const told: string[] = [];
  const placed: number[] = [];
  let operation = 0;
  const tell = async (what: string, id: number) => {
    // The first takes the longest: only waiting in turn keeps the order.
    for (let longer = id; longer < 6; longer += 1) await Promise.resolve();
    if (refuses.includes(id)) throw { kind, message: '' };
    told.push(what);
    placed.push(id);
    return { operation: (operation += 1), made: null };
  };
  const placing = vi.fn<Backend['placing']>(async (limit, passed) => {
    const out = [...passed, ...placed];
    const people = Array.from({ length: count }, (_, at) => at + 1)
      .filter((id) => !out.includes(id))
      .slice(0, limit)
      .map(personOf);
    return { left: count, placed: 10, people };
  });
  const book: ConstructorParameters<typeof Queue>[0] = {
    placing,
    place: (id, circle, areas) => tell(`${id} ${circle} ${areas.join('+')}`.trim(), id),
    editPeople: ([id]) => tell(`${id} archive`, id!),
    undo: async (operation) => {
      told.push(`undo ${operation}`);
      return { operation: 0, row: {} as never };
    },
  };
  return { book, told, placing };
}

async function queueOf(count: number, refuses: number[] = [], kind: FailureKind = 'disk_full') {
  const { book, told, placing } = bookOf(count, refuses, kind);
  const said: string[] = [];
  const queue = new Queue(book, (text) => said.push(text));
  await queue.load();
  return { queue, told, said, placing };
}

const here = (queue: Queue) => queue.current?.person.id;

describe('a sitting', () => {
  it('goes on at once and tells the book in order', async () => {
    const { queue, told } = await queueOf(5);
    queue.place('core', ['work']);
    queue.place(null, []);
    queue.place('friend', []);
    expect(here(queue)).toBe(4);
    expect([queue.inCircles, queue.left]).toEqual([12, 2]);
    await queue.settled();
    expect(told).toEqual(['1 core work', '2 archive', '3 friend']);
  });

  it('takes back the last step, whether a circle or a skip', async () => {
    const { queue, told } = await queueOf(5);
    queue.place('core', ['work']);
    queue.skip();
    queue.back();
    expect(here(queue)).toBe(2);
    queue.back();
    expect(here(queue)).toBe(1);
    expect(queue.current?.areas).toEqual(['work']);
    expect([queue.inCircles, queue.left, queue.canGoBack]).toEqual([10, 5, false]);
    await queue.settled();
    expect(told).toEqual(['1 core work', 'undo 1']);
  });

  it('takes back anyone of those placed', async () => {
    const { queue, told } = await queueOf(5);
    queue.place('core', []);
    queue.place('close', []);
    queue.takeBack(1);
    expect(here(queue)).toBe(1);
    expect(queue.placed.map(({ person }) => person.person.id)).toEqual([2]);
    await queue.settled();
    expect(told.at(-1)).toBe('undo 1');
  });

  it('brings back whoever the book refuses, and says so', async () => {
    const { queue, said } = await queueOf(5, [1]);
    queue.place('core', ['work']);
    queue.place('close', []);
    await queue.settled();
    expect(here(queue)).toBe(1);
    expect(queue.current?.areas).toEqual(['work']);
    expect([queue.inCircles, queue.left]).toEqual([11, 4]);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('P1');
  });

  it('lets go of whoever left the book meanwhile, and counts anew', async () => {
    const { queue, told, placing } = await queueOf(5);
    queue.skip();
    const people = [3, 5, 9].map(personOf);
    placing.mockResolvedValue({ left: 4, placed: 20, people });
    await queue.refresh();
    expect(queue.waiting.map(({ person }) => person.id)).toEqual([3, 5, 9]);
    expect([queue.inCircles, queue.left]).toEqual([20, 4]);
    queue.place('core', []);
    await queue.refresh();
    await queue.settled();
    const asked = placing.mock.calls.filter(([, passed]) => String(passed) === '1');
    expect(asked, 'its own steps are counted already').toHaveLength(1);
    expect(told).toEqual(['3 core']);
  });

  it('has nobody come twice who is skipped while the book is asked', async () => {
    const { queue } = await queueOf(5);
    const asked = queue.refresh();
    queue.skip();
    await asked;
    queue.again();
    expect(queue.waiting.map(({ person }) => person.id)).toEqual([2, 3, 4, 5, 1]);
  });

  it('does not bring back whoever is no longer in the book', async () => {
    const { queue, said } = await queueOf(3, [1], 'not_found');
    queue.place('core', []);
    await queue.settled();
    expect(here(queue)).toBe(2);
    expect(said).toHaveLength(1);
  });

  it('brings back once whoever was refused and taken back', async () => {
    const { queue } = await queueOf(5, [1]);
    queue.place('core', []);
    queue.back();
    await queue.settled();
    expect(queue.waiting.map(({ person }) => person.id)).toEqual([1, 2, 3, 4, 5]);
    expect(queue.left).toBe(5);
  });

  it('has the next ones before they are needed, and nobody twice', async () => {
    const { queue, placing } = await queueOf(120);
    const seen: number[] = [];
    for (let at = 0; at < 120; at += 1) {
      expect(queue.current, `person ${at}`).toBeDefined();
      seen.push(here(queue)!);
      queue.place('network', []);
      await Promise.resolve();
      await Promise.resolve();
    }
    await queue.settled();
    expect(new Set(seen).size).toBe(120);
    expect(queue.current).toBeUndefined();
    expect(placing.mock.calls.length).toBeLessThan(12);
  });

  it('goes through the skipped when the others are done', async () => {
    const { queue } = await queueOf(2);
    queue.skip();
    queue.skip();
    expect(here(queue)).toBeUndefined();
    queue.again();
    expect(here(queue)).toBe(1);
    expect(queue.canGoBack).toBe(false);
  });
});
