import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './window';

async function open(page: Page, query = ''): Promise<void> {
  await page.goto(`/${query}`);
  await expect(page.getByRole('navigation')).toBeVisible();
  await page.keyboard.press('Control+d');
  await page.getByRole('button', { name: /^(Place them|Sijoita piireihin)$/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^(Place people|Sijoita ihmisiä)$/ })).toBeVisible();
  await expect(page.getByRole('progressbar')).toBeVisible();
}

const who = async (page: Page): Promise<string> => (await page.locator('.card h2').textContent())!;
const last = (page: Page) => page.getByRole('list', { name: 'Last placed' }).getByRole('listitem');

for (const lang of ['en', 'fi'] as const) {
  for (const theme of ['light', 'dark']) {
    test(`the placing room is accessible: ${lang}, ${theme}`, async ({ page }) => {
      await open(page, `?lang=${lang}&theme=${theme}`);
      await expectAccessible(page);
      for (const key of ['h', '1', '0']) await page.keyboard.press(key);
      await page.keyboard.press('h');
      await expectAccessible(page);
    });
  }
}

test('one key places, with the areas of life chosen before it', async ({ page }) => {
  await open(page);
  const name = await who(page);
  await expect(page.getByText('960 placed, 324 left')).toBeVisible();
  await page.keyboard.press('w');
  await expect(page.getByRole('button', { name: /^Work W/ })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('2');
  await expect(page.getByText('961 placed, 323 left')).toBeVisible();
  await expect(last(page).first()).toContainText(`${name} Close`);
  expect(await who(page)).not.toBe(name);
  await expect(page.getByRole('button', { name: /^Work W/ })).toHaveAttribute('aria-pressed', 'false');
  await page.getByRole('button', { name: 'Stop here' }).click();
  await page.getByRole('button', { name: 'Close', exact: true }).first().click();
  await page.getByLabel('Search people').fill(name);
  await page.getByLabel('Search people').press('Enter');
  await expect(page.getByRole('heading', { name, level: 2, exact: true })).toBeVisible();
  await expect(page.getByText('Work', { exact: true })).toBeVisible();
});

test('Z goes back over circles, skips and the archive', async ({ page }) => {
  await open(page);
  const first = await who(page);
  await page.keyboard.press('1');
  const second = await who(page);
  await page.keyboard.press('0');
  await expect(last(page).first()).toContainText('Archived');
  await page.keyboard.press('s');
  for (let back = 0; back < 2; back += 1) await page.keyboard.press('z');
  expect(await who(page)).toBe(second);
  await page.keyboard.press('Control+z');
  expect(await who(page)).toBe(first);
  await expect(page.getByText('960 placed, 324 left')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Back/ })).toBeDisabled();
});

test('anyone of the last placed is taken back on their own', async ({ page }) => {
  await open(page);
  const first = await who(page);
  for (const key of ['1', '2', '3']) await page.keyboard.press(key);
  await page.getByRole('button', { name: `Undo: ${first}` }).click();
  expect(await who(page)).toBe(first);
  await expect(last(page)).toHaveCount(2);
});

test('a hundred people in a hundred keys, without a wait between them', async ({ page }) => {
  await open(page, '?slow=80');
  await expect(page.locator('.card h2')).toBeVisible();
  const began = Date.now();
  for (let at = 0; at < 100; at += 1) await page.keyboard.press(String((at % 5) + 1));
  await expect(page.getByText('1,060 placed, 224 left')).toBeVisible();
  expect(Date.now() - began, 'milliseconds for a hundred').toBeLessThan(20_000);
  await expect(page.locator('.card h2')).toBeVisible();
});

test('whoever the book refuses comes back, and it says why', async ({ page }) => {
  await open(page, '?fails=disk_full');
  const first = await who(page);
  await page.keyboard.press('1');
  await expect(page.getByText(`${first} was not placed.`)).toBeVisible();
  expect(await who(page)).toBe(first);
  await expect(page.getByText('960 placed, 324 left')).toBeVisible();
});

test('the mouse does the same, and every target is large enough', async ({ page }) => {
  await open(page);
  const name = await who(page);
  await page.getByRole('button', { name: /^Hobby/ }).click();
  await page.getByRole('button', { name: /^3 Friends/ }).click();
  await expect(last(page).first()).toContainText(`${name} Friends`);
  for (const button of await page.locator('main').getByRole('button').all()) {
    const { width, height } = (await button.boundingBox())!;
    expect(Math.min(width, height), await button.innerText()).toBeGreaterThanOrEqual(24);
  }
});

test('Tab reaches every way on', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Stop here' }).focus();
  for (let tab = 0; tab < 6; tab += 1) await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: /^Not someone I keep/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(last(page)).toHaveCount(1);
});

test('when all are through, the skipped come again', async ({ page }) => {
  await open(page, '?scenario=sample');
  await expect(page.locator('.card h2')).toBeVisible();
  await page.keyboard.press('s');
  for (let left = 0; left < 5; left += 1) await page.keyboard.press('5');
  await expect(page.getByText('You skipped 1 person.')).toBeVisible();
  await page.getByRole('button', { name: 'Go through them' }).click();
  await page.keyboard.press('4');
  await expect(page.getByText('Everyone is in a circle.')).toBeVisible();
  await expectAccessible(page);
});

test('an import asks to place the people it brought', async ({ page }) => {
  await page.goto('/?offered=1');
  await page.getByRole('button', { name: 'Bring them in' }).click();
  await page.getByRole('button', { name: 'Place them now' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Place people' })).toBeVisible();
});

test('it fits a narrow window', async ({ page }) => {
  await page.setViewportSize({ width: 760, height: 800 });
  await open(page, '?lang=fi');
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await expectAccessible(page);
});

test('whoever left the book with an undo is not placed', async ({ page }) => {
  await page.goto('/?scenario=empty&offered=1');
  await page.getByRole('button', { name: 'Bring them in' }).click();
  await page.getByRole('button', { name: 'Place them now' }).click();
  await expect(page.locator('.card h2')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText(/^Undone/)).toBeVisible();
  await expect(page.locator('.card h2')).toHaveCount(0);
});
