import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './window';

async function open(page: Page, name: string): Promise<void> {
  const field = page.getByRole('textbox').first();
  await field.fill(name);
  await expect(page.getByRole('option').first()).toContainText(name);
  await page.getByRole('option').first().click();
  await expect(page.getByRole('heading', { name, level: 2, exact: true })).toBeVisible();
  await field.press('Escape');
}

test('a person is written in place, kept, and taken back', async ({ page }) => {
  await page.goto('/');
  await open(page, 'Liisa Järvinen');
  await page.getByRole('heading', { name: 'Liisa Järvinen', level: 2 }).click();
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press('e');
  await expect(page.getByLabel('First name', { exact: true })).toBeFocused();
  await page.getByLabel('Last name', { exact: true }).fill('Laine');
  await page.getByRole('button', { name: 'Phone', exact: true }).click();
  await page.getByRole('textbox', { name: 'Phone' }).last().fill('+358 9 123');
  await page.getByLabel('Note').fill('Likes jazz');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: 'Liisa Laine', level: 2 })).toBeVisible();
  await expect(page.getByText('+358 9 123')).toBeVisible();
  await expect(page.getByText('Likes jazz')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('heading', { name: 'Liisa Järvinen', level: 2 })).toBeVisible();
});

test('what is wrong is said, and what was written stays', async ({ page }) => {
  await page.goto('/');
  await open(page, 'Liisa Järvinen');
  await page.getByRole('button', { name: 'Edit' }).click();
  await page.getByRole('textbox', { name: 'Phone' }).first().fill('at the desk');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toContainText('a number has digits');
  await page.keyboard.press('Escape');
  await expect(page.getByText('Leave without saving?')).toBeVisible();
  await page.getByRole('button', { name: 'Go on writing' }).click();
  await expect(page.getByRole('textbox', { name: 'Phone' }).first()).toHaveValue('at the desk');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Leave', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Edit' })).toBeVisible();
});

test('a form half written is left only when one says so', async ({ page }) => {
  await page.goto('/');
  await open(page, 'Liisa Järvinen');
  await page.getByRole('button', { name: 'Edit' }).click();
  const note = page.getByLabel('Note');
  await note.fill('Likes jazz');
  const asked = page.getByRole('dialog', { name: 'Leave without saving?' });
  const rail = (name: string) => page.getByRole('navigation').getByRole('button', { name, exact: true });
  const ways = [
    () => page.getByRole('option', { name: /Olga Pereira/ }).click(),
    () => rail('Favours').click(),
    () => page.keyboard.press('Control+d'),
    () => page.getByRole('button', { name: 'Add a person' }).first().click(),
  ];
  for (const way of ways) {
    await way();
    await expect(asked).toBeVisible();
    await asked.getByRole('button', { name: 'Go on writing' }).click();
    await expect(asked).toBeHidden();
    await expect(note).toHaveValue('Likes jazz');
  }
  await rail('Favours').click();
  await expectAccessible(page);
  await asked.getByRole('button', { name: 'Leave', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Favours', level: 1 })).toBeVisible();
});

test('somebody new and an organisation are not dropped half written either', async ({ page }) => {
  await page.goto('/');
  const asked = page.getByRole('dialog', { name: 'Leave without saving?' });
  await page.getByRole('button', { name: 'Add a person' }).first().click();
  await page.getByLabel('First name', { exact: true }).fill('Ada');
  await page.getByRole('button', { name: 'Organisations' }).click();
  await asked.getByRole('button', { name: 'Leave', exact: true }).click();
  await page.getByRole('button', { name: /Radio Helsinki/ }).click();
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  await page.getByLabel('Note').fill('Asks for demos');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await asked.getByRole('button', { name: 'Go on writing' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Asks for demos')).toBeVisible();
  await page.getByRole('button', { name: 'Groups' }).click();
  await expect(asked, 'what is saved is not asked about').toBeHidden();
});

test('what was changed meanwhile is told, and what one wrote stays', async ({ page }) => {
  await page.goto('/');
  await open(page, 'Liisa Järvinen');
  const note = page.getByLabel('Note');
  await page.getByRole('button', { name: 'Edit' }).click();
  await note.fill('Likes jazz');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'Edit' }).click();
  await note.fill('Likes the blues');
  await page.getByLabel('Employer').fill('Radio Turku');
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'See what it is now' }).click();
  await expect(page.getByText('Changed meanwhile as well: Note: nothing.')).toBeVisible();
  await expect(note).toHaveValue('Likes the blues');
  await expect(page.getByLabel('Employer')).toHaveValue('Radio Turku');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Likes the blues')).toBeVisible();
});

