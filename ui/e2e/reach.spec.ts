import { expect, expectAccessible, test } from './window';

for (const [lang, words] of [
  ['en', ['Call ', 'Write to ', 'Map', 'Add a number or an address']],
  ['fi', ['Soita: ', 'Kirjoita: ', 'Kartta', 'Lisää numero tai osoite']],
] as const) {
  test(`each number, address and place can be used where it stands: ${lang}`, async ({ page }) => {
    await page.goto(`/?lang=${lang}`);
    await page
      .getByRole('listbox')
      .getByRole('option', { name: /Liisa Järvinen/ })
      .click();
    const aside = page.locator('aside').last();
    await expect(aside.getByRole('button', { name: words[0] })).toBeVisible();
    await expect(aside.getByRole('button', { name: words[1] })).toBeVisible();
    await expect(aside.getByRole('button', { name: words[2] })).toBeVisible();
    await expectAccessible(page);
    await aside.getByRole('button', { name: words[1] }).click();
    await aside.getByRole('button', { name: words[2] }).click();
    await page.keyboard.press('Control+f');
    await page.keyboard.type('cher');
    await page.getByRole('listbox').getByRole('option', { name: /^Cher/ }).click();
    await page.locator('aside').last().getByRole('button', { name: words[3] }).click();
    await expect(page.locator('main form')).toBeVisible();
  });
}
