import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './window';

const room = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

for (const lang of ['en', 'fi'] as const) {
  for (const theme of ['light', 'dark']) {
    test(`the balance and its tables are accessible: ${lang}, ${theme}`, async ({ page }) => {
      test.slow();
      await page.goto(`/?lang=${lang}&theme=${theme}`);
      await room(page, lang === 'en' ? 'Balance' : 'Tasapaino');
      await expect(
        page.getByRole('heading', { name: lang === 'en' ? 'People by turn' : 'Ihmiset vuoron mukaan' }),
      ).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press('t');
      await expect(page.getByRole('columnheader', { name: lang === 'en' ? 'Month' : 'Kuukausi' })).toBeVisible();
      await expectAccessible(page);
    });
  }
}

test('T turns every chart into its table and back', async ({ page }) => {
  await page.goto('/');
  await room(page, 'Balance');
  const months = page.getByRole('slider', { name: 'Over time' });
  await expect(months).toBeVisible();
  await page.keyboard.press('t');
  await expect(months).toBeHidden();
  await expect(page.getByRole('columnheader', { name: 'Weight given' })).toHaveCount(2);
  await page.keyboard.press('t');
  await expect(months).toBeVisible();
});

test('the arrow keys walk the months', async ({ page }) => {
  await page.goto('/');
  await room(page, 'Balance');
  const months = page.getByRole('slider', { name: 'Over time' });
  await months.focus();
  const latest = await months.getAttribute('aria-valuetext');
  await page.keyboard.press('ArrowLeft');
  await expect(months).not.toHaveAttribute('aria-valuetext', latest!);
  await expect(months).toHaveAttribute('aria-valuetext', /October 2026: given .+, received .+, running/);
});

test('people stand in alphabetical order, five and then the rest, and open their page', async ({ page }) => {
  await page.goto('/');
  await room(page, 'Balance');
  const column = page.locator('section section').filter({ has: page.getByRole('heading', { name: 'Your turn' }) });
  await expect(column.getByRole('listitem')).toHaveCount(5);
  const names = await column.getByRole('listitem').locator('.person > span:last-child').allTextContents();
  const plain = names.map((name) => name.trim());
  expect(plain).toEqual([...plain].sort((a, b) => a.localeCompare(b, 'fi')));
  await column.getByRole('button', { name: /more$/ }).click();
  expect(await column.getByRole('listitem').count()).toBeGreaterThan(5);
  await column.getByRole('listitem').first().getByRole('button').click();
  await expect(page.getByRole('heading', { name: plain[0]! })).toBeVisible();
});

test('close circles have words and no figures', async ({ page }) => {
  await page.goto('/');
  await room(page, 'Balance');
  await expect(page.getByText('Not counted: Core and Close.')).toBeVisible();
  const table = page.getByRole('table', { name: 'By circle' });
  await expect(table.getByRole('row')).not.toHaveCount(0);
  await expect(table.getByText('Close', { exact: true })).toHaveCount(0);
});

