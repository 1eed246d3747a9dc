import { expect, test } from '@playwright/test';

import { answerQuestions, register } from './account';
import { expectAccessible } from './axe';

test('a new person gets targets with reasons, a verified week, and sees a logged meal count', async ({ page }) => {
  await register(page);
  await expectAccessible(page, 'first question');
  await answerQuestions(page);

  await page.getByRole('button', { name: 'Why Energy a day?' }).click();
  await expect(page.getByText(/doi:/).first()).toBeVisible();
  await expectAccessible(page, 'targets');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Make my week' }).click();
  await expect(page.getByText('Checked by a second part')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('article').first()).toBeVisible();
  await expectAccessible(page, 'meal plan');

  await page.getByText('Training', { exact: true }).click();
  await expect(page.getByRole('link', { name: 'Start' }).first()).toBeVisible();
  await expectAccessible(page, 'training plan');
  await page.getByText('Shopping', { exact: true }).click();
  await expect(page.getByText(/0 of \d+ in the basket/)).toBeVisible();
  await expectAccessible(page, 'shopping list');

  await page.getByRole('link', { name: 'Today', exact: true }).click();
  await expect(page.getByText(/^0 kcal of/)).toBeVisible();
  await page.getByRole('button', { name: 'Ate it' }).click();
  await expect(page.getByText(/^[1-9][\d,]* kcal of/)).toBeVisible();

  await page.getByLabel('Weight now').fill('74.2');
  await page.getByRole('button', { name: 'Save weight' }).click();
  await expect(page.getByText('74.2 kg noted')).toBeVisible();
  await expectAccessible(page, 'today');
});

test('signing out in one tab signs out the other, and a reload keeps the session before that', async ({ page }) => {
  await register(page);
  await page.goto('/settings');
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await page.reload();
  await expect(page.getByText('This device')).toBeVisible();
  await expectAccessible(page, 'settings');
  const other = await page.context().newPage();
  await other.goto('/');
  await expect(other.getByRole('heading', { name: 'Today' })).toBeVisible();

  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expect(other.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});
