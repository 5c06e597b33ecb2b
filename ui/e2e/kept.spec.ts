import { expect, expectAccessible, test } from './window';

test('what was altered in a favour is not dropped when the sheet is closed by mistake', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Favours', exact: true }).click();
  const row = page.getByRole('option').filter({ hasText: 'Proofread the grant text' }).first();
  await row.click();
  await page.keyboard.press('e');
  const sheet = page.getByRole('dialog', { name: 'Edit a favour' });
  const what = sheet.getByRole('textbox', { name: 'What' });
  await expect(what).toHaveValue('Proofread the grant text');
  await what.fill('Proofread the grant text, twice');
  const asked = page.getByRole('dialog', { name: 'Leave without saving?' });
  const ways = [
    () => page.mouse.click(8, 400),
    () => page.keyboard.press('Escape'),
    () => sheet.getByRole('button', { name: /^Cancel/ }).click(),
  ];
  for (const way of ways) {
    await way();
    await expect(asked).toBeVisible();
    await asked.getByRole('button', { name: 'Go on writing' }).click();
    await expect(asked).toBeHidden();
    await expect(what).toHaveValue('Proofread the grant text, twice');
  }
  await page.keyboard.press('Escape');
  await expectAccessible(page);
  await asked.getByRole('button', { name: 'Leave', exact: true }).click();
  await expect(sheet).toBeHidden();
  await page.keyboard.press('e');
  await expect(what).toHaveValue('Proofread the grant text');
  await page.keyboard.press('Escape');
  await expect(sheet, 'nothing was altered').toBeHidden();
  await page.keyboard.press('e');
  await what.fill('Proofread the grant text, twice');
  await page.keyboard.press('Enter');
  await expect(sheet).toBeHidden();
  await expect(page.getByRole('option').filter({ hasText: 'Proofread the grant text, twice' }).first()).toBeVisible();
});

test('what was written before midnight is of the day that it was written of', async ({ page }) => {
  await page.clock.install({ time: new Date(2026, 10, 19, 23, 58) });
  await page.goto('/');
  await expect(page.getByRole('listbox')).toBeVisible();
  const sheet = page.getByRole('dialog');
  await page.keyboard.press('Control+g');
  await sheet.getByRole('textbox', { name: 'What' }).fill('Lunch');
  await expect(sheet.getByRole('radio', { name: 'Today' })).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await page.clock.runFor(4 * 60_000);
  await page.keyboard.press('Control+g');
  await expect(sheet.getByRole('textbox', { name: 'What' })).toHaveValue('Lunch');
  await expect(sheet.getByRole('radio', { name: 'Yesterday' })).toBeChecked();
});
