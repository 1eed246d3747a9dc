import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';

import { diaryRoutes } from '..';

import { setPreferences } from '@/shared/lib/preferences';
import { PROFILE } from '@tests/data';
import { renderApp, signIn } from '@tests/renderApp';
import { server } from '@tests/server';

const MEALS = ['breakfast', 'lunch', 'dinner', 'snack'];
const TARGETS = { energy_kcal: 2000, protein_g: 120, fat_g: 60, carbohydrate_g: 220, fibre_g: 28, water_ml: 2000 };
const day = (date: string) => ({
  date,
  meals: MEALS.map((meal) => ({ meal, entries: [], totals: {} })),
  totals: {},
  coverage: {},
  targets: TARGETS,
});
const APPLE = {
  id: '01900000-0000-7000-8000-00000000f00d', name: 'Apple', brand: 'Orchard', source: 'test', source_id: null, version: 1, own: false,
  per_100g: { energy_kcal: 52, protein_g: 0.3, fat_g: 0.2, carbohydrate_g: 14, fibre_g: null },
  portions: [{ label: 'piece_medium', grams: 182 }], allergens: [],
}; // prettier-ignore

const sent: { id: string; body: Record<string, unknown> | null }[] = [];

beforeEach(async () => {
  sent.length = 0;
  await signIn();
  server.use(
    http.get('/api/v1/diary/:day', ({ params }) => HttpResponse.json(day(String(params.day)))),
    http.get('/api/v1/foods', () => HttpResponse.json({ items: [APPLE], next_cursor: null })),
    http.get('/api/v1/recipes', () => HttpResponse.json({ items: [], next_cursor: null })),
    http.get('/api/v1/me/profile', () => HttpResponse.json(PROFILE)),
    // The network is down for writes: what is seen afterwards is this device's own.
    http.put('/api/v1/diary/entries/:id', async ({ params, request }) => {
      sent.push({ id: String(params.id), body: (await request.json()) as Record<string, unknown> });
      return HttpResponse.error();
    }),
  );
});

const user = userEvent.setup();

async function openBreakfast(): Promise<void> {
  await renderApp(diaryRoutes, '/diary?day=2026-11-20');
  await user.click(await screen.findByRole('button', { name: 'Add to Breakfast' }));
  await screen.findByRole('button', { name: /Apple: choose the amount/ });
}

