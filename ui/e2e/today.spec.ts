import type { Locator, Page } from '@playwright/test';
import { expect, expectAccessible, test } from './window';

async function open(page: Page, query = ''): Promise<void> {
  await page.goto(`/${query}`);
  await expect(page.getByRole('navigation')).toBeVisible();
  await page.keyboard.press('Control+d');
  await expect(page.getByRole('heading', { level: 1, name: /^(Today|Tänään)$/ })).toBeVisible();
  await expect(page.locator('[data-row]').first()).toBeVisible();
}

const section = (page: Page, name: string): Locator => page.getByRole('region', { name: new RegExp(`^${name}`) });
const act = (page: Page, act: string, name: string): Locator => page.getByRole('button', { name: `${act}: ${name}` });

for (const lang of ['en', 'fi'] as const) {
  for (const theme of ['light', 'dark']) {
    test(`today is accessible, full and empty: ${lang}, ${theme}`, async ({ page }) => {
      await open(page, `?lang=${lang}&theme=${theme}`);
      await expectAccessible(page);
      await page.keyboard.press('ArrowDown');
      await expectAccessible(page);
      await page.goto(`/?lang=${lang}&theme=${theme}&scenario=empty`);
      await page
        .getByRole('button', { name: lang === 'en' ? 'Start with a blank book' : 'Aloita tyhjä kirja' })
        .click();
      await page.keyboard.press('Control+d');
      const nothing = lang === 'en' ? 'Nothing is waiting for you.' : 'Mikään ei odota sinua.';
      await expect(page.getByText(nothing)).toBeVisible();
      await expectAccessible(page);
    });
  }
}

test('it begins with what one could give, close ties first, and blames nobody', async ({ page }) => {
  await open(page);
  await expect(page.locator('.main').getByRole('heading', { level: 2 })).toHaveText([
    'Something you could give',
    /^Your turn/,
    /^Promises you made/,
    /^Introductions under way/,
  ]);
  await expect(section(page, 'Something you could give').getByRole('listitem').first()).toContainText('Oona Nieminen');
  await expect(page.getByText('Hanna Järvinen'), 'what others promised is not asked for').toBeHidden();
  await expect(page.getByRole('checkbox')).toHaveCount(0);
});

