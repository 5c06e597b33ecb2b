import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './window';

const room = (page: Page, name: string) =>
  page.getByRole('navigation').first().getByRole('button', { name, exact: true }).click();

for (const lang of ['en', 'fi'] as const) {
  for (const theme of ['light', 'dark']) {
    test(`settings and palette are accessible: ${lang}, ${theme}`, async ({ page }) => {
      test.slow();
      await page.goto(`/?lang=${lang}&theme=${theme}`);
      await room(page, lang === 'en' ? 'Settings' : 'Asetukset');
      await expect(page.getByRole('radiogroup').nth(2)).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('dialog').getByRole('listbox')).toBeVisible();
      await expectAccessible(page);
    });
  }
}

test('a part far down is reached without moving the window itself', async ({ page }) => {
  await page.setViewportSize({ width: 760, height: 800 });
  await page.goto('/');
  await room(page, 'Settings');
  await page.getByRole('button', { name: 'History', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'History' })).toBeInViewport();
  await expect(page.getByRole('navigation').first()).toBeInViewport({ ratio: 1 });
  const beyond = await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
  expect(beyond, 'nothing lies below the window').toBe(0);
});

test('a part that is gone to is kept to while what stands above it comes', async ({ page }) => {
  await page.goto('/?slow=600');
  const top = async () => (await page.getByRole('heading', { name: 'Backups' }).boundingBox())?.y ?? 0;
  const goThere = async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Find or do…' }).fill('history');
    await expect(page.getByRole('option', { name: 'History' })).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeHidden();
  };
  await expect(page.getByRole('navigation', { name: 'Rooms' })).toBeVisible();
  await goThere();
  const history = page.getByRole('heading', { name: 'History' });
  await expect(page.getByRole('button', { name: /^Undo: / }).first()).toBeVisible();
  await expect(page.getByText('Last backup', { exact: false })).toBeAttached();
  await expect(history).toBeInViewport();
  expect(await top(), 'what stands above it is out of the window').toBeLessThan(0);

  await page.mouse.move(700, 400);
  await page.mouse.wheel(0, -20_000);
  await expect(page.getByRole('heading', { name: 'General' })).toBeInViewport();
  await goThere();
  await expect(history).toBeInViewport();
});

test('the pace of fading is said in words and kept', async ({ page }) => {
  await page.goto('/');
  await room(page, 'Settings');
  await expect(page.getByText('half as much after two years, and a quarter after four')).toBeVisible();
  await page.getByRole('radio', { name: '1 year' }).click();
  await expect(page.getByText('half as much after a year, and a quarter after two')).toBeVisible();
  await page.getByRole('radio', { name: 'Never' }).click();
  await expect(page.getByText('keeps its whole weight')).toBeVisible();
  await page.getByRole('radio', { name: /^Give generously/ }).click();
  await room(page, 'Balance');
  await room(page, 'Settings');
  await expect(page.getByRole('radio', { name: 'Never' })).toBeChecked();
  await expect(page.getByRole('radio', { name: /^Give generously/ })).toBeChecked();
});

test('a setting that cannot be kept goes back, with a word', async ({ page }) => {
  await page.goto('/?fails=disk_full');
  await room(page, 'Settings');
  await page.getByRole('radio', { name: '5 years' }).click();
  await expect(page.getByText('The setting could not be saved. The disk is full.')).toBeVisible();
  await expect(page.getByRole('radio', { name: '2 years' })).toBeChecked();
});

test('the history takes a step back and says which', async ({ page }) => {
  await page.goto('/?offered=1');
  await page.getByRole('button', { name: 'Bring them in' }).click();
  await expect(page.getByRole('button', { name: 'See the people' })).toBeVisible();
  await room(page, 'Settings');
  await page.getByRole('button', { name: 'History' }).click();
  await page.getByRole('button', { name: /^Undo: Contacts brought in .* changed$/ }).click();
  await expect(page.getByText(/^Undone: Contacts brought in – contacts.vcf · 1,112 new · 96 changed$/)).toBeVisible();
  await expect(page.getByText('undone', { exact: true }).first()).toBeVisible();
  await expectAccessible(page);
});

test('a step that cannot be taken back says why', async ({ page }) => {
  await page.goto('/');
  await room(page, 'Settings');
  await page.getByRole('button', { name: 'History' }).click();
  await page
    .getByRole('button', { name: /^Undo: / })
    .first()
    .click();
  await expect(page.getByText(/^It could not be undone/)).toBeVisible();
});

