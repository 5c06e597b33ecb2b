import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './window';

const words = {
  en: { hint: /pairs may be one person/, title: 'People who may be one', merge: 'Make these one person' },
  fi: { hint: /paria voi olla/, title: 'Ehkä samat ihmiset', merge: 'Yhdistä samaksi ihmiseksi' },
};

const place = (page: Page, at: number) => page.locator(`[data-place='${at}']`);

for (const lang of ['en', 'fi'] as const) {
  for (const theme of ['light', 'dark']) {
    test(`from the list of people to two beside each other, accessible all the way: ${lang}, ${theme}`, async ({
      page,
    }) => {
      await page.goto(`/?lang=${lang}&theme=${theme}`);
      await page.getByRole('button', { name: words[lang].hint }).click();
      await expect(page.getByRole('heading', { name: words[lang].title })).toBeVisible();
      await expect(place(page, 0)).toBeVisible();
      await expectAccessible(page);
      await place(page, 0).click();
      await expect(page.getByRole('heading', { name: words[lang].merge })).toBeVisible();
      await expectAccessible(page);
    });
  }
}

test('what differs is chosen by the keys, then they are one, and two again', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: words.en.hint }).click();
  await expect(place(page, 0)).toBeVisible();
  const names = await place(page, 0).locator('b').allTextContents();
  await place(page, 0).click();
  const merge = page.getByRole('button', { name: /^Make one person/ });
  await expect(merge).toBeDisabled();
  const open = page.locator('.asks');
  while ((await open.count()) > 0) {
    const before = await open.count();
    await open.first().getByRole('radio').first().focus();
    await page.keyboard.press('ArrowRight');
    await expect(open).toHaveCount(before - 1);
  }
  await expect(page.getByText('Nothing left to choose.')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(`${names[0]} and ${names[1]} are now one person.`)).toBeVisible();
  await expect(page.getByRole('heading', { name: names[0], level: 2 })).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByText(/^Undone: Made one person/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(place(page, 0)).toContainText(names[0]!);
});

test('two people stay two, and are not asked about again', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: words.en.hint }).click();
  const [first, second] = [await place(page, 0).textContent(), await place(page, 1).textContent()];
  await page
    .getByRole('button', { name: /^Two people:/ })
    .first()
    .click();
  await expect(place(page, 0)).toHaveText(second!);
  await place(page, 0).click();
  await page.keyboard.press('n');
  await expect(page.getByText(/stay two people\./).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(place(page, 0)).not.toHaveText(second!);
  await page.keyboard.press('Control+z');
  await expect(place(page, 0)).toHaveText(second!);
  await page.keyboard.press('Control+z');
  await expect(place(page, 0)).toHaveText(first!);
});

test('thirty thousand pairs are a window onto them, to the last', async ({ page }) => {
  await page.goto('/?pairs=30000');
  await page.getByRole('button', { name: words.en.hint }).click();
  await page.getByRole('radio', { name: 'All' }).click();
  await expect(page.getByText(/30,0\d\d perhaps/)).toBeVisible();
  await place(page, 0).focus();
  expect(await page.locator('[data-place]').count()).toBeLessThan(60);
  await page.keyboard.press('End');
  await expect(place(page, 30_013)).toBeFocused();
  await expect(place(page, 30_013)).toContainText('perhaps');
  await page.getByRole('button', { name: /that too many share/ }).click();
  await expect(page.getByText('+358 9 4242 4242: 112 people')).toBeVisible();
  await expectAccessible(page);
});

test('a book without duplicates says so, and one that is slow to compare says that', async ({ page }) => {
  await page.goto('/?scenario=sample&slow=3000');
  await expect(page.getByRole('navigation')).toBeVisible();
  await page.keyboard.press('Control+k');
  // Enter would wait for the people of that name.
  await page.getByRole('dialog').getByRole('option', { name: 'People who may be one' }).click();
  await expect(page.getByText('Comparing everyone in your book…')).toBeVisible();
  await expect(page.getByText('Nobody is here twice')).toBeVisible({ timeout: 10_000 });
  await expectAccessible(page);
});

test('a key that is held decides one pair, and none that nobody has seen', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: words.en.hint }).click();
  const second = await place(page, 1).locator('b').first().textContent();
  await place(page, 0).click();
  await expect(page.getByRole('button', { name: /^Make one person/ })).toBeVisible();
  await page.keyboard.down('n');
  await expect(page.getByText(/stay two people\./)).toHaveCount(1);
  await expect(page.getByText(second!).first()).toBeVisible();
  for (let times = 0; times < 4; times += 1) await page.keyboard.down('n');
  await page.keyboard.up('n');
  await expect(page.getByText(/stay two people\./)).toHaveCount(1);
  await expect(page.getByText(second!).first()).toBeVisible();
});

test('a key that is held in the list decides the pair in focus, and no other', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: words.en.hint }).click();
  const second = await place(page, 1).textContent();
  await place(page, 0).focus();
  await page.keyboard.down('n');
  await expect(page.getByText(/stay two people\./)).toHaveCount(1);
  await expect(place(page, 0)).toHaveText(second!);
  for (let times = 0; times < 4; times += 1) await page.keyboard.down('n');
  await page.keyboard.up('n');
  await expect(page.getByText(/stay two people\./)).toHaveCount(1);
  await expect(place(page, 0)).toHaveText(second!);
});

test('two quick presses do not decide a pair twice', async ({ page }) => {
  await page.goto('/?slow=200');
  await page.getByRole('button', { name: words.en.hint }).click();
  const second = await place(page, 1).textContent();
  await place(page, 0).focus();
  await page.keyboard.press('n');
  await page.keyboard.press('n');
  await expect(place(page, 0)).toHaveText(second!);
  await expect(page.getByText(/stay two people\./)).toHaveCount(1);
});
