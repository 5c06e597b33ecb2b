import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './window';

const allWords =
  'anchor maple winter copper river olive saddle violin garden ladder island forest ' +
  'pepper silver bridge lemon ocean rabbit summer ticket yellow window acoustic bamboo';

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
      test.slow();
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
  await page.getByRole('dialog').getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(page.getByText(/is kept beside it as book\.vuoro\.unopened-2026-11-19/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Open the book' }).click();
  await expect(page.getByText('Restored.', { exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Restore a backup' })).toBeHidden();
});

for (const lang of ['en', 'fi'] as const) {
  for (const theme of ['light', 'dark']) {
    test(`where the last changes of a book that is gone lie is said at the end: ${lang}, ${theme}`, async ({
      page,
    }) => {
      await page.goto(`/?scenario=gone&log=left&lang=${lang}&theme=${theme}`);
      await page
        .getByRole('button', { name: lang === 'en' ? /^Restore the backup of/ : /^Palauta varmuuskopio/ })
        .first()
        .click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: lang === 'en' ? 'Restore' : 'Palauta', exact: true }).click();
      await expect(dialog.getByText(/book\.vuoro-wal\.1/)).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
      await expect(page.getByText('Aino Korhonen').first()).toBeVisible();
    });
  }
}

for (const lang of ['en', 'fi'] as const) {
  for (const theme of ['light', 'dark']) {
    test(`a book is brought to a new computer by its words: ${lang}, ${theme}`, async ({ page }) => {
      await page.goto(`/?scenario=first-run&sealed=key_missing&lang=${lang}&theme=${theme}`);
      await page
        .getByRole('button', {
          name: lang === 'en' ? 'I have a book or a backup already' : 'Minulla on jo kirja tai varmuuskopio',
        })
        .click();
      const dialog = page.getByRole('dialog');
      const words = dialog.getByLabel(lang === 'en' ? 'The 24 words, in their order' : '24 sanaa järjestyksessä');
      await expect(words).toBeFocused();
      await expectAccessible(page);
      await words.fill('anchor maple');
      await dialog.getByRole('button', { name: lang === 'en' ? 'Look inside' : 'Katso sisään' }).click();
      await expect(dialog.getByRole('alert')).toBeVisible();
      await expectAccessible(page);
      await words.fill(allWords);
      await dialog.getByRole('button', { name: lang === 'en' ? 'Look inside' : 'Katso sisään' }).click();
      await expect(dialog.getByRole('table')).toBeVisible();
      await dialog.getByRole('button', { name: lang === 'en' ? 'Bring it back' : 'Tuo takaisin' }).click();
      await expect(page.getByText(lang === 'en' ? 'Your book is back.' : 'Kirjasi on taas paikallaan.')).toBeVisible();
      await expect(page.getByText('Aino Korhonen').first()).toBeVisible();
    });
  }
}

test('whoever forgot the passphrase of a backup says its words', async ({ page }) => {
  await page.goto('/?scenario=gone&keys=passphrase');
  await page
    .getByRole('button', { name: /^Restore the backup/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Open with the recovery words' }).click();
  await dialog.getByLabel('The 24 words, in their order').fill(allWords);
  await dialog.getByRole('radio', { name: /^A passphrase|^Passphrase/ }).click();
  await dialog.getByLabel('New passphrase').fill('kissa kävelee');
  await dialog.getByLabel('Once more').fill('koira');
  await dialog.getByRole('button', { name: 'Look inside' }).click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await dialog.getByLabel('Once more').fill('kissa kävelee');
  await dialog.getByRole('button', { name: 'Look inside' }).click();
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(page.getByText('Aino Korhonen').first()).toBeVisible();
});

test('a damaged book without a backup beside it is restored from another place', async ({ page }) => {
  await page.goto('/?scenario=trouble&trouble=damaged&backups=none');
  await expect(page.getByText('None lies beside the book.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Restore from another place…' }).click();
  await expect(page.getByRole('dialog').getByRole('table')).toBeVisible();
});

test('backups that cannot be listed are said to be so, and another place can be looked in', async ({ page }) => {
  await page.goto('/?scenario=trouble&trouble=damaged&backups=unlisted');
  await expect(page.getByText('The backups could not be listed.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Restore from another place…' })).toBeVisible();
});

test('a backup that could not be restored is said to be so, though the page behind has begun anew', async ({
  page,
}) => {
  await backups(page, '/?fails=disk_full');
  await page
    .getByRole('button', { name: /^Restore the backup of/ })
    .first()
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(page.getByText(/^Your book is as it was/)).toBeVisible();
});
