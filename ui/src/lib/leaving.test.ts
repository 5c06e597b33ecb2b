import { expect, it, vi } from 'vitest';
import { leave, leaveAllTheSame, leaving, stay, whileWriting } from './leaving.svelte';
import { go, replace, route } from './route.svelte';

it('goes at once where nothing is half written', () => {
  const go = vi.fn();
  const end = whileWriting(() => false);
  leave(go);
  expect(go).toHaveBeenCalledOnce();
  expect(leaving.asked).toBe(false);
  end();
});

it('asks before what is half written would be lost, and goes nowhere when one stays', () => {
  const go = vi.fn();
  const end = whileWriting(() => true);
  leave(go);
  expect([leaving.asked, go.mock.calls.length]).toEqual([true, 0]);
  stay();
  expect([leaving.asked, go.mock.calls.length]).toEqual([false, 0]);
  end();
  leave(go);
  expect(go).toHaveBeenCalledOnce();
});

it('asks once, also where leaving leads through another step', () => {
  const go = vi.fn();
  const end = whileWriting(() => true);
  leave(() => leave(go));
  leaveAllTheSame();
  expect([leaving.asked, go.mock.calls.length]).toEqual([false, 1]);
  leave(go);
  expect(leaving.asked, 'the next one is asked about again').toBe(true);
  stay();
  end();
});

it('asks nobody who goes where they are already', () => {
  go({ room: 'people', person: 1 });
  const end = whileWriting(() => true);
  replace({ room: 'people', person: 1 });
  expect(leaving.asked).toBe(false);
  replace({ room: 'people', person: 2 });
  expect([leaving.asked, route.current]).toEqual([true, { room: 'people', person: 1 }]);
  stay();
  end();
});
