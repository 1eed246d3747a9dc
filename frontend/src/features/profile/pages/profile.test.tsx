import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';

import { profileRoutes } from '../index';

import type { ProfileIn } from '@/api/types.gen';
import { PROFILE, TARGETS } from '@tests/data';
import { renderApp, signIn } from '@tests/renderApp';
import { server } from '@tests/server';

const routes = profileRoutes;
let saved: ProfileIn | null = null;

beforeEach(async () => {
  saved = null;
  await signIn();
  server.use(
    http.get('*/api/v1/exercises', () => HttpResponse.json({ items: [], next_cursor: null })),
    http.put('*/api/v1/me/profile', async ({ request }) => {
      saved = (await request.json()) as ProfileIn;
      return HttpResponse.json({ ...PROFILE, ...saved });
    }),
    http.get('*/api/v1/me/targets', () => HttpResponse.json(TARGETS)),
  );
});

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

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

describe('diet on the profile page', () => {
  const stored = (diet: Partial<ProfileIn['diet']>) =>
    http.get('*/api/v1/me/profile', () => HttpResponse.json({ ...PROFILE, diet: { ...PROFILE.diet, ...diet } }));

  it('takes cooking minutes for single weekdays, and none once the last is taken back', async () => {
    server.use(stored({ max_cooking_minutes: 30 }));
    await renderApp(routes, '/settings/profile');
    const monday = await screen.findByRole('combobox', { name: 'Monday' });
    expect(monday).toHaveDisplayValue('As above: 30 mins');
    await userEvent.selectOptions(monday, '15 mins');
    await press('Save');
    await screen.findByText('Saved. New targets hold from today.');
    expect(saved?.diet.minutes_by_weekday).toEqual([15, null, null, null, null, null, null]);
    await userEvent.selectOptions(monday, 'As above: 30 mins');
    await press('Save');
    await waitFor(() => expect(saved?.diet.minutes_by_weekday).toBeNull());
  });

  it('sets training days and rest days apart once the weekdays are known, and takes that back with them', async () => {
    server.use(stored({}));
    await renderApp(routes, '/settings/profile');
    const apart = await screen.findByLabelText('More energy on training days');
    expect(apart).toBeDisabled();
    const weekdays = within(screen.getByRole('group', { name: 'On which days? (optional)' }));
    await userEvent.click(weekdays.getByRole('checkbox', { name: 'Mon' }));
    await userEvent.selectOptions(apart, '15 % apart');
    await press('Save');
    await screen.findByText('Saved. New targets hold from today.');
    expect(saved?.training).toMatchObject({ weekdays: [0], days_per_week: 1, training_day_energy_pct: 15 });
    await userEvent.click(weekdays.getByRole('checkbox', { name: 'Mon' }));
    await press('Save');
    await waitFor(() => expect(saved?.training).toMatchObject({ weekdays: [], training_day_energy_pct: 0 }));
  });

  it('takes a budget and leftovers, and says what no budget is', async () => {
    server.use(stored({ budget_eur_per_week: null, leftover_lunches: 0 }));
    await renderApp(routes, '/settings/profile');
    const budget = await screen.findByLabelText('Food budget a week (optional)');
    await userEvent.type(budget, '0');
    expect(screen.getByText('A number above 0, up to 7000, or nothing.')).toBeInTheDocument();
    await userEvent.clear(budget);
    await userEvent.type(budget, '55,5');
    expect(screen.queryByText('A number above 0, up to 7000, or nothing.')).toBeNull();
    await userEvent.selectOptions(screen.getByLabelText('Leftovers for lunch'), '3 lunches a week');
    await press('Save');
    await screen.findByText('Saved. New targets hold from today.');
    expect(saved?.diet).toMatchObject({ budget_eur_per_week: 55.5, leftover_lunches: 3 });
  });

  it('keeps for how many is cooked, and what is at home', async () => {
    const RICE = '01900000-0000-7000-8000-000000000501';
    const OATS = '01900000-0000-7000-8000-000000000502';
    const food = (id: string, name: string) => ({ id, name });
    server.use(
      stored({ pantry: [{ food_id: RICE, grams: 750 }] }),
      http.get('*/api/v1/foods', ({ request }) => {
        const query = new URL(request.url).searchParams;
        const items = query.has('id') ? [food(RICE, 'Rice')] : query.get('in_recipes') === 'true' ? [food(OATS, 'Oats')] : [];
        return HttpResponse.json({ items, next_cursor: null });
      }),
    );
    await renderApp(routes, '/settings/profile');
    await userEvent.selectOptions(await screen.findByLabelText('You cook for'), '4 people');
    const rice = await screen.findByLabelText('Amount of Rice');
    expect(rice).toHaveValue('750');
    await userEvent.clear(rice);
    expect(screen.getByText('More than 0 g, up to 50,000 g.')).toBeInTheDocument();
    await userEvent.type(rice, '80');
    await userEvent.type(screen.getByRole('searchbox', { name: 'Add a food' }), 'oat');
    await userEvent.click(await screen.findByRole('button', { name: 'Oats' }));
    expect(await screen.findByLabelText('Amount of Oats')).toHaveValue('500');
    await press('Save');
    await screen.findByText('Saved. New targets hold from today.');
    expect(saved?.diet).toMatchObject({ eaters: 4, pantry: [{ food_id: RICE, grams: 80 }, { food_id: OATS, grams: 500 }] });
    await press('Remove Rice');
    await press('Save');
    await waitFor(() => expect(saved?.diet.pantry).toEqual([{ food_id: OATS, grams: 500 }]));
  });

  it('says at once what a dislike excludes, lets it mean less, and suggests words where it excludes nothing', async () => {
    const TOLD: Partial<Record<string, object>> = {
      olives: { foods: 2, examples: ['Olives, black', 'Olives, green'], dishes: 35, suggestions: [] },
      broccolli: { foods: 0, examples: [], dishes: 0, suggestions: ['Broccoli'] },
    };
    server.use(
      stored({ dislikes: [] }),
      http.get('*/api/v1/foods/dislikes', ({ request }) => {
        const words = new URL(request.url).searchParams.getAll('word');
        const other = { foods: 1, examples: ['One'], dishes: 7, suggestions: [] };
        return HttpResponse.json({ items: words.map((word) => ({ word, ...(TOLD[word] ?? other) })) });
      }),
    );
    await renderApp(routes, '/settings/profile');
    await userEvent.type(await screen.findByLabelText('Foods you do not want'), 'olives{Enter}broccolli{Enter}');
    expect(await screen.findByText(/Keeps 35 dishes off your plans. It stands for: Olives, black · Olives, green\./)).toBeInTheDocument();
    expect(screen.getByText(/No food is called this/)).toBeInTheDocument();

    await press('Broccoli');
    await press('Not all of these: olives');
    await userEvent.click(screen.getByRole('checkbox', { name: 'Olives, black' }));
    await press('Take these');
    await press('Save');
    await screen.findByText('Saved. New targets hold from today.');
    expect(saved?.diet.dislikes).toEqual(['Olives, green', 'Broccoli']);
  });

  it('splits the energy over the meals: 100 % always, along with the number of meals, and back to the usual', async () => {
    server.use(stored({ meal_shares: [0.4, 0.2, 0.2, 0.2] }));
    await renderApp(routes, '/settings/profile');
    const split = await screen.findByRole('group', { name: 'Energy of each meal' });
    const shown = () => within(split).getAllByRole('slider').map((one) => one.getAttribute('aria-valuetext'));
    expect(shown()).toEqual(['40%', '20%', '20%', '20%']);
    fireEvent.change(within(split).getByRole('slider', { name: /Dinner/ }), { target: { value: '40' } });
    expect(shown()).toEqual(['30%', '15%', '15%', '40%']);
    await userEvent.click(within(screen.getByRole('radiogroup', { name: 'Meals a day' })).getByRole('radio', { name: '3' }));
    expect(shown()).toEqual(['35%', '18%', '47%']);
    await press('Save');
    await screen.findByText('Saved. New targets hold from today.');
    expect(saved?.diet).toMatchObject({ meals_per_day: 3, meal_shares: [0.35, 0.18, 0.47] });
    await press('Back to the usual split');
    expect(shown()).toEqual(['28%', '36%', '36%']);
    expect(screen.getByRole('button', { name: 'Back to the usual split' })).toBeDisabled();
  });
});
