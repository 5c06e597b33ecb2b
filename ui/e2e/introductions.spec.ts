import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './window';

const words = {
  en: { room: 'Introductions', doors: 'Doors', tree: 'Who opened which door', ask: 'Ask Mikko' },
  fi: { room: 'Esittelyt', doors: 'Ovet', tree: 'Kuka avasi minkä oven', ask: 'Kysy: Mikko' },
};

const room = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const column = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Board' }).getByRole('region', { name: new RegExp(`^${name}`) });
const card = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

for (const lang of ['en', 'fi'] as const) {
  for (const theme of ['light', 'dark']) {
    test(`the board, its table, a card and the doors are accessible: ${lang}, ${theme}`, async ({ page }) => {
      test.slow();
      const said = words[lang];
      await page.goto(`/?lang=${lang}&theme=${theme}`);
      await room(page, said.room);
      await expect(page.locator('[data-card]').first()).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press('t');
      await expect(page.getByRole('table')).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press('t');
      await page.getByRole('button', { name: said.ask }).click();
      await expect(page.getByRole('dialog').getByRole('textbox').nth(1)).not.toHaveValue('');
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await page.getByRole('radio', { name: said.doors }).click();
      await expect(page.getByRole('tree', { name: said.tree })).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press('t');
      await expect(page.getByRole('table', { name: said.tree })).toBeVisible();
      await expectAccessible(page);
    });
  }
}