test('somebody new is added with all that is known of them', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Add a person' }).first().click();
  await page.getByLabel('First name', { exact: true }).fill('Ada');
  await page.getByLabel('Last name', { exact: true }).fill('Byron');
  await page.getByLabel('Employer').fill('Analytical Engines');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'Ada Byron', level: 2 })).toBeVisible();
  await page.getByRole('button', { name: 'Organisations' }).click();
  await page.getByRole('button', { name: /Analytical Engines/ }).click();
  await expect(page.getByRole('button', { name: /Ada Byron/ })).toBeVisible();
});

test('several are chosen together and put away, and come back', async ({ page }) => {
  await page.goto('/');
  const option = (at: number) => page.getByRole('option').nth(at);
  await expect(option(0)).toContainText('Anna Lehtonen');
  await option(0).click({ modifiers: ['Control'] });
  await option(2).click({ modifiers: ['Control'] });
  await expect(page.getByRole('toolbar', { name: '2 people' })).toBeVisible();
  await page.getByRole('button', { name: 'Archive', exact: true }).click();
  await expect(page.getByText('1,282 people')).toBeVisible();
  await expect(option(0)).not.toContainText('Anna Lehtonen');
  await page.getByRole('textbox').first().fill('Anna Lehtonen');
  await expect(option(0)).toContainText('Archived');
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('textbox').first().fill('');
  await expect(page.getByText('1,284 people')).toBeVisible();
  await page.getByRole('listbox').focus();
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByRole('toolbar', { name: '2 people' })).toBeVisible();
  await page.keyboard.press('Control+a');
  await expect(page.getByRole('toolbar', { name: '1,284 people' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('toolbar')).toHaveCount(0);
});

test('a life area is said of several at once, beside those that each has', async ({ page }) => {
  await page.goto('/');
  const option = (at: number) => page.getByRole('option').nth(at);
  await expect(option(0)).toContainText('Anna Lehtonen');
  const other = (await option(2).locator('.name').textContent()) ?? '';
  await option(0).click({ modifiers: ['Control'] });
  await option(2).click({ modifiers: ['Control'] });
  await page.getByRole('toolbar', { name: '2 people' }).getByRole('button', { name: 'Add a life area' }).click();
  await page.getByRole('menuitem', { name: 'Position of trust' }).click();
  await expect(page.getByText('Position of trust: 2 people')).toBeVisible();
  const chip = page.getByRole('article').getByText('Position of trust', { exact: true });
  for (const name of ['Anna Lehtonen', other.trim()]) {
    await open(page, name);
    await expect(chip).toBeVisible();
  }
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(chip, 'one undo for all').toHaveCount(0);
  await open(page, 'Anna Lehtonen');
  await expect(chip).toHaveCount(0);
});

test('every part of an address can be written, and stays while it is emptied', async ({ page }) => {
  await page.goto('/');
  await open(page, 'Liisa Järvinen');
  await page.getByRole('button', { name: 'Edit' }).click();
  await page.getByRole('button', { name: 'Address', exact: true }).click();
  const address = page.getByRole('group', { name: 'Address' }).last();
  await address.getByLabel('Street').fill('Satamakatu 4');
  await address.getByRole('button', { name: 'Apartment, PO box, region' }).click();
  await address.getByLabel('Region').fill('Uusimaa');
  await address.getByLabel('Region').fill('');
  await address.getByLabel('Region').fill('Pirkanmaa');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Pirkanmaa')).toBeVisible();
});

test('deleting asks, and offers the archive', async ({ page }) => {
  await page.goto('/');
  await open(page, 'Liisa Järvinen');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete Liisa Järvinen?' });
  await expect(dialog).toContainText('favours go too');
  await dialog.getByRole('button', { name: 'Archive instead' }).click();
  await expect(page.getByText('Archived: Liisa Järvinen')).toBeVisible();
});

async function toErase(page: Page) {
  await open(page, 'Liisa Järvinen');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Erase for good…' }).click();
  return page.getByRole('dialog', { name: 'Erase Liisa Järvinen for good?' });
}

test('erasing says what goes, asks to be sure, and no undo is offered', async ({ page }) => {
  await page.goto('/');
  const dialog = await toErase(page);
  await expect(dialog).toContainText('favours go too');
  await expect(dialog).toContainText('of the history go');
  await expectAccessible(page);
  const erase = dialog.getByRole('button', { name: 'Erase for good' });
  await expect(erase).toBeDisabled();
  await dialog.getByLabel('I know that nothing brings them back').check();
  await erase.click();
  const said = page.getByText('Erased. Nothing of them is left in this book.');
  await expect(said).toBeVisible();
  await expect(page.getByRole('status').getByRole('button', { name: 'Undo' })).toHaveCount(0);
  await page.getByRole('textbox').first().fill('Liisa Järvinen');
  // Her namesake stays.
  await expect(page.getByRole('option')).toHaveText([/Producer/]);
});

test('who has to be erased can be where no backup can be made', async ({ page }) => {
  await page.goto('/?backups=failing');
  const dialog = await toErase(page);
  await dialog.getByLabel('I know that nothing brings them back').check();
  const erase = dialog.getByRole('button', { name: 'Erase for good' });
  await erase.click();
  await expect(dialog.getByRole('alert')).toHaveText('Your book could not be backed up first.');
  await dialog.getByLabel('Erase them without a backup').check();
  await expectAccessible(page);
  await erase.click();
  await expect(page.getByText('Erased. Nothing of them is left in this book.')).toBeVisible();
});

test('a backup that could not go with whom it holds is named', async ({ page }) => {
  await page.goto('/?backups=failing');
  const dialog = await toErase(page);
  await dialog.getByLabel('Delete this backup too').check();
  await dialog.getByLabel('I know that nothing brings them back').check();
  await dialog.getByRole('button', { name: 'Erase for good' }).click();
  await expect(page.getByText('may still hold them: book-2026')).toBeVisible();
});

for (const lang of ['en', 'fi'] as const) {
  for (const theme of ['light', 'dark']) {
    test(`the form, organisations and groups are accessible: ${lang}, ${theme}`, async ({ page }) => {
      test.slow();
      await page.goto(`/?lang=${lang}&theme=${theme}`);
      await open(page, 'Aino Korhonen');
      await page.getByRole('button', { name: { en: 'Edit', fi: 'Muokkaa' }[lang], exact: true }).click();
      await expect(page.locator('form')).toBeVisible();
      await expectAccessible(page);
      await page.getByRole('button', { name: { en: 'Cancel', fi: 'Peruuta' }[lang], exact: true }).click();
      await page.getByRole('button', { name: { en: 'Organisations', fi: 'Organisaatiot' }[lang] }).click();
      await page.getByRole('button', { name: /Radio Helsinki/ }).click();
      await expectAccessible(page);
      await page.getByRole('button', { name: { en: 'Groups', fi: 'Ryhmät' }[lang] }).click();
      await page.getByRole('button', { name: /choir|kuoro/ }).click();
      await expectAccessible(page);
    });
  }
}

test('an erasure that is under way is not called off by closing the dialog', async ({ page }) => {
  await page.clock.install();
  await page.goto('/?slow=700');
  const dialog = await toErase(page);
  await dialog.getByLabel('I know that nothing brings them back').check();
  await page.clock.pauseAt(Date.now() + 60_000);
  await dialog.getByRole('button', { name: 'Erase for good' }).click();
  await page.keyboard.press('Escape');
  await page.mouse.click(8, 400);
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeDisabled();
  await expect(dialog.getByRole('button', { name: 'Close' })).toBeDisabled();
  await expect(dialog).toBeVisible();
  await page.clock.resume();
  await expect(page.getByText('Erased. Nothing of them is left in this book.')).toBeVisible();
  await expect(dialog).toBeHidden();
});

test('a number goes up by the keys as far as it is pressed, and the focus goes with it', async ({ page }) => {
  await page.goto('/');
  await open(page, 'Liisa Järvinen');
  await page.getByRole('button', { name: 'Edit' }).click();
  const phones = page.getByRole('textbox', { name: 'Phone' });
  await expect(phones.first()).toBeVisible();
  const before = await phones.count();
  for (const number of ['+358 9 1', '+358 9 2']) {
    await page.getByRole('button', { name: 'Phone', exact: true }).click();
    await phones.last().fill(number);
  }
  for (let up = 0; up <= before; up += 1) await page.keyboard.press('Alt+ArrowUp');
  await expect(phones.first()).toHaveValue('+358 9 2');
  await expect(phones.first()).toBeFocused();
  await page.getByRole('group', { name: 'Phone' }).getByRole('button', { name: 'Move up' }).last().focus();
  for (let up = 0; up < before; up += 1) await page.keyboard.press('Enter');
  await expect(phones.nth(1)).toHaveValue('+358 9 1');
  await page.getByRole('button', { name: 'Take out: +358 9 1' }).press('Enter');
  await expect(phones).toHaveCount(before + 1);
  await expect(page.getByRole('form').locator(':focus')).toHaveCount(1);
});

test('the keys go on where they were when a form is closed', async ({ page }) => {
  await page.goto('/');
  await open(page, 'Liisa Järvinen');
  await page
    .getByRole('option', { name: /Liisa Järvinen/ })
    .first()
    .click();
  await page.getByRole('listbox').focus();
  const first = page.getByLabel('First name', { exact: true });
  await page.keyboard.press('e');
  await expect(first).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox')).toBeFocused();
  await page.keyboard.press('e');
  await page.getByLabel('Note').fill('Likes jazz');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Leave', exact: true }).click();
  await expect(page.getByRole('listbox')).toBeFocused();
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await page.getByLabel('Note').fill('Likes jazz');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('button', { name: 'Edit', exact: true })).toBeFocused();
});

