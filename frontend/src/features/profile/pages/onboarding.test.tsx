import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';

import { profileRoutes, welcomeRoutes } from '../index';

import type { ProfileIn } from '@/api/types.gen';
import { changeLanguage } from '@/shared/lib/i18n';
import { session } from '@/shared/lib/session';
import { PROFILE, TARGETS } from '@tests/data';
import { renderApp, signIn } from '@tests/renderApp';
import { server } from '@tests/server';

const routes = [
  ...welcomeRoutes,
  ...profileRoutes,
  { path: '/plan', element: <p>the plan page</p> },
  { path: '/', element: <p>the first page</p> },
  { path: '/welcome', element: <p>the welcome page</p> },
];
let saved: ProfileIn | null = null;
let asked: unknown[] = [];
let weighed: { id: string; value: number }[] = [];
let me = '';
const weighings = (...items: unknown[]) =>
  http.get('*/api/v1/measurements', () => HttpResponse.json({ items, next_cursor: null }));

beforeEach(async () => {
  saved = null;
  asked = [];
  weighed = [];
  me = await signIn();
  server.use(
    weighings(),
    http.put('*/api/v1/measurements/:id', async ({ params, request }) => {
      const body = (await request.json()) as { value: number };
      weighed.push({ id: String(params.id), value: body.value });
      return HttpResponse.json({ applied: true, revision: 'r', measurement: null });
    }),
    http.get('*/api/v1/exercises', () => HttpResponse.json({ items: [], next_cursor: null })),
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
    await waitFor(() => expect(weighed).toEqual([{ id: me, value: 74.5 }]));

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
    expect(screen.getByText(/No meals are planned for you/)).toBeInTheDocument();
    await press('Make my week');
    await screen.findByText('the plan page');
    expect(asked).toEqual([expect.objectContaining({ kind: 'workout' })]);
  });

  it('says that no week is made where a gate leaves only a referral, and offers to look around', async () => {
    const gates = [{ code: 'pregnant', text: 'English of the server', effect: 'referral_only' }];
    const none = { ...TARGETS, gates, energy_kcal: null, allows_meal_plan: false, allows_workout_plan: false };
    server.use(http.get('*/api/v1/me/targets', () => HttpResponse.json(none)));
    await renderApp(routes, '/onboarding?step=review');
    expect(await screen.findByText(/No week is made for you here/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Make my week' })).toBeNull();
    await press('Look around first');
    expect(await screen.findByText('the first page')).toBeInTheDocument();
    expect(asked).toEqual([]);
  });

  it('says the range of a weight in the units of the person', async () => {
    await renderApp(routes, '/onboarding?step=body');
    await userEvent.type(await screen.findByLabelText('Weight'), '705');
    await press('Next');
    expect(screen.getByText('Please enter a weight between 25 kg and 350 kg.')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('radio', { name: 'US (lb, ft)' }));
    expect(screen.getByText('Please enter a weight between 56 lb and 771 lb.')).toBeInTheDocument();
  });

  it('changes the language and lets people sign out, whatever the step', async () => {
    await renderApp(routes, '/onboarding?step=training');
    server.use(http.post('*/api/v1/auth/logout', () => new HttpResponse(null, { status: 204 })));
    await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Language' }), 'de');
    expect(document.documentElement.lang).toBe('de');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Language' }), 'en');
    await press('Sign out');
    expect(await screen.findByText('the welcome page')).toBeInTheDocument();
    expect(session.store.get().state).toBe('anonymous');
  });

  it('stores the language that was chosen last, also at the end', async () => {
    const { unmount } = await renderApp(routes, '/onboarding?step=body');
    await body();
    unmount();
    await renderApp(routes, '/onboarding?step=review');
    await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Language' }), 'es');
    await waitFor(() => expect(saved).toMatchObject({ locale: 'es', weight_kg: 74.5 }));
    await changeLanguage('en');
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