test('each side answers on its own, and Ready opens only when both have agreed', async ({ page }) => {
  await page.goto('/');
  await room(page, 'Introductions');
  await expect(column(page, 'Asking everyone').getByText('Mikko Korhonen')).toBeVisible();
  await card(page, 'Kerttu Whitfield and Mikko Korhonen: Asking everyone').click();
  const dialog = page.getByRole('dialog', { name: 'Kerttu Whitfield and Mikko Korhonen' });
  await expect(dialog.getByRole('radio', { name: 'Introduce them' })).toBeHidden();
  await expect(dialog.getByRole('radio', { name: 'Ask Mikko' })).toBeChecked();
  await dialog.getByRole('button', { name: 'Mark as asked' }).click();
  const mikko = dialog.getByRole('radiogroup', { name: 'What Mikko Korhonen says' });
  await expect(mikko.getByRole('radio', { name: 'asked', exact: true })).toBeChecked();
  await expect(dialog.getByRole('button', { name: 'Mark as sent' })).toBeHidden();
  await mikko.getByRole('radio', { name: 'agreed' }).click();
  await expect(dialog.getByRole('radio', { name: 'Introduce them' })).toBeChecked();
  await expect(dialog.getByRole('textbox', { name: 'Subject' })).toHaveValue(
    /^Introduction: Kerttu Whitfield and Mikko/,
  );
  await dialog.getByRole('button', { name: 'Mark as sent' }).click();
  await expect(dialog.getByRole('button', { name: 'They have met' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(column(page, 'Sent').getByText('Mikko Korhonen')).toBeVisible();
  await expect(column(page, 'Sent').getByText('agreed'), 'from Sent on the consent is gone').toHaveCount(0);
});

test('a card that was closed with its cross opens again', async ({ page }) => {
  await page.goto('/?lang=en');
  await room(page, 'Introductions');
  const dialog = page.getByRole('dialog');
  for (const time of ['once', 'again']) {
    await page.locator('[data-card]').first().click();
    await expect(dialog, time).toBeVisible();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect(dialog, time).toBeHidden();
  }
});

test('somebody says no: the card goes to the foot, and Undo brings it back', async ({ page }) => {
  await page.goto('/');
  await room(page, 'Introductions');
  await card(page, /^Onni Moreau and Kerttu Whitfield: Asking/).click();
  const kerttu = page.getByRole('radiogroup', { name: 'What Kerttu Whitfield says' });
  await kerttu.getByRole('radio', { name: 'declined' }).click();
  await expect(page.getByRole('dialog').getByText('Declined', { exact: true })).toBeVisible();
  await expect(page.getByRole('dialog').getByText('Said no: Kerttu Whitfield.', { exact: true })).toBeVisible();
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Introduce them' })).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Set aside: 1 faded, 2 declined, 7 without a noted outcome.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(column(page, 'Asking everyone').getByText('Plans for the roof garden')).toBeVisible();
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page.getByText('Knitting for the ward')).toBeVisible();
});

test('the message speaks the other language, and what was altered is kept', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/');
  await room(page, 'Introductions');
  await page.getByRole('button', { name: 'Write the message' }).click();
  const dialog = page.getByRole('dialog');
  const body = dialog.getByRole('textbox', { name: 'Message' });
  await expect(body).toHaveValue(/I leave it to you from here/);
  await body.fill('Meet each other!');
  await dialog.getByRole('radio', { name: 'Suomi' }).click();
  await expect(body).toHaveValue(/Jatkatte varmasti tästä keskenänne/);
  await dialog.getByRole('radio', { name: 'English' }).click();
  await expect(body).toHaveValue('Meet each other!');
  await dialog.getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByText('Copied.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Meet each other!');
  await expect(dialog.getByText(/^No address is known/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: 'Write the message' }).click();
  await expect(body, 'also when the card was closed meanwhile').toHaveValue('Meet each other!');
});

test('the keys walk the cards, move one and keep it in hand, and Undo takes it back', async ({ page }) => {
  await page.goto('/');
  await room(page, 'Introductions');
  const ready = card(page, 'Aino Korhonen and Onni Moreau: Ready');
  await page.locator('[data-card][tabindex="0"]').focus();
  await page.keyboard.press(']');
  await expect(page.getByText('Ready opens when everyone has agreed.')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(ready).toBeFocused();
  await page.keyboard.press(']');
  const sent = card(page, 'Aino Korhonen and Onni Moreau: Sent');
  await expect(sent).toBeFocused();
  await page.keyboard.press(']');
  const met = card(page, 'Aino Korhonen and Onni Moreau: Met');
  await expect(met).toBeFocused();
  await page.keyboard.press('[');
  await expect(sent).toBeFocused();
  await page.keyboard.press('[');
  await expect(page.getByText(/^What was sent stays sent/)).toBeVisible();
  for (const stage of ['Met', 'Sent', 'Ready']) {
    await page.keyboard.press('Control+z');
    await expect(card(page, `Aino Korhonen and Onni Moreau: ${stage}`)).toBeVisible();
  }
});

test('what came of it is one answer, and later is a day', async ({ page }) => {
  await page.goto('/');
  await room(page, 'Introductions');
  await page.getByRole('button', { name: 'Have they met?' }).click();
  await page.getByRole('menuitem', { name: 'Not yet, remind me in two weeks' }).click();
  await expect(column(page, 'Sent').getByText('Reminder 3 Dec')).toBeVisible();
  await column(page, 'Met').getByRole('button', { name: 'Was it useful?' }).first().click();
  await page.getByRole('menuitem', { name: 'Yes, something came of it' }).click();
  await expect(column(page, 'Useful').getByText('Pekka Niemi')).toBeVisible();
});

test('two are brought together by a line, and asked first', async ({ page }) => {
  await page.goto('/');
  await room(page, 'Introductions');
  await page.getByRole('button', { name: 'Introduce two people' }).click();
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByRole('radio', { name: 'Promised' })).toBeChecked();
  await page.keyboard.type('an introduction about old radios for Aino Korhonen and Pekka Niemi');
  await expect(sheet).toContainText('Pekka Niemi');
  await expect(
    sheet.getByRole('radio', { name: 'Promised' }),
    'no word of the line says that it is done',
  ).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(sheet).toBeHidden();
  await expect(column(page, 'Asking everyone').getByText('old radios')).toBeVisible();
});

test('one that was written down by mistake goes, and comes back', async ({ page }) => {
  await page.goto('/');
  await room(page, 'Introductions');
  await card(page, /^Noah Saarinen and Siiri Saarinen/).click();
  await page.getByRole('dialog').getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Written down by mistake' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(card(page, /^Noah Saarinen and Siiri Saarinen/)).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(card(page, /^Noah Saarinen and Siiri Saarinen/)).toBeVisible();
});

test('the arrows walk the doors, the way is told in words, and Enter opens the person', async ({ page }) => {
  await page.goto('/');
  await room(page, 'Introductions');
  await page.getByRole('radio', { name: 'Doors' }).click();
  const tree = page.getByRole('tree');
  await tree.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(tree.getByRole('treeitem', { selected: true })).toContainText('Onni Moreau');
  await expect(
    page.getByText(
      'You met through Helmi Åkerblom (The garden round, February 2026). Before that you met Helmi Åkerblom ' +
        'through Elias Ahonen (City design day, September 2022). You know Elias Ahonen without an introduction.',
    ),
  ).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(tree.getByRole('treeitem', { selected: true })).toContainText('Helmi Åkerblom');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Helmi Åkerblom' })).toBeVisible();
  await page.getByRole('button', { name: 'Has opened doors to you' }).click();
  await expect(page.getByRole('treeitem', { selected: true })).toContainText('Helmi Åkerblom');
});

test('an empty book teaches one thing in each of the two', async ({ page }) => {
  await page.goto('/?scenario=empty');
  await page.getByRole('button', { name: 'Start with a blank book' }).click();
  await room(page, 'Introductions');
  await expect(page.getByRole('heading', { name: 'Who should know each other?' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('radio', { name: 'Doors' }).click();
  await expect(page.getByRole('heading', { name: 'No door has been written down yet.' })).toBeVisible();
  await page.getByRole('button', { name: 'Record one that was made for you' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('board and doors fit a narrow window', async ({ page }) => {
  await page.setViewportSize({ width: 760, height: 800 });
  await page.goto('/?lang=fi');
  await room(page, 'Esittelyt');
  await expect(page.locator('[data-card]').first()).toBeVisible();
  const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
  expect(await fits()).toBe(true);
  await page.getByRole('radio', { name: 'Ovet' }).click();
  await expect(page.getByRole('tree')).toBeVisible();
  expect(await fits()).toBe(true);
});

/** To bring Aino Korhonen and Pekka Niemi together, by the line. */
async function promiseOne(page: Page): Promise<void> {
  await page.keyboard.press('Control+j');
  await expect(page.getByRole('textbox', { name: 'In one line' })).toBeFocused();
  await page.keyboard.type('an introduction about old radios for Aino Korhonen and Pekka Niemi');
  const sheet = page.getByRole('dialog');
  await expect(sheet).toContainText('Pekka Niemi');
  await sheet.getByRole('radio', { name: 'Promised' }).click();
  await page.keyboard.press('Enter');
  await expect(sheet).toBeHidden();
}

test('one that was written down just now is opened on the board, not in the ledger', async ({ page }) => {
  await page.goto('/?slow=60');
  await room(page, 'Introductions');
  await expect(page.locator('[data-card]').first()).toBeVisible();
  await page.keyboard.press('Control+d');
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
  await promiseOne(page);
  await room(page, 'People');
  await page.getByLabel('Search people').fill('Pekka Niemi');
  await expect(page.getByRole('option').first()).toContainText('Pekka Niemi');
  await page.getByLabel('Search people').press('Enter');
  await page.getByRole('article').getByRole('button', { name: 'See how it goes' }).first().click();
  await expect(page.getByRole('dialog', { name: 'Aino Korhonen and Pekka Niemi' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'Board' })).toBeVisible();
});

test('an introduction that is taken back while its card is open leaves the board', async ({ page }) => {
  await page.goto('/');
  await room(page, 'Introductions');
  await expect(page.locator('[data-card]').first()).toBeVisible();
  await promiseOne(page);
  await card(page, 'Aino Korhonen and Pekka Niemi: Asking everyone').click();
  await expect(page.getByRole('dialog', { name: 'Aino Korhonen and Pekka Niemi' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Board' })).toBeVisible();
});

test('a notice over an open card takes its act back, by a click and by the key', async ({ page }) => {
  await page.goto('/');
  await room(page, 'Introductions');
  await card(page, 'Kerttu Whitfield and Mikko Korhonen: Asking everyone').click();
  const mikko = page.getByRole('dialog').getByRole('radiogroup', { name: 'What Mikko Korhonen says' });
  const agreed = mikko.getByRole('radio', { name: 'agreed' });
  for (const back of [
    () => page.getByRole('button', { name: 'Undo', exact: true }).click(),
    () => page.keyboard.press('Control+z'),
  ]) {
    await agreed.click();
    await expect(page.getByText('Mikko Korhonen: agreed')).toBeVisible();
    await back();
    await expect(mikko.getByRole('radio', { name: 'not asked' })).toBeChecked();
    await expect(page.getByRole('dialog')).toBeVisible();
  }
});

test('what a side has said already is not written down once more', async ({ page }) => {
  await page.goto('/');
  await room(page, 'Introductions');
  await card(page, 'Kerttu Whitfield and Mikko Korhonen: Asking everyone').click();
  const mikko = page.getByRole('radiogroup', { name: 'What Mikko Korhonen says' });
  await mikko.getByRole('radio', { checked: true }).click();
  await mikko.getByRole('radio', { name: 'agreed' }).click();
  await expect(page.getByText('Mikko Korhonen: agreed')).toBeVisible();
  await expect(page.getByText(/^Mikko Korhonen: /)).toHaveCount(1);
});

test('a sheet over an open card has the keys to itself', async ({ page }) => {
  await page.goto('/');
  await room(page, 'Introductions');
  await card(page, 'Kerttu Whitfield and Mikko Korhonen: Asking everyone').click();
  const mikko = page.getByRole('radiogroup', { name: 'What Mikko Korhonen says', includeHidden: true });
  const agreed = mikko.getByRole('radio', { name: 'agreed', includeHidden: true });
  await agreed.click();
  await expect(agreed).toBeChecked();
  await page.evaluate(() => dispatchEvent(new Event('vuoro-capture')));
  const sheet = page.getByRole('dialog', { name: 'Record a favour' });
  await sheet.getByRole('radio').first().focus();
  await page.keyboard.press('Control+z');
  await page.waitForTimeout(300);
  await expect(agreed).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await page.keyboard.press('Control+z');
  await expect(mikko.getByRole('radio', { name: 'not asked' })).toBeChecked();
});

test('the arrows walk past what a side could say, and only what is chosen is written', async ({ page }) => {
  await page.goto('/');
  await room(page, 'Introductions');
  await card(page, 'Kerttu Whitfield and Mikko Korhonen: Asking everyone').click();
  const mikko = page.getByRole('dialog').getByRole('radiogroup', { name: 'What Mikko Korhonen says' });
  await mikko.getByRole('radio', { name: 'not asked' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(mikko.getByRole('radio', { name: 'agreed' })).toBeFocused();
  await expect(mikko.getByRole('radio', { name: 'not asked' })).toBeChecked();
  await page.keyboard.press(' ');
  await expect(page.getByText('Mikko Korhonen: agreed')).toBeVisible();
  await expect(page.getByText('Mikko Korhonen: asked')).toHaveCount(0);
});

test('an answer that the book refuses is not shown as given', async ({ page }) => {
  await page.goto('/?fails=disk_full');
  await room(page, 'Introductions');
  await card(page, 'Kerttu Whitfield and Mikko Korhonen: Asking everyone').click();
  const mikko = page.getByRole('dialog').getByRole('radiogroup', { name: 'What Mikko Korhonen says' });
  await mikko.getByRole('radio', { name: 'agreed' }).click();
  await expect(page.getByText(/^The disk is full/)).toBeVisible();
  await expect(mikko.getByRole('radio', { name: 'not asked' })).toBeChecked();
});
