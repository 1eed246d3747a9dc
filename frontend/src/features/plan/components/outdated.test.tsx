import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, expect, it } from 'vitest';

import { NextMealCard } from '../cards/NextMealCard';
import { SessionCard } from '../cards/SessionCard';
import { planRoutes } from '../index';

import type { PlanOut } from '@/api/types.gen';
import { renderApp, signIn } from '@tests/renderApp';
import { server } from '@tests/server';

const NOTICE = 'Your wishes have changed since this plan was made';
const AGAIN = '01900000-0000-7000-8000-0000000000a2';

const outdated = (rule: string): PlanOut => ({
  id: '01900000-0000-7000-8000-0000000000a1',
  kind: 'meal',
  status: 'ready',
  start: '2026-11-23',
  end: '2026-11-29',
  created_at: '2026-11-23T08:00:00Z',
  edited_at: null,
  replaces_id: null,
  error_code: 'plan_outdated',
  provenance: null,
  verification: {
    ok: false,
    violations: [
      { rule, where: 'days[0].meals[0].items[0]', text: 'English of the server' },
      { rule, where: 'days[1].meals[0].items[0]', text: 'English of the server' },
    ],
  },
  days: [],
  weeks: [],
  volume: {},
  eaters: 1,
  conflicts: [],
});
const current = (plan: PlanOut) =>
  http.get('*/api/v1/plans/current', () =>
    HttpResponse.json(plan.kind === 'meal' ? { meal: plan, workout: null } : { meal: null, workout: plan }),
  );

beforeEach(async () => {
  await signIn();
});

it('says once that the wishes have changed, and why, and makes the plan again', async () => {
  const plan = outdated('allergen');
  let made = 0;
  server.use(
    current(plan),
    http.post(`*/api/v1/plans/${plan.id}/regenerate`, () => {
      made += 1;
      return HttpResponse.json({ id: AGAIN, status: 'queued' }, { status: 202 });
    }),
    http.get(`*/api/v1/plans/${AGAIN}`, () => HttpResponse.json({ ...plan, id: AGAIN, status: 'queued', error_code: null, verification: null })),
    http.get(`*/api/v1/plans/${AGAIN}/events`, () => new HttpResponse('', { headers: { 'Content-Type': 'text/event-stream' } })),
  );
  await renderApp(planRoutes, '/plan');
  expect(await screen.findByRole('heading', { name: NOTICE })).toBeInTheDocument();
  expect(screen.getAllByText(/A dish holds an allergen that you avoid\./)).toHaveLength(1);
  expect(screen.queryByText('Independently checked')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Make it again' }));
  expect(await screen.findByText('Your meals are being planned')).toBeInTheDocument();
  expect(made).toBe(1);
});

it('offers no meal of it to eat today', async () => {
  server.use(current(outdated('dislike')));
  await renderApp([{ path: '/', element: <NextMealCard /> }], '/');
  expect(await screen.findByRole('heading', { name: NOTICE })).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Ate it' })).toBeNull();
  expect(screen.queryByText('No meals are planned for today.')).toBeNull();
});

it('offers nothing to make behind a gate', async () => {
  server.use(current(outdated('gate')));
  await renderApp(planRoutes, '/plan');
  expect(await screen.findByText(/A safety rule forbids meal plans for you now/)).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Make it again' })).toBeNull();
});

const TRAINING = 'What holds for you has changed since this plan was made';
const training = (rule: string): PlanOut => ({ ...outdated(rule), kind: 'workout' });

it('says of a schedule what speaks against it now, and makes a new one', async () => {
  const plan = training('limit');
  let made = 0;
  server.use(
    current(plan),
    http.post(`*/api/v1/plans/${plan.id}/regenerate`, () => {
      made += 1;
      return HttpResponse.json({ id: AGAIN, status: 'queued' }, { status: 202 });
    }),
    http.get(`*/api/v1/plans/${AGAIN}`, () => HttpResponse.json({ ...plan, id: AGAIN, status: 'queued', error_code: null, verification: null })),
    http.get(`*/api/v1/plans/${AGAIN}/events`, () => new HttpResponse('', { headers: { 'Content-Type': 'text/event-stream' } })),
  );
  await renderApp(planRoutes, '/plan?tab=training');
  expect(await screen.findByRole('heading', { name: TRAINING })).toBeInTheDocument();
  expect(screen.getByText(/An exercise loads a region that hurts\./)).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Make it again' }));
  expect(await screen.findByText('Your training is being planned')).toBeInTheDocument();
  expect(made).toBe(1);
});

it('offers no session of it to train today', async () => {
  server.use(current(training('low_intensity')), http.get('*/api/v1/workouts', () => HttpResponse.json({ items: [], next_cursor: null })));
  await renderApp([{ path: '/', element: <SessionCard /> }], '/');
  expect(await screen.findByRole('heading', { name: TRAINING })).toBeInTheDocument();
  expect(screen.queryByRole('link', { name: 'Start' })).toBeNull();
  expect(screen.queryByText('No training is planned.')).toBeNull();
});

it('offers no schedule behind a gate', async () => {
  server.use(current(training('gate')));
  await renderApp(planRoutes, '/plan?tab=training');
  expect(await screen.findByText(/A safety rule forbids training plans for you now/)).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Make it again' })).toBeNull();
});
