import type { Locator, Page } from '@playwright/test';
import { expect, expectAccessible, test } from './window';

const words = {
  en: { search: 'Search people', more: 'More', stands: 'How it stands', place: 'Circle and kind of tie' },
  fi: { search: 'Etsi ihmisiä', more: 'Lisää', stands: 'Tilanne', place: 'Piiri ja suhteen luonne' },
};

async function open(page: Page, name: string, lang: 'en' | 'fi' = 'en'): Promise<void> {
  const field = page.getByLabel(words[lang].search);
  await field.fill(name);
  await expect(page.getByRole('option', { name }).first()).toBeVisible();
  await expect(page.getByRole('option').first()).toContainText(name);
  await field.press('Enter');
  await expect(page.getByRole('heading', { name, level: 2, exact: true })).toBeVisible();
}

/** The row that the listbox points at. */
const active = async (page: Page): Promise<Locator> => {
  const id = await page.getByRole('listbox').getAttribute('aria-activedescendant');
  return page.locator(`[id="${id}"]`);
};

// What opens the list comes with the window, the list itself later: whoever is quick has to wait for it, not to try again.
for (const how of ['click', 'key'] as const) {
  test(`another order can be chosen as soon as people are there: ${how}`, async ({ page }) => {
    await page.goto('/');
    await expect(page.getByRole('option').first()).toBeVisible();
    const order = page.getByRole('combobox', { name: 'Order: Latest favour' });
    await (how === 'click' ? order.click() : order.press('Enter'));
    const list = page.getByRole('listbox', { name: 'Order', exact: true });
    await expect(list).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(list).toBeHidden();
    await expect(page.getByRole('combobox', { name: 'Order: By name' })).toBeFocused();
  });
}

