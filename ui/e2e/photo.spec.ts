import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './window';

async function open(page: Page, address = '/'): Promise<void> {
  await page.goto(address);
  await page
    .getByRole('listbox')
    .getByRole('option', { name: /Aino Korhonen/ })
    .click();
  await expect(page.getByRole('article')).toContainText('Aino Korhonen');
}

async function paste(page: Page, name: string, type: string): Promise<void> {
  await page.evaluate(
    ([name, type]) => {
      (document.activeElement as HTMLElement | null)?.blur();
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array([1, 2, 3])], name!, { type: type! }));
      const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data });
      document.body.dispatchEvent(event);
    },
    [name, type],
  );
}

const saved = 'Photo saved: Aino Korhonen';

test('a picture that is pasted on somebody’s page is their photo, and undo takes it back', async ({ page }) => {
  await open(page);
  const photo = page.getByRole('article').locator('img');
  await paste(page, 'notes.txt', 'text/plain');
  await expect(photo).toHaveCount(0);
  await paste(page, 'aino.png', 'image/png');
  await expect(page.getByText(saved)).toBeVisible();
  await expect(photo).toHaveCount(1);
  await expectAccessible(page);
  await page.keyboard.press('Control+z');
  await expect(photo).toHaveCount(0);
});

test('a picture that is dropped on somebody’s page is their photo', async ({ page }) => {
  const drop = () =>
    page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array([1, 2, 3])], 'aino.png', { type: 'image/png' }));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true }));
    });
  await open(page);
  await drop();
  await expect(page.getByText(saved)).toBeVisible();
  await expect(page.getByRole('article').locator('img')).toHaveCount(1);
});

test('a photo is chosen in the system’s dialog and taken out again', async ({ page }) => {
  const act = async (name: string) => {
    await page.locator('main .bar').getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name }).click();
  };
  await open(page);
  await act('Choose a photo');
  await expect(page.getByText(saved)).toBeVisible();
  await expect(page.getByRole('article').locator('img')).toHaveCount(1);
  await act('Take the photo away');
  await expect(page.getByRole('article').locator('img')).toHaveCount(0);
});

test('a dialog that is closed leaves the photo as it was', async ({ page }) => {
  await open(page, '/?dialog=closed');
  await page.locator('main .bar').getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Choose a photo' }).click();
  await expect(page.getByRole('article')).toContainText('Aino Korhonen');
  await expect(page.getByText(saved)).toHaveCount(0);
});

test('a picture that is pasted into a field or a dialog is not the photo of whoever stands behind', async ({
  page,
}) => {
  await open(page);
  await page.keyboard.press('Control+g');
  await expect(page.getByRole('dialog')).toBeVisible();
  await paste(page, 'aino.png', 'image/png');
  await page.waitForTimeout(200);
  await expect(page.getByText(saved)).toHaveCount(0);
});

test('a picture that is too large is said to be so', async ({ page }) => {
  await open(page);
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(10_500_001)], 'camera.png', { type: 'image/png' }));
    document.body.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data }));
  });
  await expect(page.getByText('Photo: a picture can be 10 MB at most')).toBeVisible();
});
