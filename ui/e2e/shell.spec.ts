import { expect, expectAccessible, test } from './window';

const rooms = { en: ['People', 'Balance', 'Import', 'Settings'], fi: ['Ihmiset', 'Tasapaino', 'Tuonti', 'Asetukset'] };

for (const lang of ['en', 'fi'] as const) {
  for (const theme of ['light', 'dark']) {
    test(`every room is accessible: ${lang}, ${theme}`, async ({ page }) => {
      test.slow();
      await page.goto(`/?lang=${lang}&theme=${theme}`);
      for (const room of rooms[lang]) {
        await page.getByRole('button', { name: room, exact: true }).click();
        await expectAccessible(page);
      }
      await page.goto(`/?lang=${lang}&theme=${theme}&scenario=first-run`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectAccessible(page);
    });
  }
}

test('the policy is sent', async ({ page }) => {
  const answer = await page.goto('/');
  expect(answer?.headers()['content-security-policy']).toContain("style-src 'self'");
});

test('the language and the colours change without a reload', async ({ page }) => {
  await page.goto('/?theme=light');
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('combobox', { name: /^Language/ }).click();
  await page.getByRole('option', { name: 'Suomi' }).click();
  await expect(page.getByRole('heading', { name: 'Asetukset', level: 1 })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'fi');
  await page.getByRole('radio', { name: 'Tumma' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('dialog, toast and long list open by the keyboard within the policy', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('navigation')).toBeVisible();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('There is nothing to undo.')).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await expect(page.getByText('There is nothing to do again')).toBeVisible();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('combobox', { name: /^Country/ }).press('Enter');
  await page.keyboard.type('swe');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: /^Country/ })).toContainText('Sweden');
});

test('a narrow window shows icons with words beside them, and no sideways scroll', async ({ page }) => {
  await page.setViewportSize({ width: 760, height: 800 });
  await page.goto('/');
  const people = page.getByRole('button', { name: 'People', exact: true });
  await people.focus();
  expect((await people.boundingBox())!.width).toBeLessThan(40);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await expectAccessible(page);
});

for (const [lang, wish, said, settings, book] of [
  ['en', 'Dropbox', 'a folder that Dropbox keeps in sync', 'Settings', 'Your book'],
  ['fi', 'network', 'Kirjasi on verkkolevyllä', 'Asetukset', 'Kirjasi'],
] as const) {
  test(`a book that lies badly is warned of, quietly: ${lang}`, async ({ page }) => {
    await page.goto(`/?lang=${lang}&hazard=${wish}`);
    const banner = page.getByRole('note');
    await expect(banner).toContainText(said);
    await expectAccessible(page);
    await banner.getByRole('button').click();
    await expect(banner).toBeHidden();
    await page.getByRole('button', { name: settings, exact: true }).click();
    await page.getByRole('button', { name: book, exact: true }).click();
    await expect(page.getByRole('main')).toContainText(said);
    await expectAccessible(page);
  });
}

test('a change that waits for another program says so', async ({ page }) => {
  await page.goto('/?busy');
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('switch').first().click();
  await expect(page.getByText('Vuoro is waiting for it.')).toBeVisible();
});