for (const lang of ['en', 'fi'] as const) {
  for (const theme of ['light', 'dark']) {
    test(`list, pages and dialogs are accessible: ${lang}, ${theme}`, async ({ page }) => {
      test.slow();
      await page.goto(`/?lang=${lang}&theme=${theme}`);
      await expect(page.getByRole('option').first()).toBeVisible();
      await expectAccessible(page);
      for (const name of ['Liisa Järvinen', 'Aino Korhonen', 'Pekka Niemi']) {
        await open(page, name, lang);
        await expectAccessible(page);
      }
      await page.getByRole('button', { name: words[lang].more, exact: true }).click();
      await expectAccessible(page);
      await page.getByRole('menuitem').nth(3).click();
      await expect(page.getByRole('dialog', { name: words[lang].place })).toBeVisible();
      await expectAccessible(page);
    });

    test(`nobody found: ${lang}, ${theme}`, async ({ page }) => {
      await page.goto(`/?lang=${lang}&theme=${theme}`);
      await page.getByLabel(words[lang].search).fill('Qqqq Xxxx');
      await expect(page.getByText(/Qqqq Xxxx[”"]/)).toBeVisible();
      await expectAccessible(page);
    });
  }
}

test('a search drops what was typed before it', async ({ page }) => {
  await page.goto('/?slow=120');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.getByLabel('Search people').pressSequentially('liisa järvinen', { delay: 15 });
  await expect(page.getByRole('option').first()).toContainText('Liisa Järvinen');
  await page.getByLabel('Search people').press('Escape');
  await expect(page.getByText('1,284 people')).toBeVisible();
});

test('the keys walk through a hundred thousand people', async ({ page }) => {
  await page.goto('/?scenario=large');
  await expect(page.getByText('100,000 people')).toBeVisible();
  await page.getByLabel('Search people').press('ArrowDown');
  await expect(page.getByRole('listbox')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(await active(page)).toHaveAttribute('aria-posinset', '2');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageUp');
  await page.keyboard.press('End');
  await expect(await active(page)).toHaveAttribute('aria-posinset', '100000');
  await expect(await active(page)).toHaveAttribute('aria-selected', 'true');
  await expect(await active(page)).toBeInViewport();
  const name = await (await active(page)).locator('.name').textContent();
  await expect(page.getByRole('heading', { name: name ?? '', level: 2, exact: true })).toBeVisible();
  await page.keyboard.press('Home');
  await expect(await active(page)).toHaveAttribute('aria-posinset', '1');
  await page.keyboard.type('ain');
  await expect(page.getByLabel('Search people')).toHaveValue('ain');
  await expect(page.getByLabel('Search people')).toBeFocused();
});

test('the active row stays pointed at when it is scrolled away', async ({ page }) => {
  await page.goto('/?scenario=large');
  await page.getByRole('option').nth(2).click();
  await page.getByRole('listbox').focus();
  await page.getByRole('listbox').evaluate((list) => list.scrollTo(0, 400_000));
  await expect(page.getByRole('option', { selected: true })).toHaveAttribute('aria-posinset', '3');
  await expect(await active(page)).toBeAttached();
});

test('a search that finds too many asks for more letters', async ({ page }) => {
  await page.goto('/?scenario=large');
  await page.getByLabel('Search people').fill('a');
  await expect(page.getByText('1,000+ found: type on')).toBeVisible();
});

test('somebody who is not found is added, and taken back', async ({ page }) => {
  await page.goto('/');
  await page.getByLabel('Search people').fill('Ursula Vire');
  await page.getByRole('button', { name: 'Add “Ursula Vire” as a new person' }).click();
  await expect(page.getByRole('textbox', { name: 'Shown as' })).toHaveValue('Ursula Vire');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Ursula Vire', level: 2 })).toBeVisible();
  await expect(page.getByText('1,285 people')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('1,284 people')).toBeVisible();
});

test('a circle in the rail narrows the list', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Core', exact: true }).click();
  await expect(page.getByRole('option', { name: /Aino Korhonen/ })).toBeVisible();
  await expect(page.getByText('1,284 people')).toBeHidden();
});

test('a close tie shows no figure, neither to the eye nor to a screen reader', async ({ page }) => {
  for (const lang of ['en', 'fi'] as const) {
    await page.goto(`/?lang=${lang}`);
    await open(page, 'Aino Korhonen', lang);
    const stands = page.getByRole('region', { name: words[lang].stands });
    const said = (await stands.ariaSnapshot()).replaceAll(/\[level=\d\]/g, '');
    expect(said).not.toMatch(/\d/);
    const article = page.getByRole('article');
    const tree = await article.ariaSnapshot();
    expect(tree).not.toMatch(/[+−-]\s?\d+[.,]\d/);
    expect(tree).not.toMatch(/Given|Received|You gave|You received|Annettu|Saatu|Annoit|Sait/);
    await expect(article.getByRole('slider')).toHaveCount(0);
    const row = page.getByRole('option', { name: /Aino Korhonen/ });
    await expect(row.getByRole('img')).toHaveCount(0);
  }
});

test('a person is placed in a circle, and the tie becomes one that is not counted', async ({ page }) => {
  await page.goto('/');
  await open(page, 'Liisa Järvinen');
  const stands = page.getByRole('region', { name: 'How it stands' });
  await expect(stands).toContainText('−2.4');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Circle and kind of tie…' }).click();
  await page.getByRole('combobox', { name: /^Circle/ }).click();
  await page.getByRole('option', { name: 'Close', exact: true }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(stands).not.toContainText(/\d/);
  const article = page.getByRole('article');
  await expect(
    article.getByRole('heading', { name: 'You promised 3 days ago: Sofia Lehtonen’s number' }),
  ).toBeVisible();
  await expect(article, 'what is open is told, and not whose turn it is').not.toContainText('Your turn');
  await expect(article.getByRole('button', { name: 'Done' }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(stands).toContainText('−2.4');
});

test('the figures of the line stand in a table behind a button', async ({ page }) => {
  await page.goto('/');
  await open(page, 'Liisa Järvinen');
  await page.getByRole('button', { name: 'As a table' }).click();
  await expect(page.getByRole('table')).toContainText('−2.4');
  await expectAccessible(page);
});

test('in a narrow window the page takes the place of the list', async ({ page }) => {
  await page.setViewportSize({ width: 760, height: 800 });
  await page.goto('/');
  await open(page, 'Liisa Järvinen');
  await expect(page.getByRole('listbox')).toBeHidden();
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(page.getByRole('listbox')).toBeVisible();
});

test('a stretch is chosen whole, also where its rows have not been seen', async ({ page }) => {
  test.slow();
  await page.goto('/?scenario=large');
  await page.getByRole('option').first().click();
  await page.getByRole('listbox').focus();
  await page.keyboard.press('Shift+End');
  await expect(page.getByRole('toolbar', { name: '100,000 people' })).toBeVisible();
  await page.goto('/?scenario=large');
  const place = (number: number) => page.locator(`[role=option][aria-posinset="${number}"]`);
  await place(1).click();
  await expect(place(1)).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('listbox').evaluate((list) => list.scrollTo(0, 56 * 900));
  await place(905).click({ modifiers: ['Shift'] });
  await expect(page.getByRole('toolbar', { name: '905 people' })).toBeVisible();
});

test('a list that is scrolled right after a key stays where it was scrolled to', async ({ page }) => {
  await page.goto('/?scenario=large');
  await expect(page.getByRole('option').first()).toBeVisible();
  const list = page.getByRole('listbox');
  await list.focus();
  await page.keyboard.press('End');
  const stays = await list.evaluate(async (rows) => {
    const frames = async (count: number) => {
      for (let at = 0; at < count; at += 1) await new Promise(requestAnimationFrame);
    };
    rows.dispatchEvent(new KeyboardEvent('keydown', { key: 'Home', bubbles: true }));
    await frames(2);
    rows.scrollTo(0, 56 * 900);
    await frames(6);
    return rows.scrollTop;
  });
  expect(stays).toBe(56 * 900);
  await expect(page.locator('[role=option][aria-posinset="905"]')).toBeInViewport();
});

test('Enter that is faster than the list opens what was typed', async ({ page }) => {
  await page.goto('/?slow=200');
  await expect(page.getByRole('option').first()).toBeVisible();
  const field = page.getByLabel('Search people');
  await field.pressSequentially('liisa jär', { delay: 5 });
  await field.press('Enter');
  await expect(page.getByRole('heading', { name: 'Liisa Järvinen', level: 2, exact: true })).toBeVisible();
  await expect(page.getByRole('listbox')).toBeFocused();
});

test('a list stays where it is, and what it was kept to, when somebody goes', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Core', exact: true }).click();
  await page.getByRole('option', { name: /Aino Korhonen/ }).click();
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page.getByText(/^Deleted: Aino Korhonen/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Core', exact: true })).toHaveAttribute('aria-current', /.+/);
  await page.getByRole('button', { name: 'People', exact: true }).click();
  await page.getByRole('listbox').focus();
  for (let times = 0; times < 5; times += 1) await page.keyboard.press('ArrowDown');
  const place = await (await active(page)).getAttribute('aria-posinset');
  await page.keyboard.press('Control+z');
  await expect(page.getByText('1,284 people')).toBeVisible();
  await expect(await active(page)).toHaveAttribute('aria-posinset', place!);
});

test('the letters of the page are its own once it is opened, and go into the search along the list', async ({
  page,
}) => {
  await page.goto('/');
  await page.getByRole('option', { name: /Liisa Järvinen/ }).click();
  await expect(page.getByRole('heading', { name: 'Liisa Järvinen', level: 2, exact: true })).toBeVisible();
  await page.getByRole('listbox').focus();
  await page.keyboard.press('e');
  await expect(page.getByLabel('First name', { exact: true })).toBeFocused();
  await page.keyboard.press('Escape');
  await page.getByRole('listbox').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('e');
  await expect(page.getByLabel('Search people')).toHaveValue('e');
});

test('an undo too many is taken back from its own notice', async ({ page }) => {
  await page.goto('/');
  await open(page, 'Liisa Järvinen');
  const archived = page.getByText('Archived: Liisa Järvinen');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Archive', exact: true }).click();
  await expect(archived).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('1,284 people')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Undo', exact: true }), 'what was taken back').toHaveCount(0);
  await page.getByRole('button', { name: 'Redo' }).click();
  await expect(page.getByText(/^Done again/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Redo' }), 'what was done again').toHaveCount(0);
});

test('a list that a change leaves nobody in is empty, however far it was scrolled', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByText('1,284 people')).toBeVisible();
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('menuitem', { name: 'In no circle' }).click();
  await expect(page.getByText('324 people')).toBeVisible();
  const list = page.getByRole('listbox');
  // A new list goes to its top once it is there.
  await expect(async () => {
    await list.evaluate((list) => list.scrollTo(0, 56 * 200));
    await expect(page.locator('[role=option][aria-posinset="202"] .name')).toBeVisible({ timeout: 500 });
  }).toPass();
  await list.focus();
  await page.keyboard.press('Control+a');
  await page.getByRole('toolbar').getByRole('button', { name: 'Choose a circle' }).click();
  await page.getByRole('menuitem', { name: 'Friends', exact: true }).click();
  await expect(page.getByText('Friends: 324 people')).toBeVisible();
  // What was seen is asked for once more, and must not count as there.
  await page.waitForTimeout(300);
  await expect(page.getByRole('status').filter({ hasText: /^0 people$/ })).toBeVisible();
  await expect(page.getByRole('option')).toHaveCount(0);
});

test('people who are no neighbours are chosen together by the keys alone', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.getByLabel('Search people').press('ArrowDown');
  await page.keyboard.press('Control+ ');
  for (const step of ['first', 'second']) {
    await page.keyboard.press('ArrowDown');
    // The key rests, as it does between two steps of a hand.
    await page.waitForTimeout(150);
    await expect(page.getByRole('toolbar', { name: '1 person' }), `after the ${step} step`).toBeVisible();
  }
  await page.keyboard.press(' ');
  await expect(page.getByRole('toolbar', { name: '2 people' })).toBeVisible();
  await page.keyboard.press('ArrowUp');
  await page.waitForTimeout(150);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('toolbar')).toHaveCount(0);
});

test('letters in an open list of choices are not those of the page behind it', async ({ page }) => {
  await page.goto('/');
  await open(page, 'Liisa Järvinen');
  await page.getByRole('combobox', { name: /^Order/ }).click();
  await expect(page.getByRole('option', { name: 'By turn' })).toBeVisible();
  await page.keyboard.press('e');
  await expect(page.getByRole('option', { name: 'By turn' })).toBeVisible();
  await expect(page.getByLabel('First name', { exact: true })).toHaveCount(0);
});

test('the arrows that outrun the form of somebody do not open it for the next', async ({ page }) => {
  await page.goto('/?slow=300');
  await page.getByRole('option', { name: /Liisa Järvinen/ }).click();
  await expect(page.getByRole('heading', { name: 'Liisa Järvinen', level: 2, exact: true })).toBeVisible();
  await page.getByRole('listbox').focus();
  await page.keyboard.press('e');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option', { selected: true }).last()).not.toContainText('Liisa');
  await page.waitForTimeout(900);
  await expect(page.getByLabel('First name', { exact: true })).toHaveCount(0);
});

test('whoever has tabbed to the order keeps the keys when the start is over', async ({ page }) => {
  await page.clock.install();
  await page.goto('/');
  const order = page.getByRole('combobox', { name: 'Order: Latest favour' });
  await order.focus();
  await page.clock.runFor(2_000);
  await expect(page.getByRole('button', { name: 'pairs may be one person' })).toBeVisible();
  await expect(order).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('listbox', { name: 'Order', exact: true })).toBeVisible();
});
