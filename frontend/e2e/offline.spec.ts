import { expect, type Page, test } from '@playwright/test';

import { type Api, settle, today } from './person';
import { allSent, go, heading } from './steps';

interface Day {
  meals: { meal: string; entries: { quick: { energy_kcal: number } | null }[] }[];
}

const quickEntries = async (api: Api): Promise<number[]> =>
  (await api.get<Day>(`/diary/${today()}`)).meals.flatMap(({ entries }) => entries.map(({ quick }) => quick?.energy_kcal ?? 0));

/** The app's own files must be on the device before the network goes. */
async function installed(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null), { timeout: 30_000 }).toBe(true);
}

async function quickAdd(page: Page, kcal: string): Promise<void> {
  await page.getByRole('button', { name: 'Add to Lunch' }).click();
  const panel = page.getByRole('dialog');
  await panel.getByRole('textbox', { name: 'kcal' }).fill(kcal);
  await panel.getByRole('button', { name: 'Add', exact: true }).click();
  await panel.getByRole('button', { name: 'Close' }).click();
}

test('what is logged without a network is shown, survives a reload, and is sent when the network is back', async ({ page, context }) => {
  test.setTimeout(150_000);
  const api = await settle(page);
  await api.makeWeek();
  await page.goto('/workout');
  await installed(page);
  await page.getByRole('button', { name: /^Start / }).first().click();
  await expect(page.getByRole('button', { name: /, Warm-up 1: done$/ })).toBeVisible();
  await allSent(page);
  // What the device has seen is what it can show without a network.
  await go(page, 'Workout');
  await expect(page.getByRole('link', { name: 'Go on' }).first()).toBeVisible();
  await go(page, 'Diary');
  await expect(page.getByRole('region', { name: 'Lunch' })).toBeVisible();
  await allSent(page);
  await context.setOffline(true);

  await test.step('an entry and a set, with no network', async () => {
    await quickAdd(page, '432');
    await expect(page.getByRole('region', { name: 'Lunch' })).toContainText('432 kcal');
    await expect(page.getByText(/changes? waits? on this device/)).toBeVisible();
    await go(page, 'Workout');
    await page.getByRole('link', { name: 'Go on' }).first().click();
    await page.getByRole('button', { name: /, Warm-up 1: done$/ }).click();
    await expect(page.getByRole('button', { name: /1 of 1 sets/ })).toBeVisible();
  });

  await test.step('a reload, still with no network', async () => {
    await page.goto('/diary');
    await expect(heading(page, 'Diary', 1)).toBeVisible();
    await expect(page.getByRole('region', { name: 'Lunch' })).toContainText('432 kcal');
    await expect(page.getByText('2 changes wait on this device.')).toBeVisible();
    expect(await quickEntries(api)).toEqual([]);
  });

  await test.step('the network is back', async () => {
    await context.setOffline(false);
    await allSent(page);
    await expect.poll(() => quickEntries(api)).toEqual([432]);
    const { items } = await api.get<{ items: { sets: unknown[] }[] }>('/workouts');
    expect(items.flatMap(({ sets }) => sets)).toHaveLength(1);
    await expect(page.getByRole('region', { name: 'Lunch' })).toContainText('432 kcal');
  });
});