describe('the diary', () => {
  it('shows what is left of the day, and all four meals', async () => {
    await renderApp(diaryRoutes, '/diary?day=2026-11-20');
    expect(await screen.findByText('kcal left')).toBeVisible();
    for (const meal of ['Breakfast', 'Lunch', 'Dinner', 'Snack']) {
      expect(screen.getByRole('region', { name: meal })).toBeVisible();
    }
  });

  it('adds a food with one press, shows it without a network, and can take it back', async () => {
    await openBreakfast();
    expect(screen.getByText(/52 kcal per 100 g/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: /^Add Apple/ }));
    const breakfast = screen.getByRole('region', { name: 'Breakfast', hidden: true });
    expect(await within(breakfast).findByText('Apple')).toBeInTheDocument();
    await waitFor(() => expect(sent[0]?.body).toMatchObject({ date: '2026-11-20', meal: 'breakfast', food_id: APPLE.id, grams: 182 }));
    await user.click(await screen.findByRole('button', { name: 'Undo', hidden: true }));
    await waitFor(() => expect(within(breakfast).queryByText('Apple')).toBeNull());
  });

  it('marks what holds an allergen of the person, and asks before it is added', async () => {
    const YOGURT = { ...APPLE, id: '01900000-0000-7000-8000-00000000f00e', name: 'Yogurt', allergens: ['milk'] };
    const MYSTERY = { ...APPLE, id: '01900000-0000-7000-8000-00000000f00f', name: 'Mystery', allergens: null };
    server.use(
      http.get('/api/v1/me/profile', () => HttpResponse.json({ ...PROFILE, diet: { ...PROFILE.diet, allergens: ['milk', 'nuts'] } })),
      http.get('/api/v1/foods', () => HttpResponse.json({ items: [APPLE, YOGURT, MYSTERY], next_cursor: null })),
    );
    await openBreakfast();
    const row = (name: string) => screen.getByRole('button', { name: new RegExp(`^${name}: choose the amount`) });
    await waitFor(() => expect(row('Yogurt')).toHaveTextContent('Contains milk'));
    expect(row('Mystery')).toHaveTextContent('Allergens not known');
    expect(row('Apple')).not.toHaveTextContent(/Contains|known/);

    await user.click(screen.getByRole('button', { name: /^Add Yogurt.*Contains milk$/ }));
    await user.click(await screen.findByRole('button', { name: 'Do not add' }));
    expect(sent).toEqual([]);
    await user.click(row('Yogurt'));
    await user.type(await screen.findByLabelText('Amount'), '{Enter}');
    await user.click(await screen.findByRole('button', { name: 'Add anyway' }));
    await waitFor(() => expect(sent[0]?.body).toMatchObject({ food_id: YOGURT.id }));
    expect(await screen.findByRole('searchbox')).toBeInTheDocument();
  });

  it('names no figure of energy and nutrients to who hides them, and still takes what was eaten', async () => {
    await openBreakfast();
    act(() => setPreferences({ noNumbers: true }));
    expect(document.body).not.toHaveTextContent(/kcal/);
    expect(screen.queryByRole('form', { name: 'Quick add' })).toBeNull();
    await user.click(screen.getByRole('button', { name: /^Add Apple/ }));
    const breakfast = screen.getByRole('region', { name: 'Breakfast', hidden: true });
    expect(await within(breakfast).findByText('Apple')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: /Apple: choose the amount/ }));
    expect(await screen.findByLabelText('Amount')).toHaveValue('1');
    expect(document.body).not.toHaveTextContent(/kcal|Protein|Fat/);
  });

  it('takes a fraction of a portion; Enter adds it and goes back to the search', async () => {
    await openBreakfast();
    await user.click(screen.getByRole('button', { name: /Apple: choose the amount/ }));
    const amount = await screen.findByLabelText('Amount');
    await user.clear(amount);
    await user.type(amount, '1/2{Enter}');
    await waitFor(() => expect(sent[0]?.body).toMatchObject({ grams: 91 }));
    await waitFor(() => expect(screen.getByRole('searchbox')).toHaveFocus());
  });

  it('says how a recipe is cooked before it is added', async () => {
    const card = {
      id: '01900000-0000-7000-8000-00000000beef', title: 'Porridge', slots: ['breakfast'], minutes: 10, cuisine: 'any',
      serving_grams: 300, per_serving: { energy_kcal: 350 }, allergens: [],
    }; // prettier-ignore
    server.use(
      http.get('/api/v1/recipes', () => HttpResponse.json({ items: [card], next_cursor: null })),
      http.get('/api/v1/recipes/:id', () => HttpResponse.json({ ...card, steps: ['Soak the oats.'] })),
    );
    await openBreakfast();
    await user.click(screen.getByRole('radio', { name: 'Recipes' }));
    await user.click(await screen.findByRole('button', { name: /Porridge: choose the amount/ }));
    const details = (await screen.findByText('Method')).closest('details');
    if (details === null) throw new Error('there is nothing to open');
    // jsdom opens no details on a click.
    details.open = true;
    expect(await within(details).findByText('Soak the oats.')).toBeInTheDocument();
  });

  it('keeps macros that were left empty in a quick entry unknown', async () => {
    await openBreakfast();
    await user.type(screen.getByLabelText('kcal'), '250');
    await user.click(screen.getByRole('button', { name: 'Add' }));
    await waitFor(() => expect(sent[0]?.body?.quick).toMatchObject({ energy_kcal: 250, protein_g: null }));
    expect(await screen.findByText('Protein, Carbohydrate, Fat and Fibre: unknown')).toBeInTheDocument();
  });

  it('changes the day with the arrow keys, but not while somebody types', async () => {
    await renderApp(diaryRoutes, '/diary?day=2026-11-20');
    await screen.findByText('kcal left');
    await user.keyboard('{ArrowLeft}');
    expect(await screen.findByText(/19 November/)).toBeVisible();
    await user.click(await screen.findByRole('button', { name: 'Add to Lunch' }));
    await user.type(await screen.findByRole('searchbox'), 'te{ArrowLeft}');
    expect(screen.getByText(/19 November/)).toBeInTheDocument();
  });
});