test('Ctrl Z takes back the latest, until nothing is left', async ({ page }) => {
  await page.goto('/?scenario=empty');
  await page.getByRole('button', { name: 'Start with a blank book' }).click();
  await expect(page.getByRole('navigation', { name: 'Rooms' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('There is nothing to undo.')).toBeVisible();
});

test('the palette finds people, goes to rooms and does things', async ({ page }) => {
  await page.goto('/?theme=light');
  await expect(page.getByRole('navigation', { name: 'Rooms' })).toBeVisible();
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'Find or do…' });
  await field.fill('liisa j');
  await expect(
    page
      .getByRole('dialog')
      .getByRole('option', { name: /Liisa Järvinen/ })
      .first(),
  ).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Liisa Järvinen' })).toBeVisible();

  await expect(field).toBeHidden();
  await page.keyboard.press('Control+k');
  await field.fill('bal');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Balance' })).toBeVisible();

  await expect(field).toBeHidden();
  await page.keyboard.press('Control+k');
  await field.fill('favours');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Favours', exact: true })).toBeVisible();

  await expect(field).toBeHidden();
  await page.keyboard.press('Control+k');
  await field.fill('dark');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');

  await expect(field).toBeHidden();
  await page.keyboard.press('Control+k');
  await field.fill('what you gave');
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog', { name: 'Record a favour' });
  await expect(sheet).toBeVisible();
  await expect(sheet.locator(':focus')).toHaveCount(1);
});

test('Enter does not wait for people where an act is named, or a hit is shown that is meant', async ({ page }) => {
  const field = page.getByRole('combobox', { name: 'Find or do…' });
  await page.clock.install();
  await page.goto('/?slow=4000');
  await expect(page.getByText('Aino Korhonen').first()).toBeVisible({ timeout: 20_000 });
  // From here the clock goes on only as told, and an answer takes four seconds of it.
  await page.clock.pauseAt(Date.now() + 60_000);
  await page.keyboard.press('Control+k');
  await field.fill('balance');
  await page.keyboard.press('Enter');
  await page.clock.runFor(500);
  await expect(page.getByRole('heading', { level: 1, name: 'Balance' })).toBeVisible();

  await page.keyboard.press('Control+k');
  await field.fill('korh');
  await page.clock.runFor(8_000);
  await expect(page.getByRole('option', { name: /Korhonen/ }).first()).toBeVisible();
  await field.fill('korho');
  await page.keyboard.press('Enter');
  await page.clock.runFor(500);
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('the palette says when there is nothing, and goes round with the arrows', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('navigation', { name: 'Rooms' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Find or do…' })).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('dialog').getByRole('option').last()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('dialog').getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('combobox', { name: 'Find or do…' }).fill('zzzqqq');
  await expect(page.getByText('Nothing by that name.')).toBeVisible();
});

test('how the balance is told: leaning, close ties, rhythms and promises are kept', async ({ page }) => {
  await page.goto('/');
  await room(page, 'Settings');
  await page.getByRole('radio', { name: 'A lot', exact: true }).click();
  await expect(page.getByText('It leans only after days of help.')).toBeVisible();
  await page.getByRole('combobox', { name: /^In touch: Friends/ }).click();
  await page.getByRole('option', { name: 'every two months' }).click();
  await page.getByRole('radio', { name: '8', exact: true }).click();
  const close = page.getByRole('switch', { name: 'Show numbers for close ties too' });
  await expect(close).toHaveAttribute('aria-checked', 'false');
  await close.click();
  await room(page, 'People');
  await page.getByRole('option', { name: /^Aino Korhonen/ }).click();
  await expect(page.getByText('Received', { exact: true }).first()).toBeVisible();
  await room(page, 'Settings');
  await expect(close).toHaveAttribute('aria-checked', 'true');
  await expect(page.getByRole('radio', { name: 'A lot', exact: true })).toBeChecked();
  await expect(page.getByRole('radio', { name: '8', exact: true })).toBeChecked();
  await expect(page.getByRole('combobox', { name: 'In touch: Friends: every two months' })).toBeVisible();
});

test('what one says of oneself is not dropped half written, and can be saved when the book went past it', async ({
  page,
}) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  const form = page.getByRole('form', { name: 'About you' });
  const town = form.getByLabel('Town');
  await town.fill('Turku');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form.getByRole('button', { name: 'Save' })).toBeDisabled();
  await town.fill('Tampere');
  await page.getByRole('button', { name: 'People', exact: true }).click();
  const asked = page.getByRole('dialog', { name: 'Leave without saving?' });
  await asked.getByRole('button', { name: 'Go on writing' }).click();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await form.getByRole('button', { name: 'Save' }).click();
  await form.getByRole('button', { name: 'See what it is now' }).click();
  await expect(town).toHaveValue('Tampere');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form.getByRole('button', { name: 'Save' })).toBeDisabled();
  await expect(town).toHaveValue('Tampere');
});
