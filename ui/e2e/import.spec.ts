import type { Locator, Page } from '@playwright/test';
import { expect, expectAccessible, test } from './window';

const room = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

const words = {
  en: { room: 'Import', preview: 'Here is what would change', bring: 'Bring them in', see: 'See the people' },
  fi: { room: 'Tuonti', preview: 'Tämä muuttuisi', bring: 'Tuo heidät', see: 'Näytä ihmiset' },
};

for (const lang of ['en', 'fi'] as const) {
  for (const theme of ['light', 'dark']) {
    test(`from nothing to the report, accessible all the way: ${lang}, ${theme}`, async ({ page }) => {
      await page.goto(`/?lang=${lang}&theme=${theme}`);
      await room(page, words[lang].room);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectAccessible(page);
      await page.getByRole('button', { name: lang === 'en' ? 'Choose a file' : 'Valitse tiedosto' }).click();
      await expect(page.getByRole('heading', { name: words[lang].preview })).toBeVisible();
      await expectAccessible(page);
      await page.getByRole('button', { name: words[lang].bring }).click();
      await expect(page.getByRole('button', { name: words[lang].see })).toBeVisible();
      await expectAccessible(page);
    });
  }
}

test('the preview tells changes, keeps what is mine, and names unreadable cards', async ({ page }) => {
  await page.goto('/?offered=1');
  await expect(page.getByText('1,112', { exact: true }).first()).toBeVisible();
  await expect(page.getByText('Head nurse')).toBeVisible();
  await expect(page.getByText('yours', { exact: true })).toBeVisible();
  await expect(page.getByText('9 May 1984')).toBeVisible();
  await expect(page.getByText('Undecided, they stay two people.')).toBeVisible();
  await expect(page.getByText('Line 4,211')).toBeVisible();
  await expect(page.getByText('The card has no end.')).toBeVisible();
  await expect(page.getByText(/1,208 people will be added or changed\./)).toBeVisible();
});

test('the new people are a window onto a long list, within the policy', async ({ page }) => {
  await page.goto('/?offered=1&report=huge');
  const list = page.getByRole('region', { name: /^New people/ });
  await list.scrollIntoViewIfNeeded();
  await expect(list.getByRole('listitem').first()).toBeVisible();
  expect(await list.getByRole('listitem').count()).toBeLessThan(60);
  await list.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await expect(list.getByRole('listitem').last()).toBeVisible();
  await expectAccessible(page);
});

test('five hundred unreadable cards fold, and open a hundred at a time', async ({ page }) => {
  await page.goto('/?offered=1&report=huge');
  const part = page.locator('section').filter({ has: page.getByRole('heading', { name: /^Cards we can’t read/ }) });
  await expect(part.getByRole('listitem')).toHaveCount(8);
  await part.getByRole('button', { name: 'Show 100 more' }).click();
  await expect(part.getByRole('listitem')).toHaveCount(108);
});

test('stopping leaves the book as it was, while looking and while bringing in', async ({ page }) => {
  test.slow();
  await page.goto('/?offered=1&slow=250');
  await expect(page.getByRole('heading', { name: 'Looking at your contacts' })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(page.getByText('Stopped. Your book is exactly as it was.')).toBeVisible();
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await page.getByRole('button', { name: 'Bring them in' }).click();
  await expect(page.getByText('If you stop now, your book stays exactly as it was.')).toBeVisible();
  await page.getByRole('button', { name: /^Stop/ }).click();
  await expect(page.getByText('Stopped. Your book is exactly as it was.')).toBeVisible();
});

test('an import that goes on is found again', async ({ page }) => {
  await page.goto('/?offered=1&slow=60');
  await expect(page.getByRole('progressbar')).toBeVisible();
  await room(page, 'Balance');
  await room(page, 'Import');
  await expect(page.getByRole('button', { name: 'Bring them in' })).toBeVisible();
});

test('one undo takes it all back', async ({ page }) => {
  await page.goto('/?offered=1');
  await page.getByRole('button', { name: 'Bring them in' }).click();
  await expect(page.getByRole('heading', { name: '1,208 people came in' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByText(/^Undone: Contacts brought in/)).toBeVisible();
  await expect(page.getByText('Drop a contacts file here')).toBeVisible();
});

test('an import that was taken back in another room has no report any more', async ({ page }) => {
  await page.goto('/?offered=1');
  await page.getByRole('button', { name: 'Bring them in' }).click();
  await expect(page.getByRole('heading', { name: '1,208 people came in' })).toBeVisible();
  await room(page, 'People');
  await expect(page.getByRole('listbox')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText(/^Undone: Contacts brought in/)).toBeVisible();
  await room(page, 'Import');
  await expect(page.getByText('Drop a contacts file here')).toBeVisible();
});

test('a file with nothing new says so', async ({ page }) => {
  await page.goto('/?offered=1&report=nothing');
  await expect(page.getByRole('heading', { name: 'Nothing to change' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Bring them in' })).toHaveCount(0);
  await expectAccessible(page);
});

test('where all that differs is mine, the file’s can still be taken', async ({ page }) => {
  await page.goto('/?offered=1&report=kept');
  await expect(page.getByRole('heading', { name: 'Here is what would change' })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Where the file differs from what you wrote' })).toBeVisible();
  await expect(page.getByText('0 people will be added or changed.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('checkbox', { name: 'Company of Elias Ahonen: take the file’s' }).check();
  await expect(page.getByText('1 person will be added or changed.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Bring them in' })).toBeEnabled();
});

test('a file that comes while another is brought in is not dropped without a word', async ({ page }) => {
  await page.goto('/?offered=1&slow=250');
  await expect(page.getByRole('heading', { name: 'Looking at your contacts' })).toBeVisible();
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['x'], 'more.vcf'));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer }));
  });
  await expect(page.getByText(/^One import at a time/)).toBeVisible();
});

test('a file with nobody in it says so loudly', async ({ page }) => {
  await page.goto('/?offered=1&report=zero');
  await expect(page.getByRole('heading', { name: 'There is nobody in this file' })).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('export the contacts again');
  await expectAccessible(page);
});

test('a file of another kind is refused in words', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('navigation')).toBeVisible();
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['x'], 'holiday.png'));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer }));
  });
  await expect(page.getByText('There is nobody in the file that Vuoro can read.')).toBeVisible();
  await expect(page.getByText('Your book is exactly as it was.')).toBeVisible();
  await expectAccessible(page);
});

