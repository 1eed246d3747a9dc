import { expect, type Page } from '@playwright/test';

let made = 0;

/** A new account, signed in, at the first question. */
export async function register(page: Page): Promise<{ email: string; password: string }> {
  made += 1;
  const account = { email: `journey-${Date.now()}-${made}@example.org`, password: 'a short sentence 7' };
  await page.goto('/welcome');
  await page.getByRole('link', { name: 'Create an account' }).click();
  await page.getByLabel('Name').fill('Robin');
  await page.getByLabel('E-mail').fill(account.email);
  await page.getByLabel('Password', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('heading', { name: 'What do you want?' })).toBeVisible();
  return account;
}

const next = (page: Page) => page.getByRole('button', { name: 'Next' }).click();

/** Answer the questions by a common person; ends on the targets. */
export async function answerQuestions(page: Page): Promise<void> {
  await page.getByLabel('Lose weight').check();
  await next(page);
  await expect(page.getByRole('heading', { name: 'Your body' })).toBeVisible();
  await page.getByText('Female', { exact: true }).click();
  await page.getByLabel('Date of birth').fill('1990-05-14');
  await page.getByLabel('Height').fill('168');
  await page.getByLabel('Weight', { exact: true }).fill('74,5');
  await next(page);
  await page.getByRole('button', { name: 'Skip' }).click();
  await expect(page.getByRole('heading', { name: 'Your training' })).toBeVisible();
  await next(page);
  await page.getByRole('button', { name: 'Dumbbells at home' }).click();
  await next(page);
  await expect(page.getByRole('heading', { name: 'What do you eat?' })).toBeVisible();
  await page.getByLabel('Peanuts').check({ force: true });
  await next(page);
  await page.getByRole('button', { name: 'See my targets' }).click();
  await expect(page.getByRole('heading', { name: 'Your targets' })).toBeVisible();
}
