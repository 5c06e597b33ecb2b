/** The way of docs/newcomer.md: from an empty book to the first balance, in Finnish, by what stands on the page. */
import { expect, expectAccessible, test } from './window';

test('a newcomer gets from an empty book to a first balance', async ({ page }) => {
  test.slow();
  await page.goto('/?scenario=first-run&lang=fi');
  await page.getByRole('button', { name: 'Aloita tyhjä kirja' }).click();
  await expect(page.getByText('Aloita jostakusta, jota haluaisit auttaa')).toBeVisible();
  const main = page.getByRole('main');
  await main.getByRole('button', { name: 'Lisää ihminen' }).last().click();
  await page.getByRole('textbox', { name: 'Etunimi', exact: true }).fill('Liisa');
  await page.getByRole('textbox', { name: 'Sukunimi', exact: true }).fill('Virtanen');
  await page.getByRole('button', { name: 'Tallenna' }).click();
  await expect(page.getByText('Tasapaino tulee näkyviin neljännestä palveluksesta.')).toBeVisible();

  await main.getByRole('button', { name: 'Valitse piiri' }).click();
  const place = page.getByRole('dialog', { name: 'Piiri ja suhteen luonne' });
  await place.getByRole('combobox', { name: /^Piiri: / }).click();
  await page.getByRole('option', { name: 'Verkosto' }).click();
  await expectAccessible(page);
  await place.getByRole('button', { name: 'Tallenna' }).click();
  await expect(place).toBeHidden();
  await expect(main.getByRole('article')).toContainText('Verkosto');
  await expect(main.getByRole('button', { name: 'Valitse piiri' })).toHaveCount(0);

  const favours: [string, string][] = [
    ['Control+g', 'Autoin muutossa'],
    ['Control+g', 'Luin hakemuksen'],
    ['Control+t', 'Sain neuvon'],
    ['Control+t', 'Lainasi peräkärryn'],
  ];
  for (const [keys, line] of favours) {
    await page.keyboard.press(keys);
    const field = page.getByRole('textbox', { name: 'Yhdellä rivillä' });
    await expect(field).toBeFocused();
    await field.fill(line);
    await expect(page.getByRole('dialog')).toContainText('Liisa Virtanen');
    await expect(page.getByRole('textbox', { name: 'Mitä', exact: true })).toHaveValue(line);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  await expect(main.getByRole('heading', { name: 'Tasan: sinä ja Liisa.' })).toBeVisible();
  await page.getByRole('button', { name: 'Tasapaino', exact: true }).click();
  await expect(page.getByText('4 palvelusta on kirjattu.')).toBeVisible();
});
