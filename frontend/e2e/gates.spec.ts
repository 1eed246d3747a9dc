import { expect, test } from '@playwright/test';

import { Api, PROFILE, settle } from './person';
import { answerQuestions, heading } from './steps';

test('who is pregnant gets no figures, but a word on whom to ask', async ({ page }) => {
  await Api.register(page);
  await page.goto('/onboarding');
  await answerQuestions(page, ['Pregnant']);
  await expect(page.getByText('Please ask your midwife or doctor.')).toBeVisible();
  await expect(page.getByText('Energy a day')).toHaveCount(0);
  await page.goto('/');
  await expect(page.getByText('Please ask your midwife or doctor.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Ate it' })).toHaveCount(0);
});

test('wishes that collide are named, with the smallest change that would do', async ({ page }) => {
  // Five minutes leave hardly more than bowls of what is on this list.
  const allergens = ['wheat', 'gluten', 'soy', 'nuts', 'peanuts', 'sesame', 'lupin', 'celery', 'mustard'];
  const dislikes = ['beans', 'lentils', 'potato', 'rice', 'chickpeas', 'quinoa', 'millet', 'buckwheat', 'peas', 'corn', 'tofu'];
  const diet = { ...PROFILE.diet, style: 'vegan', allergens, dislikes, max_cooking_minutes: 5, meals_per_day: 2 };
  const api = await settle(page, { diet });
  await page.goto('/plan');
  await page.getByRole('button', { name: 'Make my week' }).click();
  await expect(heading(page, 'These wishes collide')).toBeVisible({ timeout: 30_000 });
  const { items } = await api.get<{ items: { id: string; kind: string; status: string }[] }>('/plans?kind=meal');
  expect(items[0]?.status).toBe('infeasible');
  const { conflicts } = await api.get<{ conflicts: unknown[] }>(`/plans/${items[0]?.id ?? ''}`);
  const shown = page.getByRole('region', { name: 'These wishes collide' }).getByRole('listitem');
  expect(conflicts.length).toBeGreaterThan(0);
  await expect(shown).toHaveCount(conflicts.length);
  for (const item of await shown.all()) {
    await expect(item).toContainText(/vegan|celery|cooking minutes|do not want|disliked/i);
    await expect(item.locator('strong')).toHaveText(/\w+/);
  }
  await page.getByRole('link', { name: 'Change my answers' }).click();
  await expect(heading(page, 'Profile and goal')).toBeVisible();
});
