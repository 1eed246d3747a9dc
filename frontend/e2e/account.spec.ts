import { expect, test } from '@playwright/test';

import { expectAccessible } from './axe';
import { Api, newAccount, settle } from './person';
import { answerQuestions, go, heading, register, signIn } from './steps';

test('name, address and password are changed in the settings, and the new ones sign in', async ({ page, browser }) => {
  const account = newAccount();
  await register(page, account);
  await expect(heading(page, 'What do you want?')).toBeVisible();
  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto('/sign-in');
  await signIn(elsewhere, account);
  await expect(heading(elsewhere, 'Today', 1)).toBeVisible();

  await page.goto('/settings');
  const card = (name: string) => page.getByRole('region', { name, exact: true });
  await card('Account').getByRole('textbox', { name: 'Name' }).fill('Ada');
  await card('Account').getByRole('button', { name: 'Change name' }).click();
  await expect(card('Account').getByText(`Ada · ${account.email}`)).toBeVisible();

  const email = `new-${account.email}`;
  await card('E-mail address').getByRole('textbox', { name: 'E-mail' }).fill(email);
  await card('E-mail address').getByLabel('Current password').fill('not this one');
  await card('E-mail address').getByRole('button', { name: 'Change address' }).click();
  await expect(card('E-mail address').getByText('The current password is wrong.')).toBeVisible();
  await card('E-mail address').getByLabel('Current password').fill(account.password);
  await card('E-mail address').getByRole('button', { name: 'Change address' }).click();
  await expect(card('E-mail address').getByText(/Your address is changed/)).toBeVisible();

  const password = 'eight loud cranes';
  await card('Password').getByLabel('Current password').fill(account.password);
  await card('Password').getByLabel('New password').fill(password);
  await card('Password').getByRole('button', { name: 'Change password' }).click();
  await expect(card('Password').getByText(/All other devices are signed out/)).toBeVisible();
  await expectAccessible(page, 'settings');
  await elsewhere.reload();
  await expect(heading(elsewhere, 'Eat well, train well, see it work')).toBeVisible();

  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await signIn(page, { ...account, email, password });
  await expect(heading(page, 'Today', 1)).toBeVisible();
});

test('a device is signed out only after a question', async ({ page, browser }) => {
  const account = newAccount();
  await Api.register(page, account);
  const other = await (await browser.newContext()).newPage();
  await other.goto('/sign-in');
  await signIn(other, account);
  await expect(heading(other, 'Today', 1)).toBeVisible();
  await page.goto('/settings');
  await page.getByRole('button', { name: /^Sign out Chrome/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Sign out this device?' });
  await expectAccessible(page, 'the question before a device is signed out');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('button', { name: /^Sign out Chrome/ })).toBeVisible();
  await page.getByRole('button', { name: /^Sign out Chrome/ }).click();
  await dialog.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('button', { name: /^Sign out Chrome/ })).toHaveCount(0);
});

test('the questions can be left and read in another language, and their weight starts the chart', async ({ page }) => {
  const account = newAccount();
  await register(page, account);
  await page.getByRole('combobox', { name: 'Language' }).selectOption({ label: 'Deutsch' });
  await expect(heading(page, 'Was möchtest du?')).toBeVisible();
  await page.getByRole('combobox', { name: 'Sprache' }).selectOption({ label: 'English' });
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('link', { name: 'Sign in' }).click();
  await signIn(page, account);
  await page.getByRole('link', { name: 'Answer the questions' }).click();
  await answerQuestions(page);
  await expectAccessible(page, 'the targets at the end of the questions');
  await page.getByRole('link', { name: 'Look around first' }).click();
  await go(page, 'Progress');
  await expect(page.getByRole('region', { name: 'Weight' })).toContainText('70.5 kg');
});

test('targets are set by hand within what is safe, and go back to the computed ones', async ({ page }) => {
  const api = await settle(page);
  const { energy_kcal: computed } = await api.get<{ energy_kcal: number }>('/me/targets');
  await page.goto('/settings/profile');
  const own = page.getByRole('region', { name: 'Targets of your own' });
  await own.getByRole('textbox', { name: 'Energy' }).fill('700');
  await own.getByRole('button', { name: 'Set these targets' }).click();
  await expect(own.getByText(/^Between 1,\d{3} kcal and 10,000 kcal, or empty\.$/)).toBeVisible();
  await own.getByRole('textbox', { name: 'Energy' }).fill('2000');
  await own.getByRole('textbox', { name: 'Fat' }).fill('10');
  await own.getByRole('button', { name: 'Set these targets' }).click();
  await expect(own.getByText(/^At least \d+ g of fat a day/)).toBeVisible();
  await own.getByRole('textbox', { name: 'Fat' }).fill('');
  await own.getByRole('button', { name: 'Set these targets' }).click();
  await expect(own.getByText('Set. These targets hold from today.')).toBeVisible();
  await page.getByRole('button', { name: 'Why this value: Energy a day' }).click();
  await expect(page.getByText('You set this yourself.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expectAccessible(page, 'profile with targets of their own');
  await own.getByRole('button', { name: 'Back to the computed targets' }).click();
  await expect(own.getByText('The computed targets hold again from today.')).toBeVisible();
  expect((await api.get<{ energy_kcal: number }>('/me/targets')).energy_kcal).toBe(computed);
});

test('whoever hides figures finds none of energy on any page', async ({ page }) => {
  const api = await settle(page);
  await api.makeWeek();
  await page.goto('/');
  await expect(page.getByText(/kcal/).first()).toBeVisible();
  await page.goto('/settings');
  await page.getByRole('switch', { name: 'Hide calories and nutrients' }).click();
  await expect
    .poll(async () => (await api.get<{ no_numbers: boolean }>('/me/profile')).no_numbers)
    .toBe(true);
  const shown: [string, string][] = [
    ['/', 'Ate it'],
    ['/plan', 'Log this day'],
    ['/diary', 'Add to Breakfast'],
    ['/settings/profile', 'Save'],
    ['/progress', 'Log'],
  ];
  for (const [address, button] of shown) {
    await page.goto(address);
    await expect(page.getByRole('button', { name: button }).first()).toBeVisible();
    await expect(page.locator('main'), address).not.toContainText(/kcal/);
  }
});
