import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './window';

async function ledger(page: Page, name = 'Favours'): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  await expect(page.getByRole('option').first()).toBeVisible();
}
const rows = (page: Page) => page.getByRole('listbox', { name: 'Favours, the latest first' });
const inspector = (page: Page) => page.getByRole('complementary', { name: 'The picked favour' });
const row = (page: Page, text: string) => rows(page).getByRole('option').filter({ hasText: text }).first();

for (const lang of ['en', 'fi'] as const) {
  for (const theme of ['light', 'dark']) {
    test(`the ledger and its inspector are accessible: ${lang}, ${theme}`, async ({ page }) => {
      test.slow();
      await page.goto(`/?lang=${lang}&theme=${theme}`);
      await ledger(page, lang === 'en' ? 'Favours' : 'Palvelukset');
      await expectAccessible(page);
      await page.getByRole('option').nth(3).click();
      await expect(page.getByRole('complementary').getByRole('heading', { level: 2 })).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press('l');
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectAccessible(page);
    });
  }
}

test('the keys narrow, pick, open and give back', async ({ page }) => {
  await page.goto('/');
  await ledger(page);
  await page.keyboard.press('2');
  await expect(page.getByRole('radio', { name: 'Given' })).toBeChecked();
  await expect(rows(page)).not.toContainText('You received');
  await page.keyboard.press('1');
  await rows(page).focus();
  await page.keyboard.press('ArrowDown');
  await expect(inspector(page)).toContainText('Slush 2026');
  await page.keyboard.press('ArrowDown');
  await expect(inspector(page)).toContainText('A good plumber');
  await page.keyboard.press('Enter');
  await expect(inspector(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(inspector(page)).toBeHidden();
  await page.keyboard.press('/');
  await page.keyboard.type('trailer');
  await expect(rows(page).getByRole('option')).toHaveCount(1);
  await page.keyboard.type(' to the moon');
  await expect(page.getByText('Nothing matches.')).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'Clear filters' }).last().click();
  await expect(row(page, 'Slush 2026')).toBeVisible();
});

test('a period is chosen by a word, or by days as one types them', async ({ page }) => {
  await page.goto('/');
  await ledger(page);
  const when = page.getByRole('combobox', { name: /^When: / });
  const choose = async (name: string) => {
    await when.click();
    await page.getByRole('option', { name, exact: true }).click();
  };
  const sums = page.getByRole('main').locator('.sums');
  const all = (await sums.textContent())!;
  await choose('This year');
  await expect(sums).not.toHaveText(all);
  await expect(when).toHaveText('This year');
  await choose('Choose the days…');
  const dialog = page.getByRole('dialog', { name: 'From when to when' });
  await expect(dialog.getByLabel('From')).toBeFocused();
  await expect(dialog.getByLabel('From')).toHaveValue('2026');
  await dialog.getByLabel('From').fill('1.10.2026');
  await dialog.getByLabel('Until').fill('the day of the goat');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('That isn’t a day in the calendar.')).toBeVisible();
  await expectAccessible(page);
  await dialog.getByLabel('Until').fill('10/2026');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(when).toHaveText('1 Oct 2026 – October 2026');
  await expect(rows(page)).toContainText('October 2026');
  await expect(rows(page)).not.toContainText('November 2026');
  await choose('Any time');
  await expect(sums).toHaveText(all);
});

test('a promise is done; thanks are noted by R', async ({ page }) => {
  await page.goto('/');
  await ledger(page);
  await row(page, 'Sofia Lehtonen’s number').click();
  await inspector(page).getByRole('button', { name: 'It is done' }).click();
  await expect(row(page, 'Sofia Lehtonen’s number')).not.toContainText('Promised');
  await row(page, 'You received: Put my name forward').click();
  await expect(inspector(page).getByRole('button', { name: 'Note the thanks' })).toBeVisible();
  await page.keyboard.press('r');
  await expect(row(page, 'You received: Put my name forward')).toContainText('Thanked');
});

test('a voided favour counts nowhere, and is found struck through', async ({ page }) => {
  await page.goto('/');
  await ledger(page);
  const sums = page.getByRole('main').locator('.sums');
  const before = (await sums.textContent())!;
  await row(page, 'Proofread the grant text').click();
  await inspector(page).getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Void…' }).click();
  await expect(page.getByRole('dialog')).toContainText('It stays in the book, struck through, and counts nowhere.');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Void', exact: true }).click();
  await expect(row(page, 'Proofread the grant text')).toHaveCount(0);
  await expect(sums).not.toHaveText(before);
  await page.getByRole('combobox', { name: /^Stands/ }).click();
  await page.getByRole('option', { name: 'Voided' }).click();
  await expect(row(page, 'Proofread the grant text').locator('.title')).toHaveCSS(
    'text-decoration-line',
    'line-through',
  );
});

