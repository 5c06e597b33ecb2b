import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, it, vi } from 'vitest';
import Segmented from './Segmented.svelte';

it('is one stop for Tab, moves by arrows and wraps past what is disabled', async () => {
  const onchange = vi.fn();
  const options = [
    { value: 'a', label: 'A' },
    { value: 'b', label: 'B', disabled: true },
    { value: 'c', label: 'C' },
  ];
  const { rerender } = render(Segmented, { label: 'Size', options, value: undefined, onchange });
  const [a, , c] = screen.getAllByRole('radio');
  expect(a!.tabIndex).toBe(0);
  await fireEvent.keyDown(a!, { key: 'ArrowRight' });
  expect(onchange).toHaveBeenLastCalledWith('c');
  expect(c!.getAttribute('aria-checked'), 'whoever is told may refuse it').toBe('false');
  await rerender({ value: 'c' });
  expect(c!.getAttribute('aria-checked')).toBe('true');
  await fireEvent.keyDown(c!, { key: 'ArrowRight' });
  expect(onchange).toHaveBeenLastCalledWith('a');
});