test('an empty book teaches one thing', async ({ page }) => {
  await page.goto('/?scenario=empty');
  await page.getByRole('button', { name: 'Start with a blank book' }).click();
  await room(page, 'Balance');
  await expect(page.getByText('Your balance needs a little more to go on.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Record what you gave' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('the charts fit a narrow window', async ({ page }) => {
  await page.setViewportSize({ width: 760, height: 800 });
  await page.goto('/?lang=fi');
  await room(page, 'Tasapaino');
  await expect(page.getByRole('slider')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

test('the network by its parts, and a share only where there is enough to tell', async ({ page }) => {
  await page.goto('/');
  await room(page, 'Balance');
  await expect(page.getByRole('table', { name: 'By circle' })).toBeVisible();
  await page.getByRole('radio', { name: 'Life area' }).click();
  const areas = page.getByRole('table', { name: 'By life area' });
  await expect(areas.getByRole('row', { name: /^Work / })).toBeVisible();
  await expect(page.getByText('Close ties aren’t in these figures.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('radio', { name: 'Year' }).click();
  const years = page.getByRole('table', { name: 'By year' });
  await expect(years.getByRole('rowheader').first()).toHaveText('2026');
  await expect(years.getByRole('row', { name: /^2022 / }).getByText('Too little to tell yet')).toHaveCount(1);
  await areas.getByRole('button', { name: 'Work', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Show everyone' })).toBeVisible();
  await expect(page.getByText('Work', { exact: true })).toBeVisible();
});

test('every figure of the network leads to the favours that it is made of', async ({ page }) => {
  await page.goto('/');
  await room(page, 'Balance');
  await page.getByRole('button', { name: '11 received' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Favours' })).toBeVisible();
});

test('close ties are counted among the circles once that is switched on', async ({ page }) => {
  await page.goto('/');
  await room(page, 'Settings');
  await page.getByRole('switch', { name: 'Show numbers for close ties too' }).click();
  await room(page, 'Balance');
  const table = page.getByRole('table', { name: 'By circle' });
  await expect(table.getByRole('row', { name: /^Core / })).toBeVisible();
  await expect(page.getByText('Not counted: Core and Close.')).toBeHidden();
});

test('a period tells of its own favours, and leads to them', async ({ page }) => {
  await page.goto('/');
  await room(page, 'Balance');
  await page.getByRole('combobox', { name: /^When/ }).click();
  await page.getByRole('option', { name: 'This year' }).click();
  await expect(page.getByText('What passed then, as it weighs today.')).toBeVisible();
  await expectAccessible(page);
  const given = page.getByRole('button', { name: /given$/ }).first();
  const count = /\d+/.exec((await given.textContent()) ?? '')![0];
  await page.getByRole('button', { name: 'Why: what generosity is made of' }).click();
  await expect(page.getByRole('dialog').getByRole('row', { name: /^Together/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await given.click();
  await expect(page.getByRole('combobox', { name: 'When: This year' })).toBeVisible();
  await expect(page.getByText(new RegExp(`${count} given`)).first()).toBeVisible();
});

test('another period keeps what was chosen, and the room meanwhile', async ({ page }) => {
  await page.clock.install();
  await page.goto('/?slow=400');
  await room(page, 'Balance');
  const when = page.getByRole('combobox', { name: /^When/ });
  const area = page.getByRole('radio', { name: 'Life area' });
  await area.click();
  await when.click();
  await page.getByRole('option', { name: 'Choose the days…' }).click();
  await page.getByRole('textbox', { name: 'Until' }).fill('2022');
  // The clock goes to where the days are read and their figures not there yet, however busy the computer is.
  await page.clock.pauseAt(Date.now() + 60_000);
  await page.keyboard.press('Enter');
  await page.clock.runFor(600);
  await expect(page.locator('[aria-busy=true]').first(), 'the figures of before').toBeVisible();
  await page.clock.resume();
  await expect(area, 'too little then').toBeHidden();
  await when.click();
  await page.getByRole('option', { name: 'Any time' }).click();
  await expect(area).toBeChecked();
  await expect(when).toBeFocused();
});

test('of too little in a period no share is told, and the turns stay', async ({ page }) => {
  await page.goto('/?lang=fi');
  await room(page, 'Tasapaino');
  await page.getByRole('combobox', { name: /^Milloin/ }).click();
  await page.getByRole('option', { name: 'Valitse päivät…' }).click();
  await page.getByRole('textbox', { name: 'Päättyen' }).fill('2022');
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('heading', { name: 'Tältä ajalta on liian vähän merkintöjä osuuksien kertomiseen.' }),
  ).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Ihmiset vuoron mukaan' })).toBeVisible();
  await expect(page.getByText('kaikesta vaihdetusta annoit sinä')).toBeHidden();
  await expectAccessible(page);
});
