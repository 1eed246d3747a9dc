import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';

import { profileRoutes, welcomeRoutes } from '../index';
import { emptyDraft, profileOf } from '../lib/draft';
import { invalidBody, invalidGoal } from '../lib/validate';

import type { ProfileIn } from '@/api/types.gen';
import { browserPreferences } from '@/shared/lib/preferences';
import { PROFILE, TARGETS } from '@tests/data';
import { renderApp, signIn } from '@tests/renderApp';
import { server } from '@tests/server';

const routes = [
  ...welcomeRoutes,
  ...profileRoutes,
  { path: '/plan', element: <p>the plan page</p> },
  { path: '/', element: <p>the first page</p> },
];
let saved: ProfileIn | null = null;
let asked: unknown[] = [];

beforeEach(async () => {
  saved = null;
  asked = [];
  await signIn();
  server.use(
    http.put('*/api/v1/me/profile', async ({ request }) => {
      saved = (await request.json()) as ProfileIn;
      return HttpResponse.json({ ...PROFILE, ...saved });
    }),
    http.get('*/api/v1/me/targets', () => HttpResponse.json(TARGETS)),
    http.post('*/api/v1/plans', async ({ request }) => {
      asked.push(await request.json());
      return HttpResponse.json({ id: `01900000-0000-7000-8000-00000000050${asked.length}`, status: 'queued' }, { status: 202 });
    }),
  );
});

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const heading = (name: string) => screen.findByRole('heading', { name, level: 1 });

async function body(): Promise<void> {
  await heading('Your body');
  await userEvent.click(screen.getByRole('radio', { name: 'Female' }));
  await userEvent.type(screen.getByLabelText('Date of birth'), '1990-05-14');
  await userEvent.type(screen.getByLabelText('Height'), '168');
  await userEvent.type(screen.getByLabelText('Weight'), '74,5');
  await press('Next');
}

describe('onboarding', () => {
  it('leads from the goal to targets with reasons, and makes both plans with one button', async () => {
    await renderApp(routes, '/onboarding');
    await userEvent.click(await screen.findByRole('radio', { name: 'Lose weight' }));
    await press('Next');
    await body();
    await heading('Your days');
    await press('Skip');
    await heading('Your training');
    await press('Next');
    await heading('What can you train with?');
    await press('Dumbbells at home');
    await press('Next');
    await heading('What do you eat?');
    await userEvent.click(screen.getByRole('checkbox', { name: 'Peanuts' }));
    await press('Next');
    await heading('Is one of these true for you?');
    await press('See my targets');

    await heading('Your targets');
    expect(await screen.findByText('1,845 kcal')).toBeInTheDocument();
    expect(screen.getByText(/you eat 492 kcal a day less than you use/)).toBeInTheDocument();
    expect(saved).toMatchObject({
      sex: 'female',
      birth_date: '1990-05-14',
      height_cm: 168,
      weight_kg: 74.5,
      goal: { kind: 'lose' },
      diet: { allergens: ['peanuts'] },
      training: { equipment: ['dumbbells', 'bench', 'bands'] },
      timezone: 'Europe/Vienna',
    });

    await press('Make my week');
    expect(await screen.findByText('the plan page')).toBeInTheDocument();
    expect(asked).toEqual([
      expect.objectContaining({ kind: 'meal' }),
      expect.objectContaining({ kind: 'workout' }),
    ]);
  });

  it('does not go past the body without it, and lets nobody skip it', async () => {
    await renderApp(routes, '/onboarding?step=body');
    await heading('Your body');
    expect(screen.queryByRole('button', { name: 'Skip' })).toBeNull();
    await press('Next');
    expect(screen.getByText('Please choose one.')).toBeInTheDocument();
    expect(screen.getByText('Please enter your date of birth.')).toBeInTheDocument();
    expect(screen.getByRole('heading', { name: 'Your body' })).toBeInTheDocument();
  });

  it('keeps the answers over a reload', async () => {
    const { unmount } = await renderApp(routes, '/onboarding?step=body');
    await userEvent.type(await screen.findByLabelText('Height'), '171');
    unmount();
    await renderApp(routes, '/onboarding?step=body');
    expect(await screen.findByLabelText('Height')).toHaveValue('171');
  });

  it('makes no meal plan where a gate advises against it, and shows the note', async () => {
    const gates = [{ code: 'kidney_disease', text: 'English of the server', effect: 'no_meal_plan' }];
    server.use(http.get('*/api/v1/me/targets', () => HttpResponse.json({ ...TARGETS, gates, allows_meal_plan: false })));
    await renderApp(routes, '/onboarding?step=review');
    expect(await screen.findByText(/With kidney disease meals need/)).toBeInTheDocument();
    await press('Make my week');
    await screen.findByText('the plan page');
    expect(asked).toEqual([expect.objectContaining({ kind: 'workout' })]);
  });

  it('says which answer the server did not take', async () => {
    server.use(
      http.put('*/api/v1/me/profile', () =>
        HttpResponse.json(
          { code: 'invalid', title: 'x', errors: [{ loc: 'body.weight_kg', code: 'less_than_equal', msg: 'x', params: { le: 350 } }] },
          { status: 422 },
        ),
      ),
    );
    await renderApp(routes, '/onboarding?step=body');
    await body();
    for (const next of ['Skip', 'Next', 'Next', 'Next', 'See my targets']) {
      await userEvent.click(await screen.findByRole('button', { name: next }));
    }
    expect(await screen.findByText(/Weight: At most 350 is possible/)).toBeInTheDocument();
  });
});

describe('profile page', () => {
  it('shows the stored profile and writes back what was changed', async () => {
    server.use(http.get('*/api/v1/me/profile', () => HttpResponse.json(PROFILE)));
    await renderApp(routes, '/settings/profile');
    const weight = await screen.findByLabelText('Weight');
    expect(weight).toHaveValue('74.5');
    await userEvent.clear(weight);
    await userEvent.type(weight, '73,2');
    await press('Save');
    expect(await screen.findByText('Saved. New targets hold from today.')).toBeInTheDocument();
    expect(saved).toMatchObject({ weight_kg: 73.2, diet: { allergens: ['peanuts'] } });
  });
});

describe('checks of the answers', () => {
  const draft = { ...emptyDraft(browserPreferences()), birth_date: '1990-05-14', sex: 'male' as const, height_cm: 180, weight_kg: 80 };

  it('passes a common body', () => {
    expect(invalidBody(draft, '2026-11-23')).toEqual({});
    expect(profileOf(draft)).toMatchObject({ weight_kg: 80 });
  });

  it.each([
    [{ birth_date: '2026-11-24' }, 'birthDate'],
    [{ birth_date: '1850-01-01' }, 'birthDate'],
    [{ birth_date: '2026-02-30' }, 'birthDate'],
    [{ height_cm: 99 }, 'height'],
    [{ weight_kg: 351 }, 'weight'],
    [{ weight_kg: Number.NaN }, 'weight'],
    [{ body_fat_pct: 71 }, 'bodyFat'],
    [{ sex: null }, 'sex'],
  ])('marks %j', (change, field) => {
    expect(Object.keys(invalidBody({ ...draft, ...change }, '2026-11-23'))).toEqual([field]);
  });

  it('looks at rate and goal weight only where the weight is to change', () => {
    const goal = { rate_pct_per_week: 9, target_weight_kg: 5 };
    expect(invalidGoal({ ...draft, goal: { kind: 'maintain', ...goal } })).toEqual({});
    expect(invalidGoal({ ...draft, goal: { kind: 'lose', ...goal } })).toEqual({ rate: true, weight: true });
  });
});
