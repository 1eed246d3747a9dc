import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import { planRoutes } from '../index';

import type { PlanOut } from '@/api/types.gen';
import { addDays, todayIn } from '@/shared/lib/format';
import { day, meal, plan, PROFILE } from '@tests/data';
import { renderApp, signIn } from '@tests/renderApp';
import { server } from '@tests/server';

const today = todayIn('Europe/Vienna');
const current = (shown: PlanOut | null) =>
  http.get('*/api/v1/plans/current', () => HttpResponse.json({ meal: shown, workout: null }));

beforeEach(async () => {
  await signIn();
});

describe('the week of meals', () => {
  it('shows the week as a grid on a wide screen, and opens the day that is picked', async () => {
    const narrow = window.matchMedia.bind(window);
    vi.spyOn(window, 'matchMedia').mockImplementation((query) => Object.assign(narrow(query), { matches: true }));
    const tomorrow = addDays(today, 1);
    const next = { ...day(tomorrow), meals: [meal(3, 'breakfast', 'Muesli'), meal(4, 'dinner', 'Curry')] };
    server.use(current(plan(today, { end: tomorrow, days: [day(today), next] })));
    await renderApp(planRoutes, '/plan');
    const week = await screen.findByRole('table', { name: 'Your week' });
    expect(within(week).getAllByRole('rowheader').map((one) => one.textContent)).toEqual(['Breakfast', 'Dinner']);
    expect(screen.queryByRole('article', { name: 'Curry' })).toBeNull();
    await userEvent.click(within(week).getByRole('button', { name: /Curry/ }));
    const curry = await screen.findByRole('article', { name: 'Curry' });
    await waitFor(() => expect(curry).toHaveFocus());
  });

  it('says why a meal is there, from its facts', async () => {
    server.use(current(plan(today)));
    await renderApp(planRoutes, '/plan');
    const porridge = await screen.findByRole('article', { name: 'Porridge' });
    expect(within(porridge).getByRole('button', { name: 'Why this meal: Porridge' })).toBeInTheDocument();
    expect(porridge).toHaveTextContent("It brings 24% of the day's energy; this meal aims at 25%.");
    expect(porridge).toHaveTextContent('It takes 10 mins; up to 30 mins are allowed that day.');
    expect(porridge).toHaveTextContent('It serves goals of the week, measured against one day: Iron 41%.');
  });

  it('shows a meal that is eaten from an earlier pot, where the server says so', async () => {
    const curry = { ...meal(1, 'lunch', 'Curry'), leftover_of: { meal_id: meal(9, 'dinner', 'Curry').id, date: '2026-11-24', slot: 'dinner' as const } };
    server.use(current(plan(today, { days: [{ ...day(today), meals: [curry] }] })));
    await renderApp(planRoutes, '/plan');
    expect(await screen.findByText(/^Leftovers of Tue,? 24 Nov, Dinner$/)).toBeInTheDocument();
  });

  it('makes the rest again only after it said what stays', async () => {
    let made = 0;
    const kept = { ...meal(2, 'dinner', 'Lentil stew'), locked: true };
    server.use(
      current(plan(today, { days: [{ ...day(today), meals: [meal(1, 'breakfast', 'Porridge'), kept] }] })),
      http.post('*/regenerate', () => {
        made += 1;
        return HttpResponse.json({ id: plan(today).id, status: 'queued' }, { status: 202 });
      }),
      http.get('*/api/v1/plans/:id', () => HttpResponse.json(plan(today))),
    );
    await renderApp(planRoutes, '/plan');
    await userEvent.click(await screen.findByRole('button', { name: 'Make the rest again' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('1 meal is planned anew');
    expect(within(dialog).getByRole('listitem')).toHaveTextContent('Lentil stew');
    expect(made).toBe(0);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Make the rest again' }));
    await waitFor(() => expect(made).toBe(1));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('does what a relaxation asks for after a confirm, and makes the plan again', async () => {
    const conflict = {
      wishes: ['diet.max_cooking_minutes'], text: 'x', relaxation: 'y',
      text_parts: [], relaxation_parts: [{ key: 'change.minutes', params: { minutes: 20, wanted: 5 }, parts: [] }],
    };
    const done: unknown[] = [];
    server.use(
      current(plan(today, { status: 'infeasible', days: [], conflicts: [conflict] })),
      http.get('*/api/v1/me/profile', () => HttpResponse.json({ ...PROFILE, diet: { ...PROFILE.diet, max_cooking_minutes: 5 } })),
      http.put('*/api/v1/me/profile', async ({ request }) => {
        const body = (await request.json()) as typeof PROFILE;
        done.push(body.diet.max_cooking_minutes, 'revision' in body);
        return HttpResponse.json(PROFILE);
      }),
      http.post('*/regenerate', () => {
        done.push('made again');
        return HttpResponse.json({ id: plan(today).id, status: 'queued' }, { status: 202 });
      }),
      http.get('*/api/v1/plans/:id', () => HttpResponse.json(plan(today))),
    );
    await renderApp(planRoutes, '/plan');
    await userEvent.click(await screen.findByRole('button', { name: 'Do this: 20 cooking minutes instead of 5.' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('This changes your profile');
    expect(done).toEqual([]);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Do this' }));
    expect(await screen.findByRole('heading', { name: 'Porridge' })).toBeInTheDocument();
    expect(done).toEqual([20, false, 'made again']);
  });

  it('prints the week and the list', async () => {
    const aisles = [{ aisle: 'dairy_eggs', items: [{ food_id: 'f1', name: 'Egg', grams: 300, display: '6 pieces' }] }];
    server.use(current(plan(today)), http.get('*/shopping-list', () => HttpResponse.json({ aisles })));
    await renderApp(planRoutes, '/plan/print');
    expect(await screen.findByRole('region', { name: 'Meals of the week' })).toHaveTextContent('Porridge');
    const list = await screen.findByRole('region', { name: 'Shopping list' });
    expect(within(list).getByRole('listitem')).toHaveTextContent('Egg6 pieces');
    const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
    await userEvent.click(screen.getByRole('button', { name: 'Print' }));
    expect(print).toHaveBeenCalledOnce();
  });
});
