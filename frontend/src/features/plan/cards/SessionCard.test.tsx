import { screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, expect, it } from 'vitest';

import { SessionCard } from './SessionCard';

import type { PlanOut } from '@/api/types.gen';
import { todayIn } from '@/shared/lib/format';
import { outbox } from '@/shared/lib/outbox';
import { plan } from '@tests/data';
import { renderApp, signIn } from '@tests/renderApp';
import { server } from '@tests/server';

const today = todayIn('Europe/Vienna');
const SESSION = '01900000-0000-7000-8000-0000000000bb';
const WORKOUT = '01900000-0000-7000-8000-0000000000cc';
const session = { id: SESSION, day: today, title: 'full_body_a', minutes: 45, minutes_wanted: 45, short: null, exercises: [] };
const workouts: PlanOut = plan(today, { kind: 'workout', days: [], weeks: [{ index: 1, deload: false, volume: {}, sessions: [session] }] });
const workout = (ended_at: string | null) => ({
  id: WORKOUT, title: 'Full body A', started_at: `${today}T08:00:00Z`, ended_at, date: today, plan_id: workouts.id,
  session_id: SESSION, note: null, sets: [], volume_kg: 0, revision: 'r',
}); // prettier-ignore
const known = (...items: unknown[]) => {
  server.use(
    http.get('*/api/v1/plans/current', () => HttpResponse.json({ meal: null, workout: workouts })),
    http.get('*/api/v1/workouts', () => HttpResponse.json({ items, next_cursor: null })),
    http.put('*/api/v1/workouts/:id', () => HttpResponse.error()),
  );
};
const show = () => renderApp([{ path: '/', Component: SessionCard }], '/');

beforeEach(async () => {
  await signIn();
});

it('offers to start the session of today', async () => {
  known();
  await show();
  const address = `/workout?plan=${workouts.id}&session=${SESSION}`;
  expect(await screen.findByRole('link', { name: 'Start' })).toHaveAttribute('href', address);
});

it('goes on with a session that was begun', async () => {
  known(workout(null));
  await show();
  expect(await screen.findByRole('link', { name: 'Go on' })).toHaveAttribute('href', `/workout/${WORKOUT}`);
  expect(screen.queryByRole('link', { name: 'Start' })).toBeNull();
});

it('shows a session that was made as done', async () => {
  known(workout(`${today}T09:00:00Z`));
  await show();
  expect(await screen.findByText('Done')).toBeVisible();
  expect(screen.getByRole('link', { name: 'What you did' })).toHaveAttribute('href', `/workout/${WORKOUT}`);
  expect(screen.queryByRole('link', { name: /Start|Go on/ })).toBeNull();
});

it('knows what was finished without a network', async () => {
  known(workout(null));
  const body = { started_at: `${today}T08:00:00Z`, ended_at: `${today}T09:00:00Z`, session_id: SESSION, plan_id: workouts.id };
  await outbox.write({ method: 'PUT', path: `/workouts/${WORKOUT}`, body, affects: [], label: '' });
  await show();
  expect(await screen.findByText('Done')).toBeVisible();
});
