import { expect, type Locator, type Page, test } from '@playwright/test';

import { Api } from './person';
import { heading } from './steps';

/** Go on with Tab until the element has the focus; fails where it cannot be reached. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 150; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  expect.soft(await target.evaluate((element) => element === document.activeElement), 'reached by Tab').toBe(true);
  throw new Error('not reachable by the Tab key');
}

/** Something marks where the focus is. */
async function expectVisibleFocus(target: Locator): Promise<void> {
  const outline = await target.evaluate((element) => {
    const marked = [element, element.closest('label'), element.nextElementSibling, element.parentElement].filter((part) => part !== null);
    return marked.some((part) => {
      const { outlineStyle, outlineWidth, boxShadow, borderColor } = getComputedStyle(part);
      return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none' || borderColor !== getComputedStyle(document.body).borderColor;
    });
  });
  expect(outline, 'the focus can be seen').toBe(true);
}

test('the short questions can be answered with the keyboard alone', async ({ page }) => {
  await Api.register(page);
  await page.goto('/onboarding');
  // Each screen begins with its question: the reader says it, and Tab goes on from there.
  await expect(heading(page, 'What do you want?')).toBeFocused();
  const kept = page.getByRole('radio', { name: 'Keep my weight' });
  await tabTo(page, kept);
  await expectVisibleFocus(kept);
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: 'Gain weight' })).toBeChecked();
  await page.keyboard.press('Enter');

  await expect(heading(page, 'Your body')).toBeFocused();
  // Enter goes on, and says what is missing.
  await tabTo(page, page.getByRole('textbox', { name: 'Height' }));
  await page.keyboard.type('181,5');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Please enter your date of birth.')).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.type('80');
  await heading(page, 'Your body').focus();
  await tabTo(page, page.getByRole('radio', { name: 'Female' }));
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'Male', exact: true })).toBeChecked();
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Date of birth')).toBeFocused();
  await page.keyboard.type('17051990');
  await page.keyboard.press('Enter');

  for (const question of ['Your days', 'Your training', 'What can you train with?', 'What do you eat?']) {
    await expect(heading(page, question)).toBeFocused();
    await tabTo(page, page.getByRole('button', { name: 'Next', exact: true }));
    await page.keyboard.press('Enter');
  }
  await expect(heading(page, 'Is one of these true for you?')).toBeFocused();
  const pressure = page.getByRole('checkbox', { name: 'High blood pressure' });
  await tabTo(page, pressure);
  await page.keyboard.press('Space');
  await expect(pressure).toBeChecked();
  await page.keyboard.press('Enter');

  await expect(heading(page, 'Your targets')).toBeFocused();
  const why = page.getByRole('button', { name: 'Why this value: Energy a day' });
  await expect(why).toBeVisible();
  await tabTo(page, why);
  await page.keyboard.press('Enter');
  await expect(page.locator(':popover-open')).toContainText('Source:');
  await page.keyboard.press('Escape');
  await expect(page.locator(':popover-open')).toHaveCount(0);
  await expect(why).toBeFocused();
  await tabTo(page, page.getByRole('button', { name: 'Make my week' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('Independently checked')).toBeVisible({ timeout: 30_000 });
});

test('the frame can be skipped, and the diary has its keys', async ({ page }) => {
  await Api.register(page);
  await page.goto('/diary');
  await expect(page.getByRole('region', { name: 'Lunch' })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByText('Yesterday', { exact: true })).toBeVisible();
  await page.keyboard.press('t');
  await expect(page.getByText('Yesterday', { exact: true })).toHaveCount(0);
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox', { name: 'Search foods' })).toBeFocused();
});
