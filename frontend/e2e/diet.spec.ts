import { expect, type Page, test } from '@playwright/test';

import { expectAccessible } from './axe';
import { PROFILE, settle } from './person';
import { heading } from './steps';

const meals = (page: Page) => page.getByRole('article');
const dialog = (page: Page) => page.getByRole('dialog');

test('the profile keeps minutes of a weekday, the split over the meals, and what a dislike means', async ({ page }) => {
  await settle(page, { diet: { ...PROFILE.diet, max_cooking_minutes: 45 } });
  await page.goto('/settings/profile');

  await page.getByRole('combobox', { name: 'Monday' }).selectOption('15');
  const split = page.getByRole('group', { name: 'Energy of each meal' });
  const shown = async (): Promise<number[]> =>
    (await split.getByRole('slider').all()).reduce<Promise<number[]>>(
      async (before, one) => [...(await before), Number(await one.inputValue())],
      Promise.resolve([]),
    );
  await split.getByRole('slider', { name: /Dinner/ }).focus();
  for (let press = 0; press < 8; press += 1) await page.keyboard.press('ArrowRight');
  const percents = await shown();
  expect(percents[3]).toBe(40);
  expect(percents.reduce((sum, one) => sum + one, 0)).toBe(100);

  const dislikes = page.getByRole('textbox', { name: 'Foods you do not want' });
  await dislikes.fill('broccolli');
  await dislikes.press('Enter');
  await expect(page.getByText('No food is called this')).toBeVisible();
  await page.getByRole('button', { name: /^broccoli$/i }).click();
  await dislikes.fill('cabbage');
  await dislikes.press('Enter');
  await expect(page.getByText(/Keeps \d+ dishes off your plans\. It stands for: .*Red cabbage, raw/)).toBeVisible();
  await page.getByRole('button', { name: 'Not all of these: cabbage' }).click();
  await page.getByRole('group', { name: 'Which of them do you not want?' }).getByText('Red cabbage, raw', { exact: true }).click();
  await page.getByRole('button', { name: 'Take these' }).click();
  await expectAccessible(page, 'profile with dislikes');

  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved. New targets hold from today.')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Monday' })).toHaveValue('15');
  expect(await shown()).toEqual(percents);
  const words = page.getByRole('list', { name: 'Foods you do not want' });
  await expect(words).toContainText('White cabbage, raw');
  await expect(words).not.toContainText('Red cabbage, raw');
});

test('a meal says why it is there, is kept while the rest is made again, and another one is swapped', async ({ page }) => {
  test.setTimeout(120_000);
  const api = await settle(page);
  await api.makeWeek();
  await page.goto('/plan');

  const first = meals(page).first();
  const kept = (await first.getAttribute('aria-label')) ?? '';
  await page.getByRole('button', { name: `Why this meal: ${kept}` }).click();
  await expect(page.locator(':popover-open')).toContainText(/It brings \d+% of the day's energy; this meal aims at \d+%/);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: `Keep this meal: ${kept}` }).click();
  await expect(page.getByRole('button', { name: `Let this meal change: ${kept}` })).toHaveAttribute('aria-pressed', 'true');

  await page.getByRole('button', { name: 'Make the rest again' }).click();
  await expect(dialog(page).getByRole('listitem')).toContainText(kept);
  await expectAccessible(page, 'make the rest again');
  await dialog(page).getByRole('button', { name: 'Make the rest again' }).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: `Let this meal change: ${kept}` })).toBeVisible({ timeout: 30_000 });

  const other = (await meals(page).nth(1).getAttribute('aria-label')) ?? '';
  await page.getByRole('button', { name: `Swap: ${other}` }).click();
  const changes = dialog(page).getByRole('list', { name: 'What changes' }).first();
  await expect(changes.getByRole('listitem')).toHaveCount(4);
  await expect(changes).toContainText(/kcal/);
  await expectAccessible(page, 'swap');
  await dialog(page).getByRole('button', { name: /^Take this: / }).first().click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.getByRole('article', { name: other, exact: true })).toHaveCount(0);
});

test('on a wide screen the week is a grid, and on paper it fits with its list', async ({ page }) => {
  const api = await settle(page);
  await api.makeWeek();
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto('/plan');
  const week = page.getByRole('table', { name: 'Your week' });
  await expect(week.getByRole('columnheader')).toHaveCount(8);
  const tile = week.getByRole('row').nth(1).getByRole('button').nth(3);
  const title = ((await tile.locator('span').first().textContent()) ?? '').trim();
  await tile.click();
  await expect(page.getByRole('article', { name: title, exact: true })).toBeFocused();

  await page.getByRole('link', { name: 'Print' }).click();
  await expect(heading(page, 'Shopping list')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
  for (const format of ['A4', 'Letter'] as const) {
    const pdf = await page.pdf({ format, preferCSSPageSize: true });
    // The week on one page, the list on one or two.
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
    expect(pages, format).toBeGreaterThanOrEqual(2);
    expect(pages, format).toBeLessThanOrEqual(3);
  }
});

test('the smallest change that would do is one tap and a confirm away', async ({ page }) => {
  test.setTimeout(120_000);
  const diet = { ...PROFILE.diet, style: 'vegan', max_cooking_minutes: 5, meals_per_day: 2, kitchen: ['microwave'] };
  const api = await settle(page, { diet });
  await page.goto('/plan');
  await page.getByRole('button', { name: 'Make my week' }).click();
  await expect(heading(page, 'These wishes collide')).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: /^Do this: / }).first().click();
  await expect(dialog(page)).toContainText('This changes your profile');
  await expectAccessible(page, 'relaxation');
  await dialog(page).getByRole('button', { name: 'Do this' }).click();
  await expect(dialog(page)).toHaveCount(0);
  const stored = await api.get<{ diet: Record<string, unknown> }>('/me/profile');
  expect(stored.diet).not.toMatchObject(diet);
  expect(stored.diet).toMatchObject({ allergens: ['peanuts'] });
});

test('food that holds an allergen of the person is marked, and asked about before it is added', async ({ page }) => {
  await settle(page, { diet: { ...PROFILE.diet, allergens: ['milk'] } });
  await page.goto('/diary');
  await page.getByRole('button', { name: 'Add to Lunch' }).click();
  await page.getByRole('searchbox', { name: 'Search foods' }).fill('cheddar');
  const plus = page.getByRole('button', { name: /^Add Cheddar.*Contains milk$/ }).first();
  await plus.click();
  await expect(page.getByText('Your profile names it as an allergy or intolerance.')).toBeVisible();
  await expectAccessible(page, 'allergen');
  await page.getByRole('button', { name: 'Do not add' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('region', { name: 'Lunch' })).toContainText('Nothing here yet.');
});
