/** Pages that one sees seldom are as accessible as the rooms: in both languages, in both themes. */
import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './window';

const words = {
  en: {
    looking: 'Looking at your contacts',
    bring: 'Bring them in',
    bringing: 'Bringing in your contacts',
    same: 'Nothing to change',
    nobody: 'There is nobody in this file',
    refused: 'There is nobody in the file that Vuoro can read.',
    search: 'Search people',
    add: 'Add a person',
    first: 'First name',
    more: 'More',
    delete: 'Delete…',
    archive: 'Archive instead',
    erase: 'Erase for good…',
    sure: 'I know that nothing brings them back',
    byWords: 'Open with the recovery words',
    order: 'The 24 words, in their order',
  },
  fi: {
    looking: 'Katsotaan yhteystietojasi',
    bring: 'Tuo heidät',
    bringing: 'Tuodaan yhteystietojasi',
    same: 'Mitään ei muutu',
    nobody: 'Tässä tiedostossa ei ole ketään',
    refused: 'Tiedostossa ei ole ketään, jonka Vuoro osaisi lukea.',
    search: 'Etsi ihmisiä',
    add: 'Lisää ihminen',
    first: 'Etunimi',
    more: 'Lisää',
    delete: 'Poista…',
    archive: 'Arkistoi sen sijaan',
    erase: 'Poista pysyvästi…',
    sure: 'Tiedän, ettei mikään tuo tietoja takaisin',
    byWords: 'Avaa palautussanoilla',
    order: '24 sanaa järjestyksessä',
  },
};

async function dropPicture(page: Page): Promise<void> {
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['x'], 'holiday.png'));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer }));
  });
}

for (const lang of ['en', 'fi'] as const) {
  for (const theme of ['light', 'dark']) {
    const said = words[lang];
    const look = `lang=${lang}&theme=${theme}`;
    const heading = (page: Page, name: string) => page.getByRole('heading', { name });

    test(`an import under way, of nothing new, of nobody and refused: ${lang}, ${theme}`, async ({ page }) => {
      test.slow();
      await page.goto(`/?${look}&offered=1&slow=400`);
      await expect(heading(page, said.looking)).toBeVisible();
      await expectAccessible(page);
      await page.getByRole('button', { name: said.bring }).click({ timeout: 30_000 });
      await expect(heading(page, said.bringing)).toBeVisible();
      await expectAccessible(page);
      await page.goto(`/?${look}&offered=1&report=nothing`);
      await expect(heading(page, said.same)).toBeVisible();
      await expectAccessible(page);
      await page.goto(`/?${look}&offered=1&report=zero`);
      await expect(heading(page, said.nobody)).toBeVisible();
      await expectAccessible(page);
      await page.goto(`/?${look}`);
      await expect(page.getByRole('navigation').first()).toBeVisible();
      await dropPicture(page);
      await expect(page.getByText(said.refused)).toBeVisible();
      await expectAccessible(page);
    });

    test(`somebody new, deleted and erased: ${lang}, ${theme}`, async ({ page }) => {
      test.slow();
      await page.goto(`/?${look}`);
      await page.getByRole('button', { name: said.add, exact: true }).click();
      await expect(page.getByRole('textbox', { name: said.first, exact: true })).toBeVisible();
      await expectAccessible(page);
      await page.goto(`/?${look}`);
      const search = page.getByRole('textbox', { name: said.search });
      await search.fill('Liisa Järvinen');
      await expect(page.getByRole('option').first()).toContainText('Liisa Järvinen');
      await search.press('Enter');
      await page.getByRole('button', { name: said.more, exact: true }).click();
      await page.getByRole('menuitem', { name: said.delete }).click();
      await expect(page.getByRole('button', { name: said.archive })).toBeVisible();
      await expectAccessible(page);
      await page.getByRole('button', { name: said.erase }).click();
      await expect(page.getByLabel(said.sure)).toBeVisible();
      await expectAccessible(page);
    });

    test(`a book that cannot be opened, for each sort of reason: ${lang}, ${theme}`, async ({ page }) => {
      test.slow();
      for (const trouble of ['newer_book', 'in_use', 'damaged', 'disk_full', 'unfinished_book', 'key_missing']) {
        await page.goto(`/?${look}&scenario=trouble&trouble=${trouble}`);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expectAccessible(page);
      }
      await page.getByRole('button', { name: said.byWords }).click();
      await expect(page.getByRole('textbox', { name: said.order })).toBeVisible();
      await expectAccessible(page);
    });
  }
}