test('done takes the row away, lowers the badge, and Undo brings both back', async ({ page }) => {
  await open(page);
  const promises = section(page, 'Promises you made');
  const rail = page.getByRole('navigation').getByRole('button', { name: /^Today/ });
  await expect(promises.getByRole('listitem')).toHaveCount(2);
  await expect(rail).toHaveText(/14$/);
  await act(page, 'Done', 'Venla Saarinen').click();
  await expect(promises.getByRole('listitem')).toHaveCount(1);
  await expect(rail).toHaveText(/13$/);
  await expect(page.getByText('Marked as done: The projector for the rehearsal')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(promises.getByRole('listitem')).toHaveCount(2);
  await expect(rail).toHaveText(/14$/);
});

test('the arrow keys walk the acts of all sections; S is later, Enter acts, O opens', async ({ page }) => {
  await open(page);
  await page.keyboard.press('ArrowDown');
  await expect(act(page, 'Call', 'Oona Nieminen')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(act(page, 'Call', 'Oona Nieminen')).toBeFocused();
  for (let down = 0; down < 3; down += 1) await page.keyboard.press('ArrowDown');
  await expect(act(page, 'Answer', 'Kerttu Whitfield')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('s');
  await expect(page.getByText('Put off for a week: Helmi Åkerblom')).toBeVisible();
  await expect(act(page, 'Thank', 'Helmi Åkerblom')).toHaveCount(0);
  await expect(act(page, 'Record', 'Elias Lehtinen'), 'the next one is in hand').toBeFocused();
  await page.keyboard.press('o');
  await expect(page.getByRole('heading', { name: 'Elias Lehtinen', level: 2 })).toBeVisible();
});

test('Enter thanks, and the focus goes on', async ({ page }) => {
  await open(page);
  await act(page, 'Thank', 'Helmi Åkerblom').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Thanks noted: Put my name forward for the jury')).toBeVisible();
  await expect(act(page, 'Thank', 'Helmi Åkerblom')).toHaveCount(0);
  await expect(act(page, 'Record', 'Elias Lehtinen')).toBeFocused();
});

test('what was asked is answered in one of three ways', async ({ page }) => {
  await open(page);
  await act(page, 'Answer', 'Kerttu Whitfield').click();
  await expect(page.getByRole('menuitem')).toHaveText(['It’s done', 'I promise to', 'Not this time']);
  await expectAccessible(page);
  await page.getByRole('menuitem', { name: 'I promise to' }).click();
  await expect(page.getByText('Promise noted: A good plumber')).toBeVisible();
  await expect(section(page, 'Promises you made').getByText('A good plumber')).toBeVisible();
});

test('calling offers to write the moment down', async ({ page }) => {
  await open(page);
  await act(page, 'Call', 'Oona Nieminen').click();
  await page.getByRole('button', { name: 'Record', exact: true }).click();
  await expect(page.getByRole('dialog')).toContainText('Oona Nieminen');
});

test('a section begins with three rows and shows the others when asked', async ({ page }) => {
  await open(page);
  const turns = section(page, 'Your turn');
  await expect(turns.getByRole('listitem')).toHaveCount(3);
  await turns.getByRole('button', { name: '9 more' }).click();
  await expect(turns.getByRole('listitem')).toHaveCount(12);
  await turns.getByRole('button', { name: 'Show fewer' }).click();
  await expect(turns.getByRole('listitem')).toHaveCount(3);
});

test('what was put off is told at the foot of today, and comes back when asked', async ({ page }) => {
  await open(page);
  await expect(page.getByText('set aside')).toBeHidden();
  await page.getByRole('button', { name: 'Later: Venla Saarinen' }).click();
  await expect(page.getByText('1 thing is set aside for later days.')).toBeVisible();
  await page.getByRole('button', { name: 'Look ahead' }).click();
  await expect(page.getByText('The projector for the rehearsal · back 26 November')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Bring back: Venla Saarinen' }).click();
  await expect(page.getByRole('button', { name: 'Done: Venla Saarinen' })).toBeVisible();
  await expect(page.getByText('set aside')).toBeHidden();
});

test('what the book refuses stays where it was', async ({ page }) => {
  await open(page, '?fails=disk_full');
  await act(page, 'Done', 'Venla Saarinen').click();
  await expect(page.getByLabel('Notices').getByRole('paragraph')).toHaveText(/disk/i);
  await expect(act(page, 'Done', 'Venla Saarinen')).toBeEnabled();
});

test('birthdays, old ties and the season stand beside it', async ({ page }) => {
  await open(page);
  const birthdays = section(page, 'Birthdays');
  await expect(birthdays.getByRole('listitem')).toHaveText([
    /Siiri Saarinen\s+today, 40/,
    /Grace.* Saturday/,
    /28 November/,
  ]);
  await expect(section(page, 'The last three months')).toContainText(/You have given .+ and received .+\./);
  const ties = section(page, 'Worth a hello');
  const first = ties.getByRole('listitem').first();
  const name = (await first.locator('.name').textContent())!.trim();
  await act(page, 'Later', name).click();
  await expect(first).not.toContainText(name);
});

test('it fits a narrow window', async ({ page }) => {
  await page.setViewportSize({ width: 760, height: 800 });
  await open(page, '?lang=fi');
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await expectAccessible(page);
});

test('the palette goes there', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('navigation')).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('today');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
});

test('a window that stays open past midnight is in the new day', async ({ page }) => {
  await page.clock.install({ time: new Date(2026, 10, 19, 23, 58) });
  await open(page);
  await expect(page.getByText('19 November', { exact: false }).first()).toBeVisible();
  await page.clock.runFor(4 * 60_000);
  await expect(page.getByText('20 November', { exact: false }).first()).toBeVisible();
});