test('a favour is linked to the one it passes on, and let go again', async ({ page }) => {
  await page.goto('/');
  await ledger(page);
  await row(page, 'Read my board application').click();
  await expect(inspector(page)).toContainText('Read my board application');
  await page.keyboard.press('l');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Passed on by' }).click();
  await dialog.getByRole('button', { name: /Proofread the grant text/ }).click();
  await expect(inspector(page)).toContainText('Proofread the grant text');
  await inspector(page).getByRole('button', { name: 'Unlink: Proofread the grant text' }).click();
  await expect(inspector(page)).not.toContainText('Proofread the grant text');
});

test('a favour is edited on the sheet, and keeps what was not touched', async ({ page }) => {
  await page.goto('/');
  await ledger(page);
  await row(page, 'Read my board application').click();
  await expect(inspector(page)).toContainText('Half a day');
  await page.keyboard.press('e');
  await expect(page.getByRole('dialog', { name: 'Edit a favour' })).toBeVisible();
  await page.getByRole('textbox', { name: 'What' }).fill('Read it twice');
  await page.keyboard.press('Enter');
  await expect(inspector(page)).toContainText('Read it twice');
  await expect(inspector(page)).toContainText('Half a day');
  await expect(inspector(page)).toContainText('12 Nov 2026');
});

test('a close tie shows no size', async ({ page }) => {
  await page.goto('/');
  await ledger(page);
  await row(page, 'Sauna and a long talk').click();
  await expect(inspector(page)).toContainText('Aino Korhonen');
  await expect(inspector(page)).not.toContainText('Effort');
  await expect(row(page, 'Sauna and a long talk')).not.toContainText('An hour');
});

test('beside the favour every row keeps to one line', async ({ page }) => {
  await page.goto('/');
  await ledger(page);
  await row(page, 'Slush 2026').click();
  await expect(inspector(page)).toBeVisible();
  const line = (await row(page, 'Slush 2026').boundingBox())!;
  const when = (await row(page, 'Slush 2026').locator('.when').boundingBox())!;
  expect(when.y + when.height / 2).toBeCloseTo(line.y + line.height / 2, -1);
  expect(when.x, 'at the end of the row').toBeGreaterThan(line.x + line.width / 2);
});

test('in a narrow window the favour lies over the list', async ({ page }) => {
  await page.setViewportSize({ width: 760, height: 800 });
  await page.goto('/');
  await ledger(page);
  const before = (await rows(page).boundingBox())!.width;
  await row(page, 'Slush 2026').click();
  await expect(inspector(page)).toBeVisible();
  expect((await rows(page).boundingBox())!.width).toBe(before);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

test('an empty book teaches one thing', async ({ page }) => {
  await page.goto('/?scenario=empty');
  await page.getByRole('button', { name: 'Start with a blank book' }).click();
  await page.getByRole('button', { name: 'Favours', exact: true }).click();
  await expect(page.getByText('What did someone do for you lately?')).toBeVisible();
  await expectAccessible(page);
  await page
    .getByRole('main')
    .getByRole('button', { name: /Record a favour/ })
    .click();
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('letters typed at a list of choices find its rows, and do nothing to the favour behind', async ({ page }) => {
  await page.goto('/');
  await ledger(page);
  await row(page, 'You received: Put my name forward').click();
  await expect(inspector(page).getByRole('button', { name: 'Note the thanks' })).toBeVisible();
  const kind = page.getByRole('combobox', { name: /^Kind/ });
  await kind.click();
  for (const key of ['r', 'l', 'e', '2']) await page.keyboard.press(key);
  await expect(page.getByRole('option', { name: 'Referral', exact: true })).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(kind).toBeFocused();
  await expect(inspector(page), 'Esc closed the list alone').toBeVisible();
  await page.keyboard.press('r');
  await expect(page.getByRole('radio', { name: 'All' })).toBeChecked();
  await expect(page.getByText(/^Thanked: Put my name/)).toHaveCount(0);
});

test('an arrow that is held walks on past the rows that are here', async ({ page }) => {
  await page.goto('/?scenario=large');
  await ledger(page);
  await rows(page).focus();
  await page.keyboard.press('ArrowDown');
  await expect(inspector(page).getByRole('heading', { level: 2 })).toBeVisible();
  const count = 260;
  for (let step = 0; step < count; step += 1) await page.keyboard.press('ArrowDown');
  const id = await rows(page).getAttribute('aria-activedescendant');
  expect(id).toMatch(new RegExp(`-${count}$`));
});

test('a row that the keys go back to is not under the month above it', async ({ page }) => {
  await page.goto('/');
  await ledger(page);
  await rows(page).focus();
  await page.keyboard.press('End');
  await expect(rows(page).getByRole('option').last()).toBeInViewport();
  for (let times = 0; times < 40; times += 1) await page.keyboard.press('ArrowUp');
  const active = rows(page).locator('.active');
  await expect(active).toBeInViewport();
  const head = (await page.locator('.stuck').boundingBox())!;
  await expect.poll(async () => (await active.boundingBox())!.y).toBeGreaterThanOrEqual(head.y + head.height);
});