test('an organisation is written by the keys alone', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Organisations' }).click();
  await page.getByRole('button', { name: /Radio Helsinki/ }).click();
  await expect(page.getByRole('heading', { name: 'Radio Helsinki', level: 2 })).toBeVisible();
  await page.keyboard.press('e');
  const form = page.getByRole('form', { name: 'Radio Helsinki' });
  await expect(form.getByLabel('Name')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(form).toBeHidden();
  await expect(page.getByRole('button', { name: 'More', exact: true })).toBeFocused();
  await page.keyboard.press('e');
  await form.getByLabel('Note').fill('Asks for demos');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Asks for demos')).toBeVisible();
});

test('a circle that stands already is no step to take back', async ({ page }) => {
  await page.goto('/');
  await open(page, 'Liisa Järvinen');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Circle and kind of tie…' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved: Liisa Järvinen')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0);
});

test('an organisation is written down before anybody works there', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Organisations', exact: true }).click();
  await page.getByRole('button', { name: 'New organisation' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Add' }).click();
  await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Name' })).toHaveAccessibleDescription(/./);
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Kivi Oy');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: 'Kivi Oy' })).toBeVisible();
  await expect(page.getByText('Added: Kivi Oy')).toBeVisible();
  await page.getByRole('button', { name: 'New organisation' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('kivi oy');
  await page.keyboard.press('Enter');
  await expect(page.getByText('There is one of that name already.')).toBeVisible();
});
