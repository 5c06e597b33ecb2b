import type { Locator, Page } from '@playwright/test';
import { expect, expectAccessible, test } from './window';

async function open(page: Page, name: string, query = ''): Promise<void> {
  await page.goto(`/${query}`);
  await find(page, name);
}

async function find(page: Page, name: string): Promise<void> {
  const field = page.getByRole('textbox').first();
  await field.fill(name);
  await expect(page.getByRole('option').first()).toContainText(name);
  await field.press('Enter');
  await expect(page.getByRole('heading', { name, level: 2, exact: true })).toBeVisible();
}

const common = (page: Page): Locator => page.getByRole('region', { name: /^(In common|Yhteistä)$/ });
const also = (page: Page): Locator => page.getByRole('region', { name: 'Also on the card' });

for (const lang of ['en', 'fi'] as const) {
  for (const theme of ['light', 'dark']) {
    test(`what is in common and what one says of oneself are accessible: ${lang}, ${theme}`, async ({ page }) => {
      await open(page, 'Liisa Järvinen', `?lang=${lang}&theme=${theme}`);
      await expect(common(page)).toBeVisible();
      await expectAccessible(page);
      await common(page)
        .getByRole('button', { name: lang === 'en' ? 'About you' : 'Tietoja sinusta' })
        .click();
      await expect(page.getByRole('form', { name: lang === 'en' ? 'About you' : 'Tietoja sinusta' })).toBeVisible();
      await expectAccessible(page);
    });
  }
}

test('what the owner says of themselves shows on the page of whoever shares it', async ({ page }) => {
  await open(page, 'Liisa Järvinen');
  await expect(common(page).getByRole('listitem')).toContainText(['Former work', 'Anna Lehtonen', 'Olga Pereira']);
  await common(page).getByRole('button', { name: 'About you' }).click();
  const form = page.getByRole('form', { name: 'About you' });
  await form.getByLabel('Employer').fill('Harbour Clinic');
  await form.getByLabel('Town').fill('tampere');
  await form.getByLabel('Add to a group').fill('open-water swimming');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved what you said of yourself.')).toBeVisible();
  await expect(form.getByRole('button', { name: 'Save' })).toBeDisabled();

  await page.getByRole('navigation').getByRole('button', { name: 'People' }).click();
  await find(page, 'Liisa Järvinen');
  await expect(common(page).getByRole('listitem')).toContainText([
    'Harbour Clinic, you both work there',
    'Open-water swimming',
    'Tampere',
    'Former work',
  ]);
  await expect(common(page).getByText('Say where you work')).toBeHidden();
  await common(page).getByRole('button', { name: 'Anna Lehtonen' }).click();
  await expect(page.getByRole('heading', { name: 'Anna Lehtonen', level: 2, exact: true })).toBeVisible();
});

test('what a card says besides is shown, and goes a line at a time', async ({ page }) => {
  await open(page, 'Liisa Järvinen');
  await expect(also(page).getByRole('term')).toHaveText(['Connected On', 'Hobby']);
  await expect(also(page).getByRole('definition').first()).toContainText('21 Nov 2024');
  await also(page).getByRole('button', { name: 'Take out: Hobby' }).click();
  await expect(also(page).getByRole('term')).toHaveText(['Connected On']);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(also(page).getByRole('term')).toHaveText(['Connected On', 'Hobby']);
});
