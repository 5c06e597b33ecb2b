import { render, screen } from '@testing-library/svelte';
import { expect, it, vi } from 'vitest';
import { backend, connect } from '$lib/api';
import { askAnew } from '$lib/query';
import DuplicatesRoom from './DuplicatesRoom.svelte';

it('compares everyone once, and says so when that fails', async () => {
  await connect();
  const compared = vi.spyOn(backend, 'duplicates');
  render(DuplicatesRoom, { left: undefined, right: undefined, at: undefined, all: true });
  await screen.findByText(/certain/);
  expect(compared).toHaveBeenCalledOnce();
  compared.mockRejectedValue({ kind: 'damaged', message: '' });
  await askAnew();
  await screen.findByRole('button', { name: 'Try again' });
});
