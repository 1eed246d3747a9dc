import { expect, type Page, test } from '@playwright/test';

import { expectAccessible } from './axe';
import { Api, settle } from './person';
import { heading } from './steps';

interface Stop {
  path: string;
  /** What stands there once the page has its data. */
  ready: (page: Page) => ReturnType<Page['getByText']>;
}

const OUTSIDE: readonly Stop[] = [
  { path: '/welcome', ready: (page) => page.getByRole('link', { name: 'Create an account' }) },
  { path: '/register', ready: (page) => page.getByRole('button', { name: 'Create account' }) },
  { path: '/sign-in', ready: (page) => page.getByRole('button', { name: 'Sign in' }) },
];
const QUESTIONS = ['goal', 'body', 'activity', 'training', 'equipment', 'diet', 'safety'] as const;
const INSIDE: readonly Stop[] = [
  { path: '/', ready: (page) => page.getByRole('button', { name: 'Ate it' }) },
  { path: '/plan', ready: (page) => page.getByRole('button', { name: 'Log this day' }).first() },
  { path: '/plan?tab=training', ready: (page) => page.getByRole('link', { name: 'Start' }).first() },
  { path: '/plan?tab=shopping', ready: (page) => page.getByText(/in the basket/) },
  { path: '/plan/print', ready: (page) => heading(page, 'Shopping list') },
  { path: '/diary', ready: (page) => page.getByRole('region', { name: 'Breakfast' }) },
  { path: '/workout', ready: (page) => heading(page, 'Workout', 1) },
  { path: '/progress', ready: (page) => heading(page, 'Progress', 1) },
  { path: '/settings', ready: (page) => heading(page, 'Settings', 1) },
  { path: '/settings/profile', ready: (page) => page.getByRole('button', { name: 'Save' }) },
  { path: '/onboarding?step=review', ready: (page) => page.getByText('Energy a day', { exact: true }) },
  { path: '/no-such-page', ready: (page) => heading(page, 'There is no such page') },
];
const VIEWPORTS = [
  { name: 'phone', width: 390, height: 844, schemes: ['light', 'dark'] },
  // The colours are the same ones; what differs is the layout.
  { name: 'desktop', width: 1280, height: 800, schemes: ['light'] },
] as const;
type Scheme = 'light' | 'dark';

/** The page in the colour schemes; nothing sticks out at the side. */
async function look(page: Page, { path, ready }: Stop, schemes: readonly Scheme[]): Promise<void> {
  await page.goto(path);
  await expect(ready(page)).toBeVisible();
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    await expectAccessible(page, `${path} ${colorScheme}`);
  }
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(overflow, `${path} is wider than the screen`).toBeLessThanOrEqual(0);
}

for (const { name, schemes, ...viewport } of VIEWPORTS) {
  test.describe(`${name}, ${viewport.width} px`, () => {
    test.use({ viewport });
    test.setTimeout(120_000);

    test(`every page before sign-in is accessible, ${schemes.join(' and ')}`, async ({ page }) => {
      for (const stop of OUTSIDE) await test.step(stop.path, () => look(page, stop, schemes));
    });

    test(`every page inside is accessible, ${schemes.join(' and ')}`, async ({ page }) => {
      const api = await settle(page);
      await api.makeWeek();
      await api.put(`/measurements/${crypto.randomUUID()}`, { kind: 'weight', value: 70.1, unit: 'kg', at: new Date().toISOString() });
      for (const stop of INSIDE) await test.step(stop.path, () => look(page, stop, schemes));
    });
  });
}

test('every question is accessible in both colour schemes', async ({ page }) => {
  await Api.register(page);
  for (const step of QUESTIONS) {
    const ready = (at: Page) => at.getByRole('button', { name: /^(Next|See my targets)$/ });
    await test.step(step, () => look(page, { path: `/onboarding?step=${step}`, ready }, ['light', 'dark']));
  }
});
