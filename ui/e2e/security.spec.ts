import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './window';

const toSecurity = async (page: Page, settings = 'Settings', security = 'Security') => {
  await page.getByRole('navigation').first().getByRole('button', { name: settings, exact: true }).click();
  await page.getByRole('button', { name: security, exact: true }).click();
};

const words =
  'anchor maple winter copper river olive saddle violin garden ladder island forest ' +
  'pepper silver bridge lemon ocean rabbit summer ticket yellow window acoustic bamboo';

const item = (page: Page, title: string) =>
  page.locator('.item').filter({ has: page.getByRole('heading', { name: title, exact: true }) });

/** Those that the book in memory asks for: 3, 12 and 20. */
async function readOff(page: Page, words = ['winter', 'forest', 'ticket']) {
  for (const [at, number] of [3, 12, 20].entries()) {
    await page.getByRole('textbox', { name: `Word ${number}` }).fill(words[at]!);
  }
}

for (const lang of ['en', 'fi'] as const) {
  for (const theme of ['light', 'dark']) {
    test(`a locked book and the words in sight are accessible: ${lang}, ${theme}`, async ({ page }) => {
      await page.goto(`/?scenario=locked&lang=${lang}&theme=${theme}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectAccessible(page);
      await page.goto(`/?scenario=gone&lang=${lang}&theme=${theme}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectAccessible(page);
      await page.goto(`/?keys=keyring,passphrase&lang=${lang}&theme=${theme}`);
      await toSecurity(page, ...(lang === 'en' ? [] : ['Asetukset', 'Turvallisuus']));
      await page.getByRole('button', { name: lang === 'en' ? 'Show' : 'Näytä', exact: true }).click();
      await expect(page.getByText('bamboo')).toBeVisible();
      await expectAccessible(page);
    });
  }
}

test('a key file goes only once the words were read off the paper', async ({ page }) => {
  await page.goto('/');
  await toSecurity(page);
  await expect(page.getByText('Your book is not protected from whoever reads this disk')).toBeVisible();
  await item(page, 'Passphrase').getByRole('button', { name: 'Set a passphrase…' }).click();
  await page.getByLabel('New passphrase').fill('kissa');
  await page.getByLabel('Once more').fill('kisse');
  await page.getByRole('button', { name: 'Set it' }).click();
  await expect(page.getByText('The two are not the same.')).toBeVisible();
  await page.getByLabel('Once more').fill('kissa');
  await page.getByRole('button', { name: 'Set it' }).click();
  await expect(page.getByText('A passphrase has at least 8 characters.')).toBeVisible();
  await page.getByLabel('New passphrase').fill('kissa kävelee');
  await page.getByLabel('Once more').fill('kissa kävelee');
  await page.getByRole('button', { name: 'Set it' }).click();
  await expect(page.getByText('The passphrase is set.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Lock now' })).toHaveCount(0);

  await item(page, 'Key file').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('Write down the recovery words and check them first')).toBeVisible();
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page.getByText('Hidden again in')).toBeVisible();
  await page.getByRole('button', { name: 'Check that I wrote them right' }).click();
  await expect(page.getByText('bamboo')).toHaveCount(0);
  await readOff(page, ['winter', 'forest', 'window']);
  await page.getByRole('dialog').getByRole('button', { name: 'Check', exact: true }).click();
  await expect(page.getByText('These aren’t the words on the paper.')).toBeVisible();
  await readOff(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Check', exact: true }).click();
  await expect(page.getByText('They are right.')).toBeVisible();
  await item(page, 'Key file').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('Your book opens only with its key')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Lock now' })).toBeVisible();
});

test('the words are hidden again after a minute', async ({ page }) => {
  await page.clock.install();
  await page.goto('/');
  await toSecurity(page);
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page.getByText('bamboo')).toBeVisible();
  await page.clock.runFor(59_000);
  await expect(page.getByText('bamboo')).toBeVisible();
  await page.clock.runFor(2_000);
  await expect(page.getByText('bamboo')).toHaveCount(0);
});

test('a locked book shows nothing of itself, and opens with its passphrase', async ({ page }) => {
  await page.goto('/?keys=passphrase');
  await expect(page.getByText('Aino Korhonen').first()).toBeVisible();
  await toSecurity(page);
  await page.getByRole('button', { name: 'Lock now' }).click();
  await expect(page.getByRole('heading', { name: 'Your book is locked.' })).toBeVisible();
  await expect(page.getByText('Aino')).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByLabel('Passphrase').fill('koira');
  await page.keyboard.press('Enter');
  await expect(page.getByText('That isn’t the passphrase of this book.')).toBeVisible();
  await page.getByLabel('Passphrase').fill('kissa kävelee');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Aino Korhonen').first()).toBeVisible();
});

test('a damaged book that opens with its passphrase says so, and not that the passphrase is wrong', async ({
  page,
}) => {
  await page.goto('/?scenario=locked&keys=passphrase&fails=damaged');
  await page.getByLabel('Passphrase').fill('kissa kävelee');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Part of your book can’t be read.' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Restore the backup/ }).first()).toBeEnabled();
});

