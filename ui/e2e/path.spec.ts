import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './window';

const words = {
  en: {
    search: 'Search people',
    more: 'More',
    ask: 'Who can introduce me?',
    best: 'The best way',
    act: 'Ask for an introduction: Elias Ahonen',
    sheet: 'Record an introduction',
    asked: 'Asked',
    line: 'In one line',
    typed: 'to hear about the new studio',
    guess: 'Guess',
    save: 'Save',
    lately: 'You have asked Elias Ahonen once lately.',
    none: 'Nobody else in your book knows them, as far as it can tell.',
    close: 'Close',
    organisations: 'Organisations',
    open: 'Open the page: Aino Korhonen',
  },
  fi: {
    search: 'Etsi ihmisiä',
    more: 'Lisää',
    ask: 'Kuka voi esitellä minut?',
    best: 'Paras reitti',
    act: 'Pyydä esittelyä: Elias Ahonen',
    sheet: 'Kirjaa esittely',
    asked: 'Pyydetty',
    line: 'Yhdellä rivillä',
    typed: 'kuulla uudesta studiosta',
    guess: 'Arvaus',
    save: 'Tallenna',
    lately: 'Elias Ahonen: olet pyytänyt jotakin hiljattain kerran.',
    none: 'Kukaan muu kirjassasi ei tunne häntä, sikäli kuin kirja tietää.',
    close: 'Sulje',
    organisations: 'Organisaatiot',
    open: 'Avaa sivu: Aino Korhonen',
  },
};

async function askAbout(page: Page, name: string, lang: 'en' | 'fi'): Promise<void> {
  const said = words[lang];
  const field = page.getByLabel(said.search);
  await field.fill(name);
  await expect(page.getByRole('option').first()).toContainText(name);
  await field.press('Enter');
  await expect(page.getByRole('heading', { name, level: 2, exact: true })).toBeVisible();
  await page.getByRole('button', { name: said.more, exact: true }).click();
  await page.getByRole('menuitem', { name: said.ask }).click();
}

for (const lang of ['en', 'fi'] as const) {
  test(`the way to somebody is told, asked for and remembered: ${lang}`, async ({ page }) => {
    test.slow();
    const said = words[lang];
    await page.goto(`/?lang=${lang}&theme=${lang === 'fi' ? 'dark' : 'light'}`);
    await askAbout(page, 'Ville Laine', lang);
    const dialog = page.getByRole('dialog', { name: /Ville Laine/ });
    const best = dialog.getByRole('region', { name: said.best });
    await expect(best).toContainText('Elias Ahonen → Ville Laine');
    await expect(dialog).not.toContainText(said.lately);
    await expectAccessible(page);

    await best.getByRole('button', { name: said.act }).click();
    const sheet = page.getByRole('dialog', { name: said.sheet });
    await expect(sheet).toContainText('Elias Ahonen');
    await expect(sheet).toContainText('Ville Laine');
    const line = sheet.getByRole('textbox', { name: said.line });
    await line.fill(said.typed);
    await expect(sheet.getByText(said.guess).first()).toBeVisible();
    await expect(sheet, 'a line takes away neither whom one asks').toContainText('Elias Ahonen');
    await expect(sheet.getByRole('radio', { name: said.asked }), 'nor where it stands').toBeChecked();
    await line.fill('');
    await expect(sheet.getByRole('radio', { name: said.asked })).toBeChecked();
    await sheet.getByRole('button', { name: said.save, exact: true }).click();
    await expect(sheet).toBeHidden();

    await page.getByRole('button', { name: said.more, exact: true }).click();
    await page.getByRole('menuitem', { name: said.ask }).click();
    await expect(dialog).toContainText(said.lately);
    await dialog.getByRole('button', { name: said.close }).click();

    await askAbout(page, 'Aino Korhonen', lang);
    await expect(page.getByRole('dialog').getByRole('heading', { name: said.none })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();

    await page.getByRole('button', { name: said.organisations }).click();
    await page.getByRole('button', { name: /Radio Helsinki/ }).click();
    await page.getByRole('button', { name: said.ask }).click();
    await expect(page.getByRole('dialog', { name: /Radio Helsinki/ })).toBeVisible();
    await expect(page.getByRole('button', { name: said.open })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: said.open }).click();
    await expect(page.getByRole('heading', { name: 'Aino Korhonen', level: 2, exact: true })).toBeVisible();
  });
}
