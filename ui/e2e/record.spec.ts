import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './window';

const words = {
  en: {
    search: 'Search people',
    record: 'Record a favour',
    more: 'More',
    intro: 'Record an introduction',
    guess: 'Guess',
  },
  fi: { search: 'Etsi ihmisiä', record: 'Kirjaa palvelus', more: 'Lisää', intro: 'Kirjaa esittely', guess: 'Arvaus' },
};

async function open(page: Page, name: string, lang: 'en' | 'fi' = 'en'): Promise<void> {
  const field = page.getByLabel(words[lang].search);
  await field.fill(name);
  await expect(page.getByRole('option').first()).toContainText(name);
  await field.press('Enter');
  await expect(page.getByRole('heading', { name, level: 2, exact: true })).toBeVisible();
}

for (const lang of ['en', 'fi'] as const) {
  for (const theme of ['light', 'dark']) {
    test(`the sheet is accessible as a form and as a line: ${lang}, ${theme}`, async ({ page }) => {
      test.slow();
      await page.goto(`/?lang=${lang}&theme=${theme}`);
      await open(page, 'Liisa Järvinen', lang);
      await page.keyboard.press('Control+g');
      await expect(page.getByRole('dialog', { name: words[lang].record })).toBeVisible();
      await expectAccessible(page);
      await expect(page.getByRole('dialog').locator('input').first()).toBeFocused();
      await page.keyboard.type(lang === 'en' ? 'Anna introduced me to Pekka yesterday' : 'Anna esitteli minut eilen');
      await expect(page.getByRole('dialog', { name: words[lang].intro })).toContainText(words[lang].guess);
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: words[lang].more, exact: true }).click();
      await page.getByRole('menuitem').nth(1).click();
      await expect(page.getByRole('dialog', { name: words[lang].intro })).toBeVisible();
      await expectAccessible(page);
    });
  }
}

const line = (page: Page) => page.getByRole('textbox', { name: 'In one line' });
const helper = (page: Page) => page.getByRole('dialog').getByRole('combobox', { name: 'Who helped' });

test('one line from anywhere: it is shown, every guess is marked, and Enter saves it', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('listbox')).toBeVisible();
  await page.keyboard.press('Control+j');
  await expect(line(page)).toBeFocused();
  await expect(page.getByRole('button', { name: 'Save', exact: false }).first()).toBeDisabled();
  await page.keyboard.type('Anna introduced me to Pekka at Slush yesterday');
  const dialog = page.getByRole('dialog', { name: words.en.intro });
  await expect(dialog).toContainText(
    'You received an introduction. Anna Lehtonen introduced you to Pekka Niemi, Slush',
  );
  await expect(dialog).toContainText('“yesterday”');
  await expect(dialog).toContainText('Is it this one?');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Introduction saved: Pekka Niemi')).toBeVisible();
});

test('of several people of one name another is chosen, and Tab goes to the guesses first', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('listbox')).toBeVisible();
  await page.keyboard.press('Control+j');
  await expect(line(page)).toBeFocused();
  await page.keyboard.type('Anna helped yesterday');
  const who = page.getByRole('dialog').getByRole('combobox', { name: /^Who helped/ });
  await expect(who).toContainText('Anna Lehtonen');
  await page.keyboard.press('Tab');
  await expect(who).toBeFocused();
  await page.keyboard.press('Enter');
  await page
    .getByRole('listbox', { name: 'Who helped' })
    .getByRole('option', { name: /^Anna / })
    .nth(1)
    .click();
  await expect(who).not.toContainText('Anna Lehtonen');
  await expect(who).toContainText('Anna');
  await line(page).press('End');
  await page.keyboard.type(' evening');
  await expect(who).not.toContainText('Anna Lehtonen');
});

test('somebody unknown is added when it is saved', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('listbox')).toBeVisible();
  await page.keyboard.press('Control+j');
  await expect(line(page)).toBeFocused();
  await page.keyboard.type('Zebulon helped me move');
  await expect(page.getByRole('dialog')).toContainText('Not in your book yet');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Received: Zebulon helped me move')).toBeVisible();
  await open(page, 'Zebulon');
  await expect(page.getByRole('article')).toContainText('Zebulon helped me move');
});

