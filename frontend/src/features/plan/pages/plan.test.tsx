import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';

import { NextMealCard } from '../cards/NextMealCard';
import { planRoutes } from '../index';
import { eatenMeals, nextMeal } from '../lib/eaten';
import { groupSets, repRange } from '../lib/sets';

import type { DiaryDayOut, PlanOut, PlanSet } from '@/api/types.gen';
import { todayIn } from '@/shared/lib/format';
import { setPreferences } from '@/shared/lib/preferences';
import { day, meal, plan, shopping, TARGETS } from '@tests/data';
import { renderApp, signIn, withoutNetwork } from '@tests/renderApp';
import { server } from '@tests/server';

const today = todayIn('Europe/Vienna');
const current = (shown: PlanOut | null) =>
  http.get('*/api/v1/plans/current', () => HttpResponse.json({ meal: shown, workout: null }));

beforeEach(async () => {
  await signIn();
});

describe('plan page', () => {
  it('does not offer to make a week that was never asked for, without a network', async () => {
    withoutNetwork();
    await renderApp(planRoutes, '/plan');
    expect(await screen.findByText('Not loaded: no network.')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Make my week' })).toBeNull();
  });

  it('shows the meals, that they were checked, and who made them', async () => {
    server.use(current(plan(today)));
    await renderApp(planRoutes, '/plan');
    expect(await screen.findByRole('heading', { name: 'Porridge' })).toBeInTheDocument();
    expect(screen.getByText('Independently checked')).toBeInTheDocument();
    expect(screen.getByText('Made by the rules and solver, version meals-1')).toBeInTheDocument();
    expect(within(screen.getByRole('region', { name: /Today/ })).getByText('On target')).toBeInTheDocument();
    expect(screen.queryByText(/AI service did not answer/)).toBeNull();
  });

  it('names no figure of energy and nutrients to who hides them', async () => {
    server.use(current(plan(today)));
    await renderApp(planRoutes, '/plan');
    act(() => setPreferences({ noNumbers: true }));
    expect(await screen.findByRole('heading', { name: 'Porridge' })).toBeInTheDocument();
    expect(screen.getByText('On target')).toBeInTheDocument();
    expect(document.body).not.toHaveTextContent(/kcal|protein|% of the day/i);
    // What to weigh out is no figure of the body; jsdom opens no details on a click.
    for (const details of document.querySelectorAll('details')) details.open = true;
    expect((await screen.findAllByText('60 g')).length).toBeGreaterThan(0);
  });

  it.each([
    [1842, 'On target · −3 kcal'],
    [1700, 'Close to target · −145 kcal'],
    [1500, 'Off target · −345 kcal'],
  ])('says how far a day of %d kcal is from its target', async (kcal, text) => {
    const one = day(today);
    server.use(current(plan(today, { days: [{ ...one, totals: { ...one.totals, energy_kcal: kcal } }] })));
    await renderApp(planRoutes, '/plan');
    expect(await screen.findByText(text)).toBeInTheDocument();
  });

  it('says so where the AI service was away', async () => {
    const made = plan(today);
    server.use(current({ ...made, provenance: made.provenance && { ...made.provenance, fallback: true } }));
    await renderApp(planRoutes, '/plan');
    expect(await screen.findByText(/The AI service did not answer/)).toBeInTheDocument();
  });

  it('says which wishes collide', async () => {
    const conflict = { wishes: ['diet.style'], text: 'Vegan and keto leave too few dishes.', text_parts: [], relaxation: 'Allow eggs.', relaxation_parts: [] };
    server.use(current(plan(today, { status: 'infeasible', days: [], conflicts: [conflict] })));
    await renderApp(planRoutes, '/plan');
    expect(await screen.findByText('These wishes collide')).toBeInTheDocument();
    expect(screen.getByText(/Vegan and keto leave too few dishes/)).toBeInTheDocument();
    expect(screen.getByText(/Allow eggs/)).toBeInTheDocument();
  });

  it('follows the making of a plan over its stream, and shows it when it is done', async () => {
    let done = false;
    const id = plan(today).id;
    let headers: Headers | null = null;
    server.use(
      http.get(`*/api/v1/plans/${id}`, () =>
        HttpResponse.json(done ? plan(today) : plan(today, { status: 'running', days: [], verification: null })),
      ),
      http.get(`*/api/v1/plans/${id}/events`, ({ request }) => {
        headers = request.headers;
        const stream = new ReadableStream<Uint8Array>({
          async start(controller) {
            const tell = (text: string) => {
              controller.enqueue(new TextEncoder().encode(text));
            };
            tell('id: 1\nevent: progress\ndata: {"step":"verify","percent":85}\n\n');
            await new Promise((resolve) => setTimeout(resolve, 300));
            done = true;
            tell(`id: 2\nevent: done\ndata: {"id":"${id}","status":"ready"}\n\n`);
            controller.close();
          },
        });
        return new HttpResponse(stream, { headers: { 'Content-Type': 'text/event-stream' } });
      }),
    );
    await renderApp(planRoutes, `/plan?meal=${id}`);
    expect(await screen.findByText(/Checking every rule independently/)).toBeInTheDocument();
    expect(await screen.findByRole('heading', { name: 'Porridge' })).toBeInTheDocument();
    expect((headers as Headers | null)?.get('Authorization')).toBe('Bearer token');
  });

  it('offers to make a week where there is none, and sends people to the questions where those are missing', async () => {
    server.use(
      current(null),
      http.get('*/api/v1/me/targets', () => HttpResponse.json({ code: 'profile_missing', title: 'x' }, { status: 404 })),
      http.post('*/api/v1/plans', () => HttpResponse.json({ code: 'profile_missing', title: 'x' }, { status: 409 })),
    );
    await renderApp(planRoutes, '/plan');
    await userEvent.click(await screen.findByRole('button', { name: 'Make my week' }));
    expect(await screen.findByRole('link', { name: 'Answer the questions' })).toHaveAttribute('href', '/onboarding');
  });

  it('says what the safety screen holds back and why, and makes the rest', async () => {
    const asked: unknown[] = [];
    const gates = [{ code: 'kidney_disease', text: 'English of the server', effect: 'no_meal_plan' }];
    server.use(
      current(null),
      http.get('*/api/v1/me/targets', () => HttpResponse.json({ ...TARGETS, gates, allows_meal_plan: false })),
      http.post('*/api/v1/plans', async ({ request }) => {
        asked.push(await request.json());
        return HttpResponse.json({ id: plan(today).id, status: 'queued' }, { status: 202 });
      }),
      http.get('*/api/v1/plans/*', () => HttpResponse.json(plan(today))),
    );
    await renderApp(planRoutes, '/plan');
    expect(await screen.findByText(/With kidney disease meals need/)).toBeInTheDocument();
    expect(screen.getByText(/Your training can be made/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Make my week' }));
    await waitFor(() => expect(asked).toEqual([{ kind: 'workout', start: today }]));
  });

  it('offers nothing to make where the screen leaves only a referral', async () => {
    const gates = [{ code: 'pregnant', text: 'English of the server', effect: 'referral_only' }];
    const none = { ...TARGETS, gates, allows_meal_plan: false, allows_workout_plan: false };
    server.use(current(null), http.get('*/api/v1/me/targets', () => HttpResponse.json(none)));
    await renderApp(planRoutes, '/plan');
    expect(await screen.findByText(/Please ask your midwife or doctor/)).toBeInTheDocument();
    expect(screen.getByText(/Nothing of this is planned for you here/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Make my week' })).toBeNull();
  });

  it('locks a meal, and swaps one for the alternative that was chosen', async () => {
    const porridge = meal(1, 'breakfast', 'Porridge');
    const eggs = { ...porridge, minutes: 5, recipe_id: '01900000-0000-7000-8000-000000000299', title: 'Scrambled eggs' };
    const chosen: unknown[] = [];
    server.use(
      current(plan(today)),
      http.post('*/meals/*/lock', () => HttpResponse.json({ ...eggs, locked: true })),
      http.post('*/meals/*/swap', async ({ request }) => {
        const body = (await request.json()) as { recipe_id?: string };
        chosen.push(body);
        const change = { ...porridge.totals, energy_kcal: -12, protein_g: 4 };
        const option = { recipe_id: eggs.recipe_id, meal: eggs, day_totals: porridge.totals, change, change_cost_eur: -0.6, on_target: true, close: true };
        const applied = body.recipe_id !== undefined;
        return HttpResponse.json({ applied, meal: applied ? eggs : porridge, day_totals: day(today).totals, alternatives: applied ? [] : [option], days: applied ? [{ ...day(today), meals: [eggs, meal(2, 'dinner', 'Lentil stew')] }] : [] });
      }),
    );
    await renderApp(planRoutes, '/plan');
    const stew = await screen.findByRole('article', { name: 'Lentil stew' });
    expect(within(stew).getByRole('button', { name: 'Keep this meal: Lentil stew' })).toHaveAttribute('aria-pressed', 'false');

    const first = screen.getByRole('article', { name: 'Porridge' });
    await userEvent.click(within(first).getByRole('button', { name: 'Swap: Porridge' }));
    const dialog = await screen.findByRole('dialog');
    const changes = await within(dialog).findByRole('list', { name: 'What changes' });
    expect(within(changes).getAllByRole('listitem').map((item) => item.textContent)).toEqual(['−12 kcal', '+4 g protein', '−5 mins', 'cheaper']);
    expect(within(dialog).getByText('The day then has 450 kcal and is on target')).toBeInTheDocument();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Take this: Scrambled eggs' }));
    expect(await screen.findByRole('article', { name: 'Scrambled eggs' })).toBeInTheDocument();
    expect(chosen).toEqual([{}, { recipe_id: eggs.recipe_id }]);

    await userEvent.click(within(screen.getByRole('article', { name: 'Scrambled eggs' })).getByRole('button', { name: 'Keep this meal: Scrambled eggs' }));
    await waitFor(() => expect(screen.getByRole('button', { name: 'Let this meal change: Scrambled eggs' })).toHaveAttribute('aria-pressed', 'true'));
  });

  it('says how a dish is cooked once it is opened', async () => {
    const asked: string[] = [];
    server.use(
      current(plan(today)),
      http.get('*/api/v1/recipes/:id', ({ params }) => {
        asked.push(String(params.id));
        return HttpResponse.json({ id: params.id, title: 'Porridge', steps: ['Soak the oats.', 'Simmer for five minutes.'] });
      }),
    );
    await renderApp(planRoutes, '/plan');
    const porridge = await screen.findByRole('article', { name: 'Porridge' });
    expect(asked).toEqual([]);
    // jsdom opens no details on a click.
    const details = porridge.querySelector('details');
    if (details === null) throw new Error('there is nothing to open');
    details.open = true;
    await waitFor(() => expect(within(porridge).getByText('Simmer for five minutes.')).toBeInTheDocument());
    expect(within(porridge).getByText('Soak the oats.').closest('ol')).toHaveAttribute('lang', 'en');
    expect(within(porridge).queryByText(/in English for now/)).toBeNull();
    expect(asked).toHaveLength(1);
  });

  it('keeps on this device what is in the basket', async () => {
    const list = shopping('produce', { food_id: 'f1', name: 'Apple', grams: 300, display: '300 g' });
    server.use(current(plan(today)), http.get('*/shopping-list', () => HttpResponse.json(list)));
    const { unmount } = await renderApp(planRoutes, '/plan?tab=shopping');
    expect(await screen.findByRole('heading', { name: 'Fruit and vegetables' })).toBeInTheDocument();
    await userEvent.click(screen.getByRole('checkbox', { name: /Apple/ }));
    expect(screen.getByText('1 of 1 in the basket')).toBeInTheDocument();
    unmount();
    await renderApp(planRoutes, '/plan?tab=shopping');
    expect(await screen.findByRole('checkbox', { name: /Apple/ })).toBeChecked();
    await userEvent.click(screen.getByRole('button', { name: 'Untick all' }));
    expect(screen.getByRole('checkbox', { name: /Apple/ })).not.toBeChecked();
  });
});

it('names no next meal while it is not known what was eaten', async () => {
  server.use(
    current(plan(today)),
    http.get('*/api/v1/diary/*', () => HttpResponse.json({ code: 'forbidden', title: 'x' }, { status: 403 })),
  );
  await renderApp([{ path: '/', element: <NextMealCard /> }], '/');
  expect(await screen.findByRole('alert')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Ate it' })).toBeNull();
});

describe('small parts', () => {
  it('counts each diary entry for one planned meal', () => {
    const snacks = { ...day(today), meals: [meal(1, 'snack', 'Apple'), { ...meal(2, 'snack', 'Apple'), recipe_id: meal(1, 'snack', '').recipe_id }] };
    const entry = { plan_id: 'p', meal: 'snack', recipe_id: snacks.meals[0]?.recipe_id };
    const diary = { meals: [{ entries: [entry] }] } as unknown as DiaryDayOut;
    const eaten = eatenMeals('p', snacks, diary);
    expect([...eaten]).toEqual([snacks.meals[0]?.id]);
    expect(nextMeal(snacks, eaten, 8).meal?.id).toBe(snacks.meals[1]?.id);
    expect(eatenMeals('another plan', snacks, diary).size).toBe(0);
  });

  it.each([
    [8, 'breakfast', []],
    [13, 'lunch', ['breakfast']],
    [17, 'snack', ['breakfast', 'lunch']],
    [20, 'dinner', ['breakfast', 'lunch', 'snack']],
  ])('at %d o\'clock suggests %s, and names what lies behind', (hour, slot, missed) => {
    const slots = ['breakfast', 'lunch', 'snack', 'dinner'] as const;
    const whole = { ...day(today), meals: slots.map((one, at) => meal(at, one, one)) };
    const next = nextMeal(whole, new Set(), hour);
    expect(next.meal?.slot).toBe(slot);
    expect(next.missed.map((one) => one.slot)).toEqual(missed);
    const dinnerEaten = nextMeal(whole, new Set([whole.meals[3]?.id ?? '']), 22);
    expect(dinnerEaten.meal).toBeNull();
    expect(dinnerEaten.missed).toHaveLength(3);
  });

  it('writes equal neighbours as one line', () => {
    const set: PlanSet = { kind: 'working', reps_min: 8, reps_max: 12, rir: 3, load_kg: null, duration_s: null, rest_s: 90 };
    const groups = groupSets([{ ...set, kind: 'warmup', reps_max: 8 }, set, set]);
    expect(groups.map(({ count, set: one }) => `${count} × ${repRange(one)}`)).toEqual(['1 × 8', '2 × 8–12']);
  });
});