test('a file that came while the book was locked is looked at when it opens', async ({ page }) => {
  await page.goto('/?scenario=locked&keys=passphrase&offered=1');
  await page.getByLabel('Passphrase').fill('kissa kävelee');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Bring them in' })).toBeVisible();
});

test('a book that the keyring opens as well has no lock that would keep nobody out', async ({ page }) => {
  await page.goto('/?keys=keyring,passphrase');
  await toSecurity(page);
  await expect(page.getByText('there is no locking it meanwhile')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Lock now' })).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('lock');
  await expect(page.getByRole('option', { name: 'Lock now' })).toHaveCount(0);
});

test('the palette locks a book before anybody looked at its settings', async ({ page }) => {
  await page.goto('/?keys=passphrase');
  await expect(page.getByText('Aino Korhonen').first()).toBeVisible();
  await page.waitForTimeout(700);
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('lock');
  await page.getByRole('option', { name: 'Lock now' }).click();
  await expect(page.getByRole('heading', { name: 'Your book is locked.' })).toBeVisible();
});

test('a window that nobody touches locks itself', async ({ page }) => {
  await page.clock.install();
  await page.goto('/?keys=passphrase');
  await toSecurity(page);
  await page.getByRole('combobox', { name: /^Lock when idle/ }).click();
  await page.getByRole('option', { name: 'After 5 minutes' }).click();
  await page.clock.runFor(4 * 60_000);
  await page.mouse.move(300, 300);
  await page.clock.runFor(4 * 60_000);
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await page.clock.runFor(2 * 60_000);
  await expect(page.getByRole('heading', { name: 'Your book is locked.' })).toBeVisible();
});

test('the recovery words open a book whose key is lost', async ({ page }) => {
  await page.goto('/?scenario=trouble&trouble=key_missing');
  await page.getByRole('button', { name: 'Open with the recovery words' }).click();
  const field = page.getByRole('textbox', { name: 'The 24 words, in their order' });
  await field.fill('anchor maple');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page.getByText('These aren’t 24 recovery words')).toBeVisible();
  await expectAccessible(page);
  await field.fill(words);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page.getByText('Aino Korhonen').first()).toBeVisible();
  // The keyring was there, and what protects comes first.
  await toSecurity(page);
  await expect(page.getByText('The key is kept in this computer’s keyring')).toBeVisible();
});

test('from then on a book whose key was lost opens as is chosen', async ({ page }) => {
  await page.goto('/?scenario=trouble&trouble=keyring_empty&keyring=none');
  await page.getByRole('button', { name: 'Open with the recovery words' }).click();
  await expect(page.getByRole('radio')).toHaveCount(2);
  await page.getByRole('textbox', { name: 'The 24 words, in their order' }).fill(words);
  await page.getByRole('radio', { name: /^Passphrase/ }).check();
  await page.getByLabel('New passphrase').fill('koira kävelee');
  await page.getByLabel('Once more').fill('koira');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page.getByText('The two are not the same.')).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Once more').fill('koira kävelee');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await toSecurity(page);
  await expect(page.getByText('It asks for your passphrase.')).toBeVisible();
});