test('somebody new goes again with the favour, and is not there when nothing was saved', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('listbox')).toBeVisible();
  const sheet = page.getByRole('dialog');
  const begin = async () => {
    await page.keyboard.press('Control+g');
    await sheet.getByRole('combobox', { name: 'To whom' }).fill('Zebulon Vire');
    await page.getByRole('option', { name: 'Add “Zebulon Vire” as a new person' }).click();
    await expect(sheet.getByText('new', { exact: true })).toBeVisible();
  };
  await begin();
  await sheet.getByRole('button', { name: /^Save/ }).first().click();
  await expect(sheet.getByRole('textbox', { name: 'What' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await page.getByLabel(words.en.search).fill('zebulon');
  const found = page.getByRole('option', { name: /Zebulon/ });
  await expect(found).toHaveCount(0);
  // The sheet keeps them for next time.
  await page.keyboard.press('Control+g');
  await expect(sheet.getByText('new', { exact: true })).toBeVisible();
  await sheet.getByRole('textbox', { name: 'What' }).fill('Carried a sofa');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Given: Carried a sofa')).toBeVisible();
  await expect(found).toHaveCount(1);
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
  await expect(found, 'one undo for both').toHaveCount(0);
});

test('what is not understood is kept as the text, in the form', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('listbox')).toBeVisible();
  await page.keyboard.press('Control+j');
  await expect(line(page)).toBeFocused();
  await page.keyboard.type('something kind');
  await expect(page.getByText('That line is kept as it is.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'What' })).toHaveValue('something kind');
});

test('a favour is recorded by the keyboard alone, changes the balance, and is taken back', async ({ page }) => {
  await page.goto('/');
  await open(page, 'Liisa Järvinen');
  const stands = page.getByRole('region', { name: 'How it stands' });
  await expect(stands).toContainText('−2.4');
  await page.keyboard.press('Control+g');
  await expect(line(page)).toBeFocused();
  await page.getByRole('textbox', { name: 'What' }).fill('Read her thesis');
  const effort = page.getByRole('radiogroup', { name: 'Effort for you' });
  await effort.getByRole('radio', { checked: true }).press('ArrowRight');
  await expect(effort.getByRole('radio', { checked: true })).toHaveText('Half a day');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByText('Given: Read her thesis')).toBeVisible();
  await expect(stands).toContainText('+1.6');
  await expect(page.getByRole('article')).toContainText('Read her thesis');
  await page.keyboard.press('Control+z');
  await expect(stands).toContainText('−2.4');
});

test('before asking one reads whether it is fine to ask', async ({ page }) => {
  await page.goto('/');
  await open(page, 'Liisa Järvinen');
  await page.keyboard.press('Control+t');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Asked' }).click();
  // What came unasked is no ask.
  await expect(dialog).toContainText('Fine to ask.');
  await expect(dialog).not.toContainText('You last asked');
  await expect(dialog.getByRole('textbox', { name: 'By when' })).toBeVisible();
});

test('from anywhere: who, what, Enter', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Balance', exact: true }).click();
  await page.keyboard.press('Control+t');
  await helper(page).fill('liisa j');
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('Liisa');
  await page.keyboard.press('Enter');
  await expect(page.getByText('You received a favour.')).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.type('Lent the trailer');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Received: Lent the trailer')).toBeVisible();
});

test('Ctrl Enter saves and begins another', async ({ page }) => {
  await page.goto('/');
  await open(page, 'Liisa Järvinen');
  await page.keyboard.press('Control+g');
  await page.getByRole('textbox', { name: 'What' }).fill('One');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Given: One')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'What' })).toHaveValue('');
  await expect(line(page)).toBeFocused();
});

test('Esc keeps the draft for next time', async ({ page }) => {
  await page.goto('/');
  await open(page, 'Liisa Järvinen');
  await page.keyboard.press('Control+g');
  await expect(line(page)).toBeFocused();
  await page.keyboard.type('half a thought');
  await expect(page.getByRole('textbox', { name: 'What' })).toHaveValue('half a thought');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.getByRole('button', { name: 'Record a favour' }).click();
  await expect(line(page)).toHaveValue('half a thought');
});

test('what the book refuses is said at the field it concerns', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('listbox')).toBeVisible();
  await page.keyboard.press('Control+g');
  await page.getByRole('textbox', { name: 'What' }).fill('Nobody in particular');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveText('Say whom it is about.');
  await expect(page.getByRole('combobox', { name: 'To whom' })).toBeFocused();
  await page.getByRole('radio', { name: 'Other day' }).click();
  await page.getByRole('textbox', { name: 'Day' }).fill('31.2.2026');
  await page.getByRole('combobox', { name: 'To whom' }).fill('liisa j');
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('Liisa');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'What' }).press('Enter');
  await expect(page.getByRole('alert')).toHaveText('That isn’t a day in the calendar.');
  await expectAccessible(page);
});

