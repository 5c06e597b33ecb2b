import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './window';

async function backups(page: Page, address: string, words = ['Settings', 'Backups']): Promise<void> {
  await page.goto(address);
  await page.getByRole('navigation').first().getByRole('button', { name: words[0], exact: true }).click();
  await page.getByRole('button', { name: words[1], exact: true }).click();
}

for (const [lang, words] of [
  ['en', ['Settings', 'Backups', 'Restore…']],
  ['fi', ['Asetukset', 'Varmuuskopiot', 'Palauta…']],
] as const) {
  for (const theme of ['light', 'dark']) {
    test(`backups and restoring are accessible: ${lang}, ${theme}`, async ({ page }) => {
      await backups(page, `/?lang=${lang}&theme=${theme}`, [words[0], words[1]]);
      await expect(page.getByText(words[2]).first()).toBeVisible();
      await expectAccessible(page);
      await page.getByText(words[2]).nth(1).click();
      await expect(page.getByRole('dialog').getByRole('table')).toBeVisible();
      await expectAccessible(page);
    });
  }
}

test('a backup is made and is the first in the list', async ({ page }) => {
  await backups(page, '/?backups=none');
  await expect(page.getByText('There is no backup yet')).toBeVisible();
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByText(/^Backed up and checked: 1,284 people, 118 favours/)).toBeVisible();
  await expect(page.getByText(/^made by you · 1,284 people/)).toBeVisible();
});

test('reading one through says whether it is sound', async ({ page }) => {
  await backups(page, '/');
  await page
    .getByRole('button', { name: /^Verify the backup of/ })
    .first()
    .click();
  await expect(page.getByText(/^The backup of .* is sound: 1,284 people, 118 favours/)).toBeVisible();
  await expect(page.getByText('This backup is damaged, or its key does not fit.').first()).toBeVisible();
  const restores = page.getByRole('button', { name: /^Restore the backup of/ });
  await expect(restores.nth(3)).toBeDisabled();
  await expect(restores.nth(4)).toBeEnabled();
});

test('what a restore would take is shown first, and it is done by keyboard alone', async ({ page }) => {
  await backups(page, '/');
  await page
    .getByRole('button', { name: /^Restore the backup of/ })
    .nth(2)
    .focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('Would be gone: 2 people and 2 favours.')).toBeVisible();
  await expect(dialog.getByText('Your book is backed up first.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Restore', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Restored. Your book as it was is the first in the list.')).toBeVisible();
  await expect(page.getByText(/^before a restore · /)).toBeVisible();
});

test('a backup that cannot be made says why, since when, and is tried again', async ({ page }) => {
  await backups(page, '/?backups=failing');
  await expect(page.getByText(/^No backup could be made since 17 Nov 2026/)).toBeVisible();
  await expect(page.getByText(/^The disk is full/)).toBeVisible();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText(/^Last backup 19 Nov 2026/)).toBeVisible();
});

test('one is put elsewhere, and what opens it there is said', async ({ page }) => {
  await backups(page, '/');
  await page.getByRole('button', { name: 'Put on another disk…' }).click();
  await expect(page.getByText(/STICK, with its key file/)).toBeVisible();
});

test('an import that cannot be backed up first is brought in without, if one says so', async ({ page }) => {
  await page.goto('/?offered=1&backups=failing');
  await page.getByRole('button', { name: 'Bring them in' }).click();
  await expect(page.getByText('Your book could not be backed up first.')).toBeVisible();
  await page.getByRole('button', { name: 'Bring them in without a backup' }).click();
  await expect(page.getByRole('button', { name: 'See the people' })).toBeVisible();
});

test('a damaged book offers its backups', async ({ page }) => {
  await page.goto('/?scenario=trouble&trouble=damaged');
  await expect(page.getByRole('heading', { name: 'Restore a backup' })).toBeVisible();
  await page
    .getByRole('button', { name: /^Restore the backup of/ })
    .first()
    .click();
  await expect(page.getByText('The book that does not open is kept beside it under another name.')).toBeVisible();
  await expectAccessible(page);
});
