import { expect, type Page, test } from '@playwright/test';

import { settle } from './person';
import { heading } from './steps';

const choose = async (page: Page, label: string, language: string): Promise<void> => {
  await page.getByRole('combobox', { name: label }).selectOption({ label: language });
};

test('the language is changed at once, and stays after a reload', async ({ page }) => {
  await page.goto('/welcome');
  await choose(page, 'Language', 'Deutsch');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.getByRole('link', { name: 'Konto anlegen' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('link', { name: 'Konto anlegen' })).toBeVisible();
  await choose(page, 'Sprache', 'Español');
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  await expect(page.getByRole('link', { name: 'Crear una cuenta' })).toBeVisible();
});

test('inside, pages, numbers and what the server writes follow the language', async ({ page }) => {
  const api = await settle(page);
  await api.makeWeek();
  await page.goto('/settings');
  await choose(page, 'Language', 'Deutsch');
  await expect(heading(page, 'Einstellungen', 1)).toBeVisible();
  await page.goto('/');
  await expect(heading(page, 'Heute', 1)).toBeVisible();
  await page.goto('/plan?tab=training');
  await expect(page.getByRole('button', { name: 'Woche 1', exact: true })).toBeVisible();
  // no key and no English word of the frame is left
  await expect(page.locator('body')).not.toContainText(/\b[a-z]+\.[a-z]+[A-Z][a-zA-Z]+\b/);
  await expect(page.getByRole('navigation')).not.toContainText('Settings');
});
