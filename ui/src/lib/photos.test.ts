import { expect, it, vi } from 'vitest';
import { Photos } from './photos';

function album(most: number) {
  const load = vi.fn(async (hash: string) => btoa(hash));
  const revoke = vi.fn();
  let made = 0;
  return { load, revoke, photos: new Photos(load, most, { make: () => `blob:${(made += 1)}`, revoke }) };
}

it('asks for a photo once', async () => {
  const { load, photos } = album(2);
  const both = await Promise.all([photos.address('a', 72), photos.address('a', 72)]);
  expect(both).toEqual(['blob:1', 'blob:1']);
  expect(load).toHaveBeenCalledTimes(1);
});

it('gives back the address that was asked for longest ago', async () => {
  const { revoke, photos } = album(2);
  await photos.address('a', 72);
  await photos.address('b', 72);
  await photos.address('a', 72);
  await photos.address('c', 72);
  await Promise.resolve();
  expect(revoke.mock.calls).toEqual([['blob:2']]);
});

it('answers a photo that is gone with nothing', async () => {
  const photos = new Photos(() => Promise.reject(new Error('gone')));
  expect(await photos.address('a', 72)).toBeNull();
});
