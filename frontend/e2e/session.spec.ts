import { expect, test } from '@playwright/test';

import { newAccount } from './person';
import { heading, register } from './steps';

test('a reload keeps the session, and signing out in one tab signs out the other', async ({ page, context }) => {
  await register(page, newAccount());
  await expect(heading(page, 'What do you want?')).toBeVisible();
  await page.goto('/settings');
  await page.reload();
  await expect(page.getByText('This device')).toBeVisible();
  const other = await context.newPage();
  await other.goto('/');
  await expect(other.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible();

  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expect(other.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  expect(await context.cookies()).not.toContainEqual(expect.objectContaining({ name: 'nexfitra_refresh' }));
});
