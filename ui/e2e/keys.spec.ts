import { expect, expectAccessible, test } from './window';

const words = {
  en: { title: 'Keys that work anywhere', person: 'On somebody’s page', edit: 'Edit' },
  fi: { title: 'Näppäimet, jotka toimivat kaikkialla', person: 'Ihmisen sivulla', edit: 'Muokkaa' },
};

for (const lang of ['en', 'fi'] as const) {
  for (const theme of ['light', 'dark']) {
    test(`every key is told of: ${lang}, ${theme}`, async ({ page }) => {
      await page.goto(`/?lang=${lang}&theme=${theme}`);
      await expect(page.getByRole('option').first()).toBeVisible();
      await page.keyboard.press('?');
      const dialog = page.getByRole('dialog', { name: words[lang].title });
      await expect(dialog.getByRole('heading', { name: words[lang].person })).toBeVisible();
      const rows = await dialog.getByRole('listitem').allTextContents();
      const keys = rows.map((row) => row.trim().at(-1));
      for (const key of ['E', 'C', 'M', 'T', 'W']) expect(keys).toContain(key);
      await expectAccessible(page);
    });

    test(`the crowd of what too many share is accessible: ${lang}, ${theme}`, async ({ page }) => {
      await page.goto(`/?lang=${lang}&theme=${theme}&pairs=300`);
      await page.locator('.under ~ * button, .under ~ button').first().click();
      await page.getByRole('button', { expanded: false }).filter({ hasText: '1 ' }).last().click();
      await expect(page.getByText(/\+358 9 4242 4242/)).toBeVisible();
      await expectAccessible(page);
    });
  }
}

test('a Ctrl+Z that is held takes back one step', async ({ page }) => {
  await page.goto('/');
  const option = page.getByRole('option').first();
  for (const left of ['1,283', '1,282']) {
    await option.click({ modifiers: ['Control'] });
    await page.getByRole('toolbar').getByRole('button', { name: 'Archive' }).click();
    await expect(page.getByText(`${left} people`)).toBeVisible();
  }
  await page.getByRole('listbox').focus();
  await page.keyboard.down('Control');
  for (let times = 0; times < 5; times += 1) await page.keyboard.down('z');
  await page.keyboard.up('z');
  await page.keyboard.up('Control');
  await expect(page.getByText('1,283 people')).toBeVisible();
  await page.waitForTimeout(200);
  await expect(page.getByText('1,283 people')).toBeVisible();
});
