import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './window';

const words = {
  en: {
    search: 'Search people',
    more: 'More',
    write: 'Export…',
    where: 'Choose where…',
    these: 'Export these people…',
  },
  fi: { search: 'Etsi ihmisiä', more: 'Lisää', write: 'Vie…', where: 'Valitse paikka…', these: 'Vie nämä ihmiset…' },
};

/** Three people are chosen in the list, and the bar's act is asked for. */
async function chooseThree(page: Page, lang: 'en' | 'fi'): Promise<void> {
  await expect(page.getByRole('option').first()).toBeVisible();
  for (const at of [0, 1, 2])
    await page
      .getByRole('option')
      .nth(at)
      .click({ modifiers: ['ControlOrMeta'] });
  await page.getByRole('toolbar').getByRole('button', { name: words[lang].write }).click();
}

for (const lang of ['en', 'fi'] as const) {
  for (const theme of ['light', 'dark']) {
    test(`formats, and who stayed behind, are accessible: ${lang}, ${theme}`, async ({ page }) => {
      await page.goto(`/?lang=${lang}&theme=${theme}&refused=2`);
      await chooseThree(page, lang);
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectAccessible(page);
      await page.getByRole('button', { name: words[lang].where }).click();
      await expect(page.getByRole('dialog').getByRole('alert')).toContainText('TEL');
      await expectAccessible(page);
    });
  }
}

test('a selection goes out, and is counted', async ({ page }) => {
  await page.goto('/');
  await chooseThree(page, 'en');
  const dialog = page.getByRole('dialog', { name: 'Export: 3 people' });
  await expect(dialog.getByRole('radio')).toHaveCount(5);
  await dialog.getByRole('radio', { name: /vCard 3\.0/ }).check();
  await dialog.getByRole('button', { name: 'Choose where…' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('people.vcf: 3 people, in /home/aino/Documents')).toBeVisible();
});

test('the others go out where a card is refused, and it is named', async ({ page }) => {
  await page.goto('/?refused=1');
  await chooseThree(page, 'en');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Choose where…' }).click();
  await expect(dialog).toContainText('people.vcf: 2 people');
  await expect(dialog.getByRole('alert')).toContainText('Not in the file 1');
  await expect(dialog.getByRole('listitem')).toHaveCount(1);
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(dialog).toBeHidden();
});

test('one person, a circle, a group, or everyone', async ({ page }) => {
  await page.goto('/');
  await page.getByLabel('Search people').fill('Liisa Järvinen');
  await page.getByLabel('Search people').press('Enter');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Export…' }).click();
  await expect(page.getByRole('dialog', { name: 'Export: Liisa Järvinen' })).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByLabel('Search people').fill('');
  await expect(page.getByRole('button', { name: 'Export these people…' })).toBeHidden();
  await page.getByRole('button', { name: 'Core', exact: true }).click();
  await page.getByRole('button', { name: 'Export these people…' }).click();
  await expect(page.getByRole('dialog', { name: /^Export: Core, \d+ people$/ })).toBeVisible();
  await page.getByRole('button', { name: 'Choose where…' }).click();
  await expect(page.getByText(/^people\.vcf: \d+ people, in/)).toBeVisible();

  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: 'Find or do…' }).fill('Take people elsewhere');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Export…' }).click();
  const everyone = page.getByRole('dialog', { name: 'Take people elsewhere' });
  await expect(everyone.getByRole('radio')).toHaveCount(5);
  await everyone.getByRole('radio', { name: /The whole book/ }).check();
  await everyone.getByRole('button', { name: 'Choose where…' }).click();
  await expect(page.getByText(/^book\.json: 1,284 people and 3 organisations/)).toBeVisible();
});

test('a long export says how far it is, and leaves no file when it is stopped', async ({ page }) => {
  test.slow();
  await page.goto('/?slow=500');
  await chooseThree(page, 'en');
  const dialog = page.getByRole('dialog', { name: 'Export: 3 people' });
  await dialog.getByRole('button', { name: 'Choose where…' }).click();
  await expect(dialog.getByRole('progressbar', { name: 'Writing the file' })).toHaveAttribute(
    'aria-valuenow',
    /^[1-9]/,
  );
  await expect(dialog.getByText('If you stop now, there is no new file')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Stop' }), 'the keys stay where they were').toBeFocused();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Stop' }).click();
  await expect(dialog.getByRole('status')).toHaveText('Stopped. No file was written.');
  await expect(dialog.getByRole('button', { name: 'Choose where…' })).toBeEnabled();
});

test('who closes the dialog while it writes gets no file', async ({ page }) => {
  await page.goto('/?slow=80');
  await chooseThree(page, 'en');
  await page.getByRole('button', { name: 'Choose where…' }).click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByText('Stopped. No file was written.')).toBeVisible();
  await page.getByRole('toolbar').getByRole('button', { name: 'Export…' }).click();
  await expect(page.getByRole('button', { name: 'Choose where…' })).toBeEnabled();
  await expect(page.getByText(/^people\.vcf:/)).toBeHidden();
});

test('a closed dialog writes nothing and leaves the choice', async ({ page }) => {
  await page.goto('/?dialog=closed');
  await chooseThree(page, 'en');
  await page.getByRole('button', { name: 'Choose where…' }).click();
  await expect(page.getByRole('dialog', { name: 'Export: 3 people' })).toBeVisible();
});
