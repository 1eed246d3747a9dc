import { act, screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, expect, it } from 'vitest';

import { todayRoutes } from '../index';

import type { DayTargetsOut } from '@/api/types.gen';
import { setPreferences } from '@/shared/lib/preferences';
import { TARGETS } from '@tests/data';
import { renderApp, signIn, withoutNetwork } from '@tests/renderApp';
import { server } from '@tests/server';

const targets: DayTargetsOut = {
  energy_kcal: 1845,
  protein_g: 113,
  fat_g: 62,
  carbohydrate_g: 209,
  fibre_g: 26,
  water_ml: 2200,
};
const diary = (totals: Record<string, number | null>, held: DayTargetsOut | null, coverage: Record<string, number> = {}) =>
  http.get('*/api/v1/diary/*', () =>
    HttpResponse.json({ date: '2026-11-23', meals: [], totals, coverage, targets: held }),
  );
const routes = todayRoutes([{ id: 'own', load: () => Promise.resolve(), Card: () => <p>a card of a feature</p> }]);

beforeEach(async () => {
  await signIn();
});

it('says that the day is not loaded where there is no network', async () => {
  withoutNetwork();
  await renderApp(routes, '/');
  expect(await screen.findByText('Not loaded: no network.')).toBeInTheDocument();
});

it('says what was eaten, what the target is and what is left', async () => {
  server.use(diary({ energy_kcal: 845, protein_g: 120, fat_g: 20, carbohydrate_g: 100 }, targets));
  await renderApp(routes, '/');
  expect(await screen.findByText('1,000 kcal left')).toBeInTheDocument();
  expect(screen.getByText('845 kcal of 1,845 kcal')).toBeInTheDocument();
  expect(screen.getByText('7 g above target')).toBeInTheDocument();
  expect(screen.getByText('a card of a feature')).toBeInTheDocument();
});

it('names no figure to who hides them', async () => {
  server.use(diary({ energy_kcal: 845, protein_g: 120, fat_g: 20, carbohydrate_g: 100 }, targets));
  await renderApp(routes, '/');
  act(() => setPreferences({ noNumbers: true }));
  expect(await screen.findByText(/Figures of energy and nutrients are hidden/)).toBeInTheDocument();
  expect(document.body).not.toHaveTextContent(/kcal|\d+ g\b/);
});

it('says how much of the food has known values, and never shows unknown as zero', async () => {
  server.use(diary({ energy_kcal: 845, protein_g: null, fat_g: 20, carbohydrate_g: 100 }, targets, { protein_g: 0.4 }));
  await renderApp(routes, '/');
  expect(await screen.findByText('– of 113 g')).toBeInTheDocument();
  expect(screen.getByText(/40% of what you ate has known values/)).toBeInTheDocument();
});

it('asks the questions first where there is no profile', async () => {
  server.use(diary({}, null));
  await renderApp(routes, '/');
  expect(await screen.findByRole('link', { name: 'Answer the questions' })).toHaveAttribute('href', '/onboarding');
});

it('shows the note in the place of targets where a gate withholds them', async () => {
  const none: DayTargetsOut = { energy_kcal: null, protein_g: null, fat_g: null, carbohydrate_g: null, fibre_g: null, water_ml: null };
  const gates = [{ code: 'pregnant', text: 'English of the server', effect: 'referral_only' }];
  server.use(
    diary({}, none),
    http.get('*/api/v1/me/targets', () => HttpResponse.json({ ...TARGETS, ...none, gates })),
  );
  await renderApp(routes, '/');
  expect(await screen.findByText(/Needs change during pregnancy/)).toBeInTheDocument();
});

it('says what went wrong and offers to try again', async () => {
  server.use(http.get('*/api/v1/diary/*', () => HttpResponse.json({ code: 'forbidden', title: 'x' }, { status: 403 })));
  await renderApp(routes, '/');
  expect(await screen.findByRole('alert')).toHaveTextContent('You are not allowed to do this.');
  expect(screen.getByRole('button', { name: 'Try again' })).toBeInTheDocument();
});
