import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import { planRoutes } from '../index';

import type { PlanMeal, PlanOut } from '@/api/types.gen';
import { addDays, todayIn } from '@/shared/lib/format';
import { day, meal, plan, PROFILE, shopping } from '@tests/data';
import { renderApp, signIn } from '@tests/renderApp';
import { server } from '@tests/server';

const today = todayIn('Europe/Vienna');
const current = (shown: PlanOut | null) =>
  http.get('*/api/v1/plans/current', () => HttpResponse.json({ meal: shown, workout: null }));

beforeEach(async () => {
  await signIn();
});

function onAWideScreen(): void {
  const narrow = window.matchMedia.bind(window);
  vi.spyOn(window, 'matchMedia').mockImplementation((query) => Object.assign(narrow(query), { matches: true }));
}

describe('the week of meals', () => {
  it('shows the week as a grid on a wide screen, and opens the day that is picked', async () => {
    onAWideScreen();
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

  it('says what a meal saves: what is at home, the season, the pot, the budget', async () => {
    const plain = meal(1, 'dinner', 'Curry');
    const place = { meal_id: plain.id, date: '2026-11-24', slot: 'lunch' as const };
    const saving = { ...plain.why, pantry: [{ food_id: 'f', name: 'Lentils', grams: 200 }], in_season: ['Leek', 'Kale'], eaten_again: place, cost_eur: 1.2, budget_eur: 5.5 };
    const again = { ...meal(2, 'lunch', 'Stew'), leftover_of: { ...place, slot: 'dinner' as const } };
    server.use(current(plan(today, { days: [{ ...day(today), meals: [{ ...plain, why: saving }, again] }] })));
    await renderApp(planRoutes, '/plan');
    const curry = await screen.findByRole('article', { name: 'Curry' });
    expect(curry).toHaveTextContent('It uses what is at home: 200 g of your Lentils.');
    expect(curry).toHaveTextContent('In season now: Leek and Kale.');
    expect(curry).toHaveTextContent(/It is cooked once and eaten twice: again on Tue,? 24 Nov, Lunch\./);
    expect(curry).toHaveTextContent('It costs about €1.20 at estimated prices; your budget is €5.50 a day.');
    const stew = screen.getByRole('article', { name: 'Stew' });
    expect(stew).toHaveTextContent(/It is eaten from the pot of Tue,? 24 Nov, Dinner: nothing has to be cooked\./);
    expect(stew).not.toHaveTextContent(/It takes|your budget/);
  });

  it('marks what people look for in a dish, and says what a mark means', async () => {
    const marked = { ...meal(1, 'dinner', 'Curry'), marks: ['low_fodmap', 'budget'] as PlanMeal['marks'] };
    server.use(
      current(plan(today, { days: [{ ...day(today), meals: [marked, meal(2, 'lunch', 'Stew')] }] })),
      http.get('*/shopping-list', () => HttpResponse.json(shopping('grains', { food_id: 'f', name: 'Rice', grams: 1, display: '1 g' }))),
      http.get('*/api/v1/recipes/:id', () => HttpResponse.json({ steps: [] })),
    );
    const { unmount } = await renderApp(planRoutes, '/plan');
    const curry = await screen.findByRole('article', { name: 'Curry' });
    const marks = within(curry).getByRole('list', { name: 'Marks' });
    expect(within(marks).getAllByRole('listitem').map((one) => one.textContent)).toEqual(['Low FODMAP', 'Budget']);
    expect(within(screen.getByRole('article', { name: 'Stew' })).queryByRole('list', { name: 'Marks' })).toBeNull();
    const details = curry.querySelector('details');
    if (details === null) throw new Error('there is nothing to open');
    details.open = true;
    expect(await within(curry).findByText(/ask a dietitian before you rely on it/)).toBeInTheDocument();
    unmount();
    await renderApp(planRoutes, '/plan/print');
    const sheet = await screen.findByRole('region', { name: 'Meals of the week' });
    expect(sheet).toHaveTextContent('Low FODMAP · Budget');
    expect(sheet).toHaveTextContent('ask a dietitian');
  });

  it('shows a meal that is eaten from an earlier pot, where the server says so', async () => {
    const curry = { ...meal(1, 'lunch', 'Curry'), leftover_of: { meal_id: meal(9, 'dinner', 'Curry').id, date: '2026-11-24', slot: 'dinner' as const } };
    server.use(current(plan(today, { days: [{ ...day(today), meals: [curry] }] })));
    await renderApp(planRoutes, '/plan');
    expect(await screen.findByText(/^Leftovers of Tue,? 24 Nov, Dinner$/)).toBeInTheDocument();
  });

  it('follows the server where a swap changes a later day too', async () => {
    onAWideScreen();
    const tomorrow = addDays(today, 1);
    const dinner = meal(2, 'dinner', 'Curry');
    const lunch = { ...meal(3, 'lunch', 'Curry'), leftover_of: { meal_id: dinner.id, date: today, slot: 'dinner' as const } };
    const before = [{ ...day(today), meals: [dinner] }, { ...day(tomorrow), meals: [lunch] }];
    const stew = meal(2, 'dinner', 'Lentil stew');
    const after = [{ ...day(today), meals: [stew] }, { ...day(tomorrow), meals: [{ ...lunch, leftover_of: null }] }];
    const option = { recipe_id: stew.recipe_id, meal: stew, day_totals: stew.totals, change: stew.totals, change_cost_eur: null, on_target: false, close: false };
    server.use(
      current(plan(today, { end: tomorrow, days: before })),
      http.post('*/meals/*/swap', async ({ request }) => {
        const applied = 'recipe_id' in ((await request.json()) as object);
        const told = { meal: applied ? stew : dinner, day_totals: day(today).totals };
        return HttpResponse.json({ applied, ...told, alternatives: applied ? [] : [option], days: applied ? after : [] });
      }),
    );
    await renderApp(planRoutes, '/plan');
    expect(await screen.findByLabelText('Leftovers')).toBeInTheDocument();
    await userEvent.click(await screen.findByRole('button', { name: 'Swap: Curry' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Take this: Lentil stew' }));
    expect(await screen.findByRole('article', { name: 'Lentil stew' })).toBeInTheDocument();
    await waitFor(() => expect(screen.queryByLabelText('Leftovers')).toBeNull());
    await userEvent.click(screen.getByRole('button', { name: /Curry/ }));
    expect(await screen.findByRole('article', { name: 'Curry' })).not.toHaveTextContent('Leftovers');
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

  it('shows training days and rest days for what they are', async () => {
    onAWideScreen();
    const tomorrow = addDays(today, 1);
    const kind = (date: string, training: boolean) => ({ ...day(date), target: { ...day(date).target, training_day: training } });
    server.use(current(plan(today, { end: tomorrow, days: [kind(today, true), kind(tomorrow, false)] })));
    await renderApp(planRoutes, '/plan');
    expect(await screen.findByText('Training day: more energy')).toBeInTheDocument();
    const week = screen.getByRole('table', { name: 'Your week' });
    await userEvent.click(within(week).getAllByRole('button', { name: /Porridge/ }).at(-1) ?? week);
    expect(await screen.findByText('Rest day: less energy')).toBeInTheDocument();
  });

  it('cooks for all who eat, and says what the own portion is', async () => {
    server.use(
      current(plan(today, { eaters: 4 })),
      http.get('*/api/v1/recipes/:id', () => HttpResponse.json({ steps: [] })),
    );
    await renderApp(planRoutes, '/plan');
    const porridge = await screen.findByRole('article', { name: 'Porridge' });
    const details = porridge.querySelector('details');
    if (details === null) throw new Error('there is nothing to open');
    details.open = true;
    const oats = (await within(porridge).findByText('Oats')).closest('li');
    expect(oats).toHaveTextContent('Oats 240 gyour portion 60 g');
    await userEvent.click(within(porridge).getByRole('button', { name: 'One person fewer' }));
    expect(oats).toHaveTextContent('Oats 180 gyour portion 60 g');
    expect(within(porridge).getByText(/Amounts for 3; everyone eats your portion\./)).toBeInTheDocument();
    expect(porridge).toHaveTextContent('450 kcal');
  });

  it('buys for as many as are chosen, without what is at home', async () => {
    const asked: (string | null)[] = [];
    const food = { food_id: 'f1', name: 'Rice', grams: 300, display: '300 g' };
    server.use(
      current(plan(today)),
      http.get('*/shopping-list', ({ request }) => {
        const eaters = new URL(request.url).searchParams.get('eaters');
        asked.push(eaters);
        const count = Number(eaters ?? 2);
        const one = { ...food, display: `${300 * count} g`, portion_g: 300, at_home_g: 50, cost_eur: count };
        return HttpResponse.json(
          shopping('grains', food, {
            eaters: count,
            aisles: [{ aisle: 'grains', items: [one] }],
            at_home: [{ food_id: 'f2', name: 'Lentils', grams: 200, display: '200 g' }],
            cost_eur: 21 * count,
          }),
        );
      }),
    );
    await renderApp(planRoutes, '/plan?tab=shopping');
    expect(await screen.findByRole('checkbox', { name: /Rice 600 g your portion 300 g · 50 g at home/ })).toBeInTheDocument();
    expect(screen.getByText(/About 42 € in all, 21 € each, at estimated prices; your budget is meant for one\./)).toBeInTheDocument();
    expect(screen.getByText('Lentils')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'One person more' }));
    expect(await screen.findByRole('checkbox', { name: /900 g/ })).toBeInTheDocument();
    expect(asked).toEqual([null, '3']);
    expect(screen.getByRole('link', { name: 'Print' })).toHaveAttribute('href', expect.stringContaining('&eaters=3'));
  });

  it('prints the week and the list', async () => {
    const list = shopping('dairy_eggs', { food_id: 'f1', name: 'Egg', grams: 300, display: '6 pieces' });
    server.use(current(plan(today)), http.get('*/shopping-list', () => HttpResponse.json(list)));
    await renderApp(planRoutes, '/plan/print');
    expect(await screen.findByRole('region', { name: 'Meals of the week' })).toHaveTextContent('Porridge');
    const sheet = await screen.findByRole('region', { name: 'Shopping list' });
    expect(within(sheet).getByRole('listitem')).toHaveTextContent('Egg6 pieces');
    const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
    await userEvent.click(screen.getByRole('button', { name: 'Print' }));
    expect(print).toHaveBeenCalledOnce();
  });
});
