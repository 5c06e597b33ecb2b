import { expect, expectAccessible, test } from './window';

for (const lang of ['en', 'fi'] as const) {
  for (const theme of ['light', 'dark']) {
    test(`the doors are accessible: ${lang}, ${theme}`, async ({ page }) => {
      await page.goto(`/?scenario=first-run&lang=${lang}&theme=${theme}`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(
        lang === 'en' ? 'Whose turn is it?' : 'Kenen vuoro?',
      );
      await expectAccessible(page);
    });
  }
}

test('the steps follow the source, and every word the language', async ({ page }) => {
  await page.goto('/?scenario=first-run');
  await expect(page.getByText('Hold a finger on All Contacts')).toBeVisible();
  await page.getByRole('radio', { name: 'Google' }).click();
  await expect(page.getByText('contacts.google.com')).toBeVisible();
  await page.getByRole('combobox', { name: /^Language/ }).click();
  await page.getByRole('option', { name: 'Suomi' }).click();
  await expect(page.getByRole('heading', { name: 'Katsele ensin' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'fi');
});

test('starting empty opens a blank book', async ({ page }) => {
  await page.goto('/?scenario=first-run');
  await page.getByRole('button', { name: 'Start with a blank book' }).click();
  await expect(page.getByRole('navigation', { name: 'Rooms' })).toBeVisible();
  await expect(page.getByText('This is a sample book.')).toBeHidden();
});

test('the sample book says what it is, and closes without a trace', async ({ page }) => {
  await page.goto('/?scenario=first-run');
  await page.getByRole('button', { name: 'Open the sample book' }).click();
  await expect(page.getByText('This is a sample book.')).toBeVisible();
  await expect(page.getByText('Aino Korhonen').first()).toBeVisible();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByText('Your own contacts belong in your own book')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Close it' }).click();
  await expect(page.getByRole('heading', { name: 'Whose turn is it?' })).toBeVisible();
});

test('a chosen file is shown before anything is saved, and leaving it leads back to the doors', async ({ page }) => {
  await page.goto('/?scenario=first-run');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await expect(page.getByRole('heading', { name: 'Here is what would change' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('heading', { name: 'Whose turn is it?' })).toBeVisible();
});

test('a closed dialog changes nothing', async ({ page }) => {
  await page.goto('/?scenario=first-run&dialog=closed');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await expect(page.getByRole('heading', { name: 'Whose turn is it?' })).toBeVisible();
});

test('a file held over the window lights the card, and dropped it is looked at', async ({ page }) => {
  await page.goto('/?scenario=first-run');
  await expect(page.getByText('Drop a contacts file here')).toBeVisible();
  await page.evaluate(() => window.dispatchEvent(new DragEvent('dragenter', { dataTransfer: new DataTransfer() })));
  await expect(page.getByText('Let go to look at it')).toBeVisible();
  await expect(page.locator('.card.held')).toBeVisible();
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['BEGIN:VCARD'], 'phone.vcf'));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer }));
  });
  await expect(page.getByText('phone.vcf')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Bring them in' })).toBeVisible();
});

test('a file named at the start is looked at once', async ({ page }) => {
  await page.goto('/?scenario=first-run&offered=1');
  await expect(page.getByRole('heading', { name: 'Here is what would change' })).toBeVisible();
});

const troubles = {
  key_missing: 'The key of your book isn’t on this computer.',
  key_misfit: 'The key on this computer doesn’t fit this book.',
  key_file_broken: 'The key file of your book can’t be read.',
  keyring_empty: 'The key of your book isn’t in this computer’s keyring.',
  keyring_locked: 'The keyring that holds the key of your book is locked.',
  not_a_book: 'This file isn’t a Vuoro book.',
  newer_book: 'A newer Vuoro has written this book.',
  busy: 'Another program is using your book just now.',
  damaged: 'Part of your book can’t be read.',
};

for (const [kind, sentence] of Object.entries(troubles)) {
  test(`a book that cannot be opened says so, and is left alone: ${kind}`, async ({ page }) => {
    await page.goto(`/?scenario=trouble&trouble=${kind}&theme=${kind === 'busy' ? 'dark' : 'light'}`);
    await expect(page.getByRole('heading', { name: sentence })).toBeVisible();
    await expect(page.getByText('What is safe')).toBeVisible();
    await expect(page.getByText(/\.vuoro$/)).toBeVisible();
    await expect(page.getByRole('button', { name: /blank|sample|replace|new/i })).toHaveCount(0);
    await expectAccessible(page);
  });
}

test('the doors fit a narrow window', async ({ page }) => {
  await page.setViewportSize({ width: 760, height: 800 });
  await page.goto('/?scenario=first-run&lang=fi');
  await expect(page.getByRole('button', { name: 'Aloita tyhjä kirja' })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});