test('before one promise too many the sheet suggests a kind no, and stops nobody', async ({ page }) => {
  await page.goto('/');
  const most = async (count: string) => {
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    await page.getByRole('radio', { name: count, exact: true }).click();
  };
  const advice = page.getByRole('dialog').getByText(/^\d+ promises of yours are open\. A kind no is an answer too\.$/);
  await most('12');
  await page.keyboard.press('Control+g');
  const dialog = page.getByRole('dialog', { name: words.en.record });
  await dialog.getByRole('combobox', { name: 'To whom' }).fill('Olga P');
  await expect(page.getByRole('option', { name: /Olga Pereira/ }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await dialog.getByRole('textbox', { name: 'What' }).fill('A lift to the station');
  await dialog.getByRole('radio', { name: 'Promised' }).click();
  await expect(page.getByText('Counts when it is done.')).toBeVisible();
  await expect(advice).toBeHidden();
  await page.keyboard.press('Escape');
  await most('3');
  await page.keyboard.press('Control+g');
  await expect(advice).toBeVisible();
  await dialog.getByRole('radio', { name: 'Done' }).click();
  await expect(advice, 'what is done asks for nothing').toBeHidden();
  await dialog.getByRole('radio', { name: 'Promised' }).click();
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Given: A lift to the station')).toBeVisible();
});

test('a promise is done, and thanks are noted, from the page', async ({ page }) => {
  await page.goto('/');
  await open(page, 'Liisa Järvinen');
  const article = page.getByRole('article');
  await expect(article).toContainText('You promised 3 days ago: Sofia Lehtonen’s number');
  await article.getByRole('button', { name: 'Done' }).first().click();
  await expect(article).not.toContainText('You promised 3 days ago');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(article).toContainText('You promised 3 days ago');
});

test('a close tie has no sizes to choose', async ({ page }) => {
  await page.goto('/');
  await open(page, 'Aino Korhonen');
  await page.keyboard.press('Control+g');
  await expect(page.getByText('Remembered, not added up.', { exact: true })).toBeVisible();
  await expect(page.getByRole('radiogroup', { name: /Effort/ })).toHaveCount(0);
});

test('somebody new is met through somebody known', async ({ page }) => {
  await page.goto('/');
  await open(page, 'Pekka Niemi');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Introduce to someone…' }).click();
  await page.getByRole('dialog').getByRole('radio', { name: 'Received' }).click();
  await page.getByRole('combobox', { name: 'Introduced to' }).press('Backspace');
  await page.getByRole('combobox', { name: 'Introduced to' }).fill('Ursula Vire');
  await page.getByRole('option', { name: 'Add “Ursula Vire” as a new person' }).click();
  await page.getByRole('combobox', { name: 'Who introduced' }).fill('olga per');
  await page.getByRole('option', { name: /Olga Pereira/ }).click();
  await expect(page.getByText('Their page will say: You met through Olga Pereira')).toBeVisible();
  await page.getByRole('textbox', { name: 'Where or why' }).fill('the choir');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await open(page, 'Ursula Vire');
  await expect(page.getByRole('article')).toContainText('You met through Olga Pereira, at the choir');
});

test('what was written down in the sample book does not come along into one’s own', async ({ page }) => {
  await page.goto('/?scenario=sample');
  await expect(page.getByRole('button', { name: 'Close it' })).toBeVisible();
  await page.keyboard.press('Control+j');
  await page.getByRole('dialog').locator('input').first().fill('Aino helped me move the piano');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('button', { name: 'Close it' }).click();
  await page.getByRole('button', { name: 'Start with a blank book' }).click();
  await page.keyboard.press('Control+j');
  await expect(page.getByRole('dialog').locator('input').first()).toHaveValue('');
});

test('Escape closes the list of people, and leaves the sheet', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByText('Aino Korhonen').first()).toBeVisible();
  await page.keyboard.press('Control+g');
  const dialog = page.getByRole('dialog');
  const people = dialog.getByRole('combobox').first();
  await people.fill('liisa');
  await expect(dialog.getByRole('option').first()).toBeVisible();
  await people.press('Escape');
  await expect(dialog.getByRole('option')).toHaveCount(0);
  await expect(dialog).toBeVisible();
  await people.press('Escape');
  await expect(dialog).toHaveCount(0);
});

test('Enter that is faster than the names takes nobody of an earlier search', async ({ page }) => {
  await page.goto('/?slow=200');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Control+g');
  const whom = page.getByRole('dialog').getByRole('combobox', { name: 'To whom' });
  await whom.fill('aino');
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('Aino');
  await whom.fill('liisa j');
  await whom.press('Enter');
  await expect(page.getByRole('dialog').locator('.chosen')).toContainText('Liisa Järvinen');
});

test('a name that is typed and not chosen is not left out in silence', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('listbox')).toBeVisible();
  await page.keyboard.press('Control+g');
  const dialog = page.getByRole('dialog');
  const whom = dialog.getByRole('combobox', { name: 'To whom' });
  await whom.fill('liisa j');
  await expect(dialog.getByRole('option').first()).toContainText('Liisa');
  await page.keyboard.press('Enter');
  await dialog.getByRole('textbox', { name: 'What' }).fill('Soup for two');
  await whom.pressSequentially('Pekka');
  await dialog.getByRole('textbox', { name: 'What' }).focus();
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByRole('alert')).toHaveText('Pick who “Pekka” is.');
  await expect(whom).toBeFocused();
  await expectAccessible(page);
  await whom.fill('');
  await dialog.getByRole('textbox', { name: 'What' }).press('Enter');
  await expect(page.getByText('Given: Soup for two')).toBeVisible();
});
