import { expect, it, vi } from 'vitest';
import { actOf, bindKeys, listenToKeys, perform } from './keys';

function press(key: string, init: KeyboardEventInit = {}, target: HTMLElement = document.body): KeyboardEvent {
  document.body.append(target === document.body ? '' : target);
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
  target.dispatchEvent(event);
  return event;
}

it.each([
  ['k', true, 'palette'],
  ['G', true, 'gave'],
  ['t', true, 'took'],
  ['z', true, 'undo'],
  ['y', true, 'redo'],
  ['f', true, 'search'],
  ['/', false, 'search'],
  ['k', false, undefined],
])('%s with Ctrl %s is %s', (key, ctrlKey, act) => {
  expect(actOf(press(key, { ctrlKey }))).toBe(act);
});

it('tells undo from redo by Shift, and knows no other stroke with both', () => {
  expect(actOf(press('Z', { ctrlKey: true, shiftKey: true }))).toBe('redo');
  expect(actOf(press('K', { ctrlKey: true, shiftKey: true }))).toBeUndefined();
  expect(actOf(press('?', { shiftKey: true }))).toBe('keys');
});

it('leaves a field its own undo and its own slash', () => {
  const field = document.createElement('input');
  expect(actOf(press('z', { ctrlKey: true }, field))).toBeUndefined();
  expect(actOf(press('Z', { ctrlKey: true, shiftKey: true }, field))).toBeUndefined();
  expect(actOf(press('/', {}, field))).toBeUndefined();
  expect(actOf(press('k', { ctrlKey: true }, field))).toBe('palette');
});

it('asks whoever was bound last, and nobody after all have left', () => {
  const [first, second] = [vi.fn(), vi.fn()];
  const leaveFirst = bindKeys({ search: first });
  const leaveSecond = bindKeys({ search: second });
  listenToKeys(press('f', { ctrlKey: true }));
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([0, 1]);
  leaveSecond();
  perform('search');
  expect(first).toHaveBeenCalledOnce();
  leaveFirst();
  expect(perform('search')).toBe(false);
});

it('answers nothing behind a dialog, and goes on while one that was left is fading', () => {
  const palette = vi.fn();
  const leave = bindKeys({ palette });
  const dialog = document.createElement('div');
  dialog.setAttribute('role', 'dialog');
  document.body.append(dialog);
  for (const [state, times] of [
    ['open', 0],
    ['closed', 1],
  ] as const) {
    dialog.dataset['state'] = state;
    listenToKeys(press('k', { ctrlKey: true }));
    expect(palette).toHaveBeenCalledTimes(times);
  }
  dialog.remove();
  leave();
});

it('does a thing once while its key is held', () => {
  const undo = vi.fn();
  const leave = bindKeys({ undo });
  listenToKeys(press('z', { ctrlKey: true }));
  const held = press('z', { ctrlKey: true, repeat: true });
  listenToKeys(held);
  expect([undo.mock.calls.length, held.defaultPrevented]).toEqual([1, true]);
  leave();
});