test('a book that was moved is looked for and brought back', async ({ page }) => {
  await page.goto('/?scenario=gone');
  await page.getByRole('button', { name: 'Look for the file…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('table')).toContainText('This file');
  await expect(dialog.getByText('The file that you chose stays where it is')).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Bring it back' }).click();
  await expect(page.getByText('Your book is back.')).toBeVisible();
  await expect(page.getByText('Aino Korhonen').first()).toBeVisible();
});

test('a backup that opens with a passphrase asks for it', async ({ page }) => {
  await page.goto('/?scenario=gone&keys=passphrase');
  await expect(page.getByText('Opens with its passphrase.').first()).toBeVisible();
  await page
    .getByRole('button', { name: /^Restore the backup/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Passphrase').fill('koira');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('That isn’t the passphrase of this book.')).toBeVisible();
  await expectAccessible(page);
  await dialog.getByLabel('Passphrase').fill('kissa kävelee');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(page.getByText('Restored.')).toBeVisible();
});

test('a book that is gone is not begun anew unasked', async ({ page }) => {
  await page.goto('/?scenario=gone');
  await expect(page.getByRole('heading', { name: 'The book that was here is gone.' })).toBeVisible();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'The book that was here is gone.' })).toBeVisible();
  await expect(page.getByRole('button', { name: /Restore the backup/ }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Begin a new book…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Begin a new book' }).click();
  await expect(page.getByRole('heading', { name: 'Whose turn is it?' })).toBeVisible();
});

test('a new key is written down before anything is changed', async ({ page }) => {
  await page.goto('/?keys=passphrase');
  await toSecurity(page);
  await page.getByRole('button', { name: 'Make a new key…' }).click();
  await page.getByRole('button', { name: 'I wrote them down' }).click();
  await readOff(page);
  await page.getByRole('dialog').getByLabel('Passphrase').fill('koira');
  await page.getByRole('button', { name: 'Seal with the new key' }).click();
  await expect(page.getByText('That isn’t the passphrase of this book.')).toBeVisible();
  await page.getByRole('dialog').getByLabel('Passphrase').fill('kissa kävelee');
  await page.getByRole('button', { name: 'Seal with the new key' }).click();
  await expect(page.getByText('The book has a new key.')).toBeVisible();
  await expect(item(page, 'Backups that open otherwise')).toContainText('1 backup has an earlier key');
});

test('Today says quietly that the words were never checked', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('navigation').first().getByRole('button', { name: 'Today' }).click();
  await page.getByRole('button', { name: 'Write them down' }).click();
  await expect(page.getByRole('heading', { name: 'Recovery words' })).toBeInViewport();
});

test('security fits a narrow window', async ({ page }) => {
  await page.setViewportSize({ width: 760, height: 800 });
  await page.goto('/?keys=keyring,passphrase&lang=fi');
  await toSecurity(page, 'Asetukset', 'Turvallisuus');
  await page.getByRole('button', { name: 'Näytä', exact: true }).click();
  await expect(page.getByText('bamboo')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

test('what is half written when the book locks itself is there again when it is opened', async ({ page }) => {
  const lockItself = async () => {
    await page.clock.runFor(5 * 60_000 + 6_000);
    await expect(page.getByRole('heading', { name: 'Your book is locked.' })).toBeVisible();
    await expect(page.getByText('ladder')).toHaveCount(0);
    await page.getByLabel('Passphrase').fill('kissa kävelee');
    await page.keyboard.press('Enter');
  };
  const lockSoon = async () => {
    await toSecurity(page);
    await page.getByRole('combobox', { name: /^Lock when idle/ }).click();
    await page.getByRole('option', { name: 'After 5 minutes' }).click();
    await page.getByRole('navigation').first().getByRole('button', { name: 'People', exact: true }).click();
  };
  await page.clock.install();
  await page.goto('/?keys=passphrase');
  await lockSoon();
  await page.getByRole('option', { name: /Aino Korhonen/ }).click();
  await expect(page.getByRole('heading', { name: 'Aino Korhonen', level: 2, exact: true })).toBeVisible();
  await page.keyboard.press('e');
  await page.getByRole('textbox', { name: 'Nickname' }).fill('The ladder lady');
  await lockItself();
  await expect(page.getByRole('textbox', { name: 'Nickname' })).toHaveValue('The ladder lady');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The ladder lady').first()).toBeVisible();

  await lockSoon();
  await page.keyboard.press('Control+j');
  await expect(page.getByRole('dialog').getByRole('textbox').first()).toBeFocused();
  await page.keyboard.type('Aino lent me a ladder');
  await expect(page.getByRole('dialog').getByText('You received')).toBeVisible();
  await lockItself();
  await expect(page.getByRole('dialog').getByRole('textbox').first()).toHaveValue('Aino lent me a ladder');

  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await lockSoon();
  await lockItself();
  await expect(page.getByText('Aino Korhonen').first()).toBeVisible();
  await page.keyboard.press('Control+j');
  await expect(page.getByRole('dialog').getByRole('textbox').first()).toHaveValue('Aino lent me a ladder');
});

test('a key of the desktop opens the line, once the book is open', async ({ page }) => {
  const line = page.getByRole('dialog').getByRole('textbox').first();
  await page.goto('/?scenario=locked&keys=passphrase&capture=1');
  await page.getByLabel('Passphrase').fill('kissa kävelee');
  await page.keyboard.press('Enter');
  await expect(line).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(line).toBeHidden();
  await page.keyboard.press('Control+k');
  await page.evaluate(() => dispatchEvent(new Event('vuoro-capture')));
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await expect(line).toBeFocused();
  await page.keyboard.type('Aino lent me');
  await page.evaluate(() => dispatchEvent(new Event('vuoro-capture')));
  await expect(line).toHaveValue('Aino lent me');
});

test('the line that a key of the desktop opens lies over a dialog that stands open', async ({ page }) => {
  await page.goto('/');
  // The sheet is put on the page after the start, and would lie under what comes later.
  await page.waitForTimeout(2_000);
  await page.getByRole('navigation').first().getByRole('button', { name: 'Organisations', exact: true }).click();
  await page.getByRole('button', { name: 'New organisation', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'New organisation' })).toBeVisible();
  await page.evaluate(() => dispatchEvent(new Event('vuoro-capture')));
  const line = page.getByRole('dialog', { name: 'Record a favour' }).getByRole('textbox').first();
  await line.click();
  await page.keyboard.type('Aino lent me a ladder');
  await expect(line).toHaveValue('Aino lent me a ladder');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'New organisation' }), 'and leaves it').toBeVisible();
});

test('the line waits while a favour of the book is written anew', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Favours', exact: true }).click();
  await page.getByRole('option').filter({ hasText: 'Read my board application' }).first().click();
  await page.keyboard.press('e');
  const edited = page.getByRole('dialog', { name: 'Edit a favour' });
  await expect(edited).toBeVisible();
  await page.evaluate(() => dispatchEvent(new Event('vuoro-capture')));
  await page.waitForTimeout(300);
  await expect(edited).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Record a favour' }).getByRole('textbox').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
