import { expect, type Page, test } from '@playwright/test';

import { expectAccessible } from './axe';
import { newAccount } from './person';
import { allSent, answerQuestions, go, heading, register, signIn } from './steps';

const eaten = (page: Page) => page.getByText(/^[1-9][\d,]* kcal of/);
const kcal = async (page: Page): Promise<number> => Number(((await eaten(page).textContent()) ?? '').split(' ')[0]?.replace(/\D/g, ''));
/** The head of the exercise of which one set has been done. */
const oneSet = (page: Page) => page.getByRole('button', { name: /^.+ 1 of [2-9] sets/ });

test('from nothing to a verified week, first logs, and a chart that moves', async ({ page }) => {
  test.setTimeout(240_000);
  const account = newAccount();

  await test.step('an account, a few questions, targets with their reasons', async () => {
    await register(page, account);
    await answerQuestions(page);
    for (const subject of ['Energy a day', 'Protein', 'Fat', 'Carbohydrate', 'Fibre']) {
      await page.getByRole('button', { name: `Why this value: ${subject}` }).click();
      const answer = page.locator(':popover-open').filter({ hasText: `${subject}: why?` });
      await expect(answer).toContainText(/\d/);
      await expect(answer).toContainText('Source:');
      await page.keyboard.press('Escape');
    }
  });

  await test.step('one button makes the week, and both plans arrive', async () => {
    await page.getByRole('button', { name: 'Make my week' }).click();
    await expect(page.getByText('Independently checked')).toBeVisible({ timeout: 30_000 });
    const days = page.getByRole('group', { name: 'Your week' }).getByRole('button');
    await expect(days).toHaveCount(7);
    for (const day of await days.all()) {
      await day.click();
      await expect(page.getByRole('button', { name: 'Log this day' })).toBeVisible();
      expect(await page.getByRole('article').count()).toBeGreaterThanOrEqual(3);
    }
    await page.getByRole('radiogroup', { name: 'Show' }).getByText('Training').click();
    await expect(page.getByRole('link', { name: 'Start' }).first()).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole('heading', { name: 'Hard sets a muscle in week 1' })).toBeVisible();
  });

  await test.step('a planned meal is eaten with one tap', async () => {
    await go(page, 'Today');
    await expect(page.getByText(/^0 kcal of/)).toBeVisible();
    await page.getByRole('button', { name: 'Ate it' }).click();
    await expect(eaten(page)).toBeVisible();
  });
  const planned = await kcal(page);

  const food = await test.step('something that was not planned is found and logged', async () => {
    await go(page, 'Diary');
    await page.getByRole('button', { name: 'Add to Dinner' }).click();
    await page.getByRole('searchbox', { name: 'Search foods' }).fill('banana');
    const plus = page.getByRole('button', { name: /^Add .*banana.*,/i }).first();
    const name = /^Add (.+), [^,]+$/.exec((await plus.getAttribute('aria-label')) ?? '')?.[1] ?? '';
    await plus.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await expect(page.getByRole('region', { name: 'Dinner' })).toContainText(name);
    await allSent(page);
    return name;
  });

  await test.step('a set is ticked in the player', async () => {
    await go(page, 'Workout');
    await page.getByRole('button', { name: /^Start / }).first().click();
    // The warm-up as it stands costs one tap; then the next exercise opens.
    await page.getByRole('button', { name: /, Warm-up 1: done$/ }).click();
    await page.getByRole('textbox', { name: 'Set 1: load in kg' }).fill('12,5');
    await page.getByRole('textbox', { name: 'Set 1: repetitions', exact: true }).fill('9');
    const tick = page.getByRole('button', { name: /, Set 1: done$/ });
    await tick.click();
    await expect(tick).toHaveAttribute('aria-pressed', 'true');
    await expect(page.getByText('Rest', { exact: true })).toBeVisible();
    await expect(oneSet(page)).toBeVisible();
    await expectAccessible(page, 'player');
    await allSent(page);
  });
  const workout = page.url();

  await test.step('a weight is logged, and its chart moves', async () => {
    await go(page, 'Progress');
    const log = async (weight: string): Promise<void> => {
      await page.getByRole('textbox', { name: 'Weight today' }).fill(weight);
      await page.getByRole('button', { name: 'Log', exact: true }).click();
      await expect(page.getByText(`${weight} kg logged`)).toBeVisible();
      await allSent(page);
    };
    await log('69.7');
    const chart = page.getByRole('img', { name: /^Weight from/ });
    // A day's weight is the mean of its weighings; the first is the answer of the questions, 70.5 kg.
    await expect(chart).toHaveAccessibleName(/70\.1 kg/);
    await log('68.7');
    await expect(chart).toHaveAccessibleName(/69\.6 kg/);
    await expectAccessible(page, 'progress');
  });

  const check = async (): Promise<void> => {
    await go(page, 'Today');
    await expect(eaten(page)).toBeVisible();
    expect(await kcal(page)).toBeGreaterThan(planned);
    await go(page, 'Diary');
    await expect(page.getByRole('region', { name: 'Dinner' })).toContainText(food);
    await go(page, 'Progress');
    await expect(page.getByRole('img', { name: /^Weight from/ })).toHaveAccessibleName(/69\.6 kg/);
    await page.goto(workout);
    await expect(oneSet(page)).toBeVisible();
  };

  await test.step('the day has changed, and a reload keeps everything', async () => {
    await check();
    await page.reload();
    await check();
  });

  await test.step('so does signing out and in again', async () => {
    await page.goto('/settings');
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await expect(heading(page, 'Sign in', 1)).toBeVisible();
    await page.goto('/diary');
    await signIn(page, account);
    await expect(page.getByRole('region', { name: 'Dinner' })).toContainText(food);
    await check();
  });
});
