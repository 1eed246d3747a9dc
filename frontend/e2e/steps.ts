import { expect, type Locator, type Page } from '@playwright/test';

import type { Account } from './person';

export const heading = (page: Page, name: string | RegExp, level?: number): Locator =>
  page.getByRole('heading', level === undefined ? { name } : { name, level });

/** Create an account by the form of the first page. */
export async function register(page: Page, account: Account): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: 'Create an account' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(account.name);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(account.email);
  await page.getByLabel('Password', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Create account' }).click();
}

export async function signIn(page: Page, account: Account): Promise<void> {
  await page.getByRole('textbox', { name: 'E-mail' }).fill(account.email);
  await page.getByLabel('Password', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

const next = (page: Page): Promise<void> => page.getByRole('button', { name: 'Next', exact: true }).click();

/** Choose in a group of radio buttons by what is seen of them: the inputs themselves are hidden. */
export async function choose(page: Page, group: string, option: string): Promise<void> {
  const radios = page.getByRole('radiogroup', { name: group });
  await radios.getByText(option, { exact: true }).click();
  await expect(radios.getByRole('radio', { name: option, exact: true })).toBeChecked();
}

/** Tick a chip, likewise. */
async function tick(page: Page, group: string, option: string): Promise<void> {
  const chips = page.getByRole('group', { name: group });
  await chips.getByText(option, { exact: true }).click();
  await expect(chips.getByRole('checkbox', { name: option, exact: true })).toBeChecked();
}

/** The short questions, up to the page of targets. */
export async function answerQuestions(page: Page, ticks: readonly string[] = []): Promise<void> {
  await expect(heading(page, 'What do you want?')).toBeVisible();
  await page.getByRole('radio', { name: 'Lose weight' }).check();
  await page.getByRole('textbox', { name: /Goal weight/ }).fill('64');
  await next(page);

  await expect(heading(page, 'Your body')).toBeVisible();
  await choose(page, 'Sex, for the energy equation', 'Female');
  await page.getByLabel('Date of birth').fill('1990-05-17');
  await page.getByRole('textbox', { name: 'Height' }).fill('168');
  await page.getByRole('textbox', { name: 'Weight' }).fill('70,5');
  await next(page);

  await expect(heading(page, 'Your days')).toBeVisible();
  await page.getByRole('radio', { name: 'On my feet now and then' }).check();
  await next(page);

  await expect(heading(page, 'Your training')).toBeVisible();
  await choose(page, 'Days a week', '7');
  await next(page);

  await expect(heading(page, 'What can you train with?')).toBeVisible();
  await page.getByRole('button', { name: 'Dumbbells at home' }).click();
  await next(page);

  await expect(heading(page, 'What do you eat?')).toBeVisible();
  await tick(page, 'Allergies and intolerances', 'Peanuts');
  await next(page);

  await expect(heading(page, 'Is one of these true for you?')).toBeVisible();
  for (const label of ticks) await page.getByRole('checkbox', { name: label, exact: true }).check();
  await page.getByRole('button', { name: 'See my targets' }).click();
  await expect(heading(page, 'Your targets')).toBeVisible();
}

/** Go by the navigation of the frame, as a person does. */
export async function go(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).click();
}

/** Nothing waits on this device any more. */
export async function allSent(page: Page): Promise<void> {
  await expect(page.getByText(/changes? waits? on this device/)).toHaveCount(0);
}
