import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { expect, it } from 'vitest';

import { planRoutes } from '../index';

import { todayIn } from '@/shared/lib/format';
import { meal, plan, PROFILE } from '@tests/data';
import { renderApp, signIn } from '@tests/renderApp';
import { server } from '@tests/server';

const today = todayIn('Europe/Vienna');

it('notes that a dish is not wanted again, takes that back, and offers another one at once', async () => {
  await signIn();
  const porridge = meal(1, 'breakfast', 'Porridge');
  const eggs = { ...porridge, recipe_id: '01900000-0000-7000-8000-000000000299', title: 'Scrambled eggs' };
  const option = { recipe_id: eggs.recipe_id, meal: eggs, day_totals: eggs.totals, change: eggs.totals, change_cost_eur: null, on_target: true, close: true };
  let stored = { ...PROFILE, diet: { ...PROFILE.diet, excluded_recipes: ['another'] } };
  server.use(
    http.get('*/api/v1/plans/current', () => HttpResponse.json({ meal: plan(today), workout: null })),
    http.get('*/api/v1/me/profile', () => HttpResponse.json(stored)),
    http.put('*/api/v1/me/profile', async ({ request }) => {
      stored = { ...stored, ...((await request.json()) as typeof stored) };
      return HttpResponse.json(stored);
    }),
    http.post('*/meals/*/swap', () =>
      HttpResponse.json({ applied: false, meal: porridge, day_totals: porridge.totals, alternatives: [option], days: [], first: null }),
    ),
  );
  await renderApp(planRoutes, '/plan');
  await userEvent.click(await screen.findByRole('button', { name: 'Not this dish again: Porridge' }));
  const dialog = await screen.findByRole('dialog');
  expect(await within(dialog).findByText(/It will not be planned or offered again/)).toBeInTheDocument();
  expect(stored.diet.excluded_recipes).toEqual(['another', porridge.recipe_id]);
  expect(await within(dialog).findByRole('button', { name: 'Take this: Scrambled eggs' })).toBeInTheDocument();
  await userEvent.click(within(dialog).getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(stored.diet.excluded_recipes).toEqual(['another']));
  await userEvent.click(await within(dialog).findByRole('button', { name: 'Not this dish again' }));
  await waitFor(() => expect(stored.diet.excluded_recipes).toEqual(['another', porridge.recipe_id]));
});
