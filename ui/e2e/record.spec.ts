import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './window';

const words = {
  en: { search: 'Search people', record: 'Record a favour', more: 'More', intro: 'Record an introduction' },
  fi: { search: 'Etsi ihmisiä', record: 'Kirjaa palvelus', more: 'Lisää', intro: 'Kirjaa esittely' },
};

async function open(page: Page, name: string, lang: 'en' | 'fi' = 'en'): Promise<void> {
  const field = page.getByLabel(words[lang].search);
  await field.fill(name);
  await expect(page.getByRole('option').first()).toContainText(name);
  await field.press('Enter');
  await expect(page.getByRole('heading', { name, level: 2, exact: true })).toBeVisible();
}

for (const lang of ['en', 'fi'] as const) {
  for (const theme of ['light', 'dark']) {
    test(`both sheets are accessible: ${lang}, ${theme}`, async ({ page }) => {
      test.slow();
      await page.goto(`/?lang=${lang}&theme=${theme}`);
      await open(page, 'Liisa Järvinen', lang);
      await page.keyboard.press('Control+g');
      await expect(page.getByRole('dialog', { name: words[lang].record })).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: words[lang].more, exact: true }).click();
      await page.getByRole('menuitem').nth(1).click();
      await expect(page.getByRole('dialog', { name: words[lang].intro })).toBeVisible();
      await page.keyboard.type('anna');
      await expect(page.getByRole('option', { name: /Anna Lehtonen/ })).toBeVisible();
      await expectAccessible(page);
    });
  }
}

test('a favour is recorded by the keyboard alone, changes the balance, and is taken back', async ({ page }) => {
  await page.goto('/');
  await open(page, 'Liisa Järvinen');
  const stands = page.getByRole('region', { name: 'How it stands' });
  await expect(stands).toContainText('−2.4');
  await page.keyboard.press('Control+g');
  await expect(page.getByRole('textbox', { name: 'What' })).toBeFocused();
  await page.keyboard.type('Read her thesis');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('combobox', { name: /^Kind/ })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await expect(
    page.getByRole('radiogroup', { name: 'Effort for you' }).getByRole('radio', { checked: true }),
  ).toHaveText('Half a day');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByText('Given: Read her thesis')).toBeVisible();
  await expect(stands).toContainText('+1.6');
  await expect(page.getByRole('article')).toContainText('Read her thesis');
  await page.keyboard.press('Control+z');
  await expect(stands).toContainText('−2.4');
});

test('from anywhere: who, what, Enter', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Balance', exact: true }).click();
  await page.keyboard.press('Control+t');
  await expect(page.getByRole('combobox', { name: 'Who helped' })).toBeFocused();
  await page.keyboard.type('liisa j');
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('Liisa');
  await page.keyboard.press('Enter');
  await expect(page.getByText('You received a favour.')).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.type('Lent the trailer');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Received: Lent the trailer')).toBeVisible();
});

test('Ctrl Enter saves and begins another', async ({ page }) => {
  await page.goto('/');
  await open(page, 'Liisa Järvinen');
  await page.keyboard.press('Control+g');
  await page.keyboard.type('One');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Given: One')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'What' })).toHaveValue('');
  await expect(page.getByRole('combobox', { name: 'To whom' })).toBeFocused();
});

test('Esc keeps the draft for next time', async ({ page }) => {
  await page.goto('/');
  await open(page, 'Liisa Järvinen');
  await page.keyboard.press('Control+g');
  await page.keyboard.type('Half a thought');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.getByRole('button', { name: 'Record a favour' }).click();
  await expect(page.getByRole('textbox', { name: 'What' })).toHaveValue('Half a thought');
});

test('what the book refuses is said at the field it concerns', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('listbox')).toBeVisible();
  await page.keyboard.press('Control+g');
  await page.getByRole('textbox', { name: 'What' }).fill('Nobody in particular');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveText('Say whom it is about.');
  await expect(page.getByRole('combobox', { name: 'To whom' })).toBeFocused();
  await page.getByRole('radio', { name: 'Other day' }).click();
  await page.getByRole('textbox', { name: 'Day' }).fill('31.2.2026');
  await page.getByRole('combobox', { name: 'To whom' }).fill('liisa j');
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('Liisa');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'What' }).press('Enter');
  await expect(page.getByRole('alert')).toHaveText('That isn’t a day in the calendar.');
  await expectAccessible(page);
});

test('a promise is done, and thanks are noted, from the page', async ({ page }) => {
  await page.goto('/');
  await open(page, 'Liisa Järvinen');
  const article = page.getByRole('article');
  await expect(article).toContainText('You promised 3 days ago: Sofia Lehtonen’s number');
  await article.getByRole('button', { name: 'Done' }).first().click();
  await expect(article).not.toContainText('You promised 3 days ago');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(article).toContainText('You promised 3 days ago');
});

test('a close tie has no sizes to choose', async ({ page }) => {
  await page.goto('/');
  await open(page, 'Aino Korhonen');
  await page.keyboard.press('Control+g');
  await expect(page.getByText('Remembered, not added up.', { exact: true })).toBeVisible();
  await expect(page.getByRole('radiogroup', { name: /Effort/ })).toHaveCount(0);
});

test('somebody new is met through somebody known', async ({ page }) => {
  await page.goto('/');
  await open(page, 'Pekka Niemi');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Introduce to someone…' }).click();
  await page.getByRole('radio', { name: 'Somebody introduced me' }).click();
  await page.getByRole('combobox', { name: 'Introduced to' }).press('Backspace');
  await page.getByRole('combobox', { name: 'Introduced to' }).fill('Ursula Vire');
  await page.getByRole('option', { name: 'Add “Ursula Vire” as a new person' }).click();
  await page.getByRole('combobox', { name: 'Who introduced' }).fill('olga per');
  await page.getByRole('option', { name: /Olga Pereira/ }).click();
  await expect(page.getByText('Their page will say: You met through Olga Pereira')).toBeVisible();
  await page.getByRole('textbox', { name: 'Where or why' }).fill('the choir');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await open(page, 'Ursula Vire');
  await expect(page.getByRole('article')).toContainText('You met through Olga Pereira, at the choir');
});