test('the preview fits a narrow window', async ({ page }) => {
  await page.setViewportSize({ width: 760, height: 800 });
  await page.goto('/?offered=1&lang=fi');
  await expect(page.getByRole('button', { name: 'Tuo heidät' })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await expectAccessible(page);
});

test('a possible double is decided before anything is saved', async ({ page }) => {
  await page.goto('/?offered=1');
  const pair = page.getByRole('radiogroup', { name: 'M. Laine and Matti Laine: the same person?' });
  await expect(pair.getByRole('radio', { name: 'Later' })).toBeChecked();
  await pair.getByRole('radio', { name: 'Same' }).click();
  await expect(pair.getByRole('radio', { name: 'Same' })).toBeChecked();
  await page.getByRole('button', { name: 'Bring them in' }).click();
  await expect(page.getByText('made one', { exact: true })).toBeVisible();
});

test('a card that would change somebody can be somebody else', async ({ page }) => {
  await page.goto('/?offered=1');
  const fields = page.getByText('Head nurse');
  await expect(fields).toBeVisible();
  await page.getByRole('checkbox', { name: 'Liisa Järvinen: it is somebody else' }).check();
  await expect(page.getByText('becomes a new person')).toBeVisible();
  await expect(fields).toBeHidden();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Bring them in' }).click();
  await expect(page.getByText('1,113', { exact: true }).first()).toBeVisible();
});

test('a change is ticked or left out, and a rule decides for all', async ({ page }) => {
  await page.goto('/?offered=1');
  const work = page.getByRole('checkbox', { name: 'Company of Elias Ahonen: take the file’s' });
  await expect(work).not.toBeChecked();
  await work.check();
  await expect(work).toBeChecked();
  await page.getByRole('combobox', { name: 'Where the file differs from what you wrote' }).click();
  await page.getByRole('option', { name: 'Take the file’s' }).click();
  await expect(work).toBeChecked();
  await expect(page.getByText('yours', { exact: true })).toHaveCount(0);
});

test('a kind of field has a rule of its own, against the one for all', async ({ page }) => {
  await page.goto('/?offered=1');
  const phone = page.getByRole('checkbox', { name: 'Phone of Liisa Järvinen: take the file’s' });
  const work = page.getByRole('checkbox', { name: 'Company of Elias Ahonen: take the file’s' });
  await expect(phone).toBeChecked();
  await page.getByRole('button', { name: 'By kind of field' }).click();
  await expectAccessible(page);
  const rule = page.getByRole('combobox', { name: /^Phone: where the file differs from what you wrote/ });
  await rule.click();
  await page.getByRole('option', { name: 'Keep mine' }).click();
  await expect(phone).not.toBeChecked();
  await expect(rule).toHaveText('Keep mine');
  await page.getByRole('combobox', { name: /^Where the file differs from what you wrote/ }).click();
  await page.getByRole('option', { name: 'Take the file’s' }).click();
  await expect(work).toBeChecked();
  await expect(phone).not.toBeChecked();
  await page.getByRole('combobox', { name: /^Title: / }).click();
  await expect(page.getByRole('option')).toHaveText(['As above', 'Keep mine', 'Take the file’s']);
});

test('a rule looks anew beside what stands, and stopping that goes back to the rules before', async ({ page }) => {
  test.slow();
  await page.goto('/?offered=1&report=huge&slow=200');
  const looking = page.getByRole('progressbar', { name: 'Looking at your contacts' });
  const part = page.locator('section').filter({ has: page.getByRole('heading', { name: /^Cards we can’t read/ }) });
  await part.getByRole('button', { name: 'Show 100 more' }).click();
  await page.getByRole('button', { name: 'By kind of field' }).click();
  const rule = page.getByRole('combobox', { name: /^Phone: where the file differs from what you wrote/ });
  const work = page.getByRole('combobox', { name: /^Company: where the file differs from what you wrote/ });
  const say = async (field: Locator, name: string) => {
    await field.click();
    await page.getByRole('option', { name }).click();
    await expect(looking).toBeVisible();
  };
  for (const stop of [
    () => page.keyboard.press('Escape'),
    () => page.getByRole('button', { name: /^Stop/ }).click(),
    () => page.getByRole('button', { name: /^Stop/ }).press('Enter'),
  ]) {
    await say(rule, 'Keep mine');
    await expect(rule).toBeFocused();
    await stop();
    await expect(looking).toHaveCount(0);
    await expect(rule, 'as it was').toHaveText('As above');
    await expect(rule).toBeFocused();
    await expect(page.getByRole('button', { name: 'Bring them in' })).toBeEnabled();
  }
  await say(rule, 'Keep mine');
  await say(work, 'Take the file’s');
  await expectAccessible(page);
  await expect(looking).toHaveCount(0);
  await expect(rule).toHaveText('Keep mine');
  await expect(work).toHaveText('Take the file’s');
  await expect(work).toBeFocused();
  await expect(part.getByRole('listitem'), 'what was opened stays open').toHaveCount(108);
});

for (const lang of ['en', 'fi'] as const) {
  for (const theme of ['light', 'dark']) {
    test(`a table that nobody knows is asked about, and suggestions wait: ${lang}, ${theme}`, async ({ page }) => {
      await page.goto(`/?offered=1&file=customers.csv&lang=${lang}&theme=${theme}`);
      await expect(page.getByRole('table')).toBeVisible();
      await expectAccessible(page);
      await page.goto(`/?offered=1&file=linkedin.zip&lang=${lang}&theme=${theme}`);
      await page.getByRole('button', { name: words[lang].bring }).click();
      await page.getByRole('button', { name: /7/ }).first().click();
      await expect(page.getByText('Project management')).toBeVisible();
      await expectAccessible(page);
    });
  }
}

test('what a column holds changes the people at once', async ({ page }) => {
  await page.goto('/?offered=1&file=customers.csv');
  const people = page.getByRole('region', { name: 'So people come in' });
  const next = page.getByRole('button', { name: 'Show what would change' });
  const nameless = page.getByRole('status').getByText(/^No column holds a name yet/);
  await expect(nameless).toBeVisible();
  await expect(next).toBeDisabled();
  await expect(next).toHaveAccessibleDescription(/^No column holds a name yet/);
  await expect(people.getByText('anna.lehtonen@example.org'), 'nobody goes by an address').toHaveCount(0);
  await page.getByRole('combobox', { name: /^Asiakas holds/ }).click();
  await page.getByRole('option', { name: 'Whole name', exact: true }).click();
  await expect(people.getByText('Anna Lehtonen')).toBeVisible();
  await expect(nameless).toHaveCount(0);
  await next.click();
  await expect(page.getByRole('heading', { name: 'Here is what would change' })).toBeVisible();
});

test('suggestions are accepted one by one or together, and come back with undo', async ({ page }) => {
  await page.goto('/?offered=1&file=linkedin.zip');
  await page.getByRole('button', { name: 'Bring them in' }).click();
  await page.getByRole('button', { name: 'See 7 suggested favours' }).click();
  await expect(page.getByText('7 wait')).toBeVisible();
  await page.getByRole('button', { name: 'Accept: Endorsed your skill: Public speaking' }).click();
  await expect(page.getByText('6 wait')).toBeVisible();
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
  await expect(page.getByText('7 wait')).toBeVisible();
  const open = page.getByRole('button', { name: /^Accept: Done together/ });
  await expect(open).toBeDisabled();
  await page.getByRole('radio', { name: 'Received' }).click();
  await open.click();
  await expect(page.getByText('6 wait')).toBeVisible();
  await page.getByRole('button', { name: /^Accept all 4/ }).click();
  await expect(page.getByText('2 wait')).toBeVisible();
  await page.getByRole('button', { name: 'Put all away' }).click();
  await expect(page.getByText('Nothing is suggested')).toBeVisible();
});

test('the report of an import that was taken back goes with it', async ({ page }) => {
  await page.goto('/?offered=1');
  await page.getByRole('button', { name: 'Bring them in' }).click();
  await expect(page.getByRole('button', { name: 'See the people' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText(/^Undone/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'See the people' })).toHaveCount(0);
});
