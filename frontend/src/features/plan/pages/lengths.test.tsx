import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';

import { planRoutes } from '../index';

import type { CurrentPlans, PlanOut, PlanWeek } from '@/api/types.gen';
import { addDays, todayIn } from '@/shared/lib/format';
import { day, meal, plan, PROFILE } from '@tests/data';
import { renderApp, signIn } from '@tests/renderApp';
import { server } from '@tests/server';

const today = todayIn('Europe/Vienna');
const current = (shown: Partial<CurrentPlans>) =>
  http.get('*/api/v1/plans/current', () => HttpResponse.json({ meal: null, workout: null, ahead: [], ...shown }));

function recordAsked(): unknown[] {
  const asked: unknown[] = [];
  server.use(
    http.post('*/api/v1/plans', async ({ request }) => {
      asked.push(await request.json());
      return HttpResponse.json({ id: plan(today).id, status: 'queued' }, { status: 202 });
    }),
    http.get('*/api/v1/plans/:id', () => HttpResponse.json(plan(today))),
  );
  return asked;
}

const long = (days: number): PlanOut =>
  plan(today, {
    end: addDays(today, days - 1),
    days: Array.from({ length: days }, (_, at) => ({ ...day(addDays(today, at)), meals: [meal(at, 'dinner', `Dish ${at + 1}`)] })),
  });

beforeEach(async () => {
  await signIn();
  server.use(http.get('*/api/v1/me/profile', () => HttpResponse.json(PROFILE)));
});

describe('how long a plan is', () => {
  it('asks for another start and other lengths', async () => {
    const asked = recordAsked();
    server.use(current({}));
    await renderApp(planRoutes, '/plan');
    await userEvent.click(await screen.findByRole('button', { name: 'Choose start and length' }));
    const dialog = await screen.findByRole('dialog');
    const start = within(dialog).getByLabelText('First day');
    expect(start).toHaveValue(today);
    expect(within(dialog).getByRole('radio', { name: '7 days' })).toBeChecked();
    await userEvent.clear(start);
    await userEvent.type(start, addDays(today, 3));
    await userEvent.click(within(dialog).getByRole('radio', { name: '14 days' }));
    expect(within(dialog).getByLabelText('Days (1 to 28)')).toHaveValue('14');
    const weeks = within(dialog).getByLabelText('Weeks (1 to 12)');
    await userEvent.clear(weeks);
    await userEvent.type(weeks, '13');
    expect(within(dialog).getByText('A whole number from 1 to 12.')).toBeInTheDocument();
    expect(within(dialog).getByRole('button', { name: 'Plan this' })).toBeDisabled();
    await userEvent.clear(weeks);
    await userEvent.type(weeks, '6');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Plan this' }));
    const from = { start: addDays(today, 3) };
    await waitFor(() => expect(asked).toEqual([{ kind: 'meal', ...from, days: 14 }, { kind: 'workout', ...from, weeks: 6 }]));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('plans the days that follow a plan, and refuses those that are over', async () => {
    const asked = recordAsked();
    server.use(current({ meal: long(7) }));
    await renderApp(planRoutes, '/plan');
    await userEvent.click(await screen.findByRole('button', { name: 'Plan more days' }));
    const dialog = await screen.findByRole('dialog');
    const start = within(dialog).getByLabelText('First day');
    expect(start).toHaveValue(addDays(today, 7));
    expect(within(dialog).queryByText('Training for')).toBeNull();
    await userEvent.clear(start);
    await userEvent.type(start, addDays(today, -1));
    expect(within(dialog).getByRole('button', { name: 'Plan this' })).toBeDisabled();
    await userEvent.clear(start);
    await userEvent.type(start, addDays(today, 7));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Plan this' }));
    await waitFor(() => expect(asked).toEqual([{ kind: 'meal', start: addDays(today, 7), days: 7 }]));
  });

  it('shows a plan of four weeks a week at a time', async () => {
    server.use(current({ meal: long(28) }));
    await renderApp(planRoutes, '/plan');
    const pager = await screen.findByRole('group', { name: 'Which week' });
    expect(pager).toHaveTextContent('Week 1 of 4');
    expect(within(pager).getByRole('button', { name: 'Previous week' })).toBeDisabled();
    const days = screen.getByRole('group', { name: 'Your week' });
    expect(within(days).getAllByRole('button')).toHaveLength(7);
    within(pager).getByRole('button', { name: 'Next week' }).focus();
    await userEvent.keyboard('{Enter}');
    expect(pager).toHaveTextContent('Week 2 of 4');
    expect(await screen.findByRole('article', { name: 'Dish 8' })).toBeInTheDocument();
    await userEvent.keyboard('{Enter}{Enter}');
    expect(pager).toHaveTextContent('Week 4 of 4');
    expect(within(pager).getByRole('button', { name: 'Next week' })).toBeDisabled();
    await userEvent.click(within(days).getAllByRole('button').at(-1) ?? days);
    expect(await screen.findByRole('article', { name: 'Dish 28' })).toBeInTheDocument();
  });

  it('leads to the plan that begins later, and back', async () => {
    const later = { ...long(7), id: '01900000-0000-7000-8000-000000000499', start: addDays(today, 7), end: addDays(today, 13) };
    server.use(current({ meal: long(7), ahead: [later] }), http.get(`*/api/v1/plans/${later.id}`, () => HttpResponse.json(later)));
    await renderApp(planRoutes, '/plan');
    await userEvent.click(await screen.findByRole('link', { name: /^Planned ahead, from/ }));
    expect(await screen.findByText(/^This plan begins on/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('link', { name: 'To the plan of today' }));
    expect(await screen.findByRole('link', { name: /^Planned ahead, from/ })).toBeInTheDocument();
  });
});

describe('weeks of training', () => {
  const week = (index: number, more: Partial<PlanWeek> = {}): PlanWeek => {
    const session = { title: 'full_body_a', minutes: 45, minutes_wanted: 45, short: null, exercises: [] };
    const id = `01900000-0000-7000-8000-0000000007${String(index).padStart(2, '0')}`;
    return { index, deload: false, volume: { chest: index }, sessions: [{ id, day: addDays(today, 7 * (index - 1)), ...session }], ...more };
  };

  it('marks the easy week, and shows the sets of the week that is chosen', async () => {
    const weeks = Array.from({ length: 12 }, (_, at) => week(at + 1, { deload: at === 7 }));
    server.use(current({ workout: plan(today, { kind: 'workout', days: [], weeks, volume: { chest: 1 }, end: addDays(today, 83) }) }));
    await renderApp(planRoutes, '/plan?tab=training');
    const strip = await screen.findByRole('group', { name: 'Which week' });
    expect(within(strip).getAllByRole('button')).toHaveLength(12);
    const easy = within(strip).getByRole('button', { name: /Week 8/ });
    expect(easy).toHaveTextContent('Easy');
    await userEvent.click(easy);
    expect(screen.getByText('Easy week')).toBeInTheDocument();
    const table = await screen.findByRole('table');
    expect(within(table).getByRole('row', { name: /8/ })).toBeInTheDocument();
    expect(screen.getByRole('heading', { name: 'Hard sets a muscle in week 8' })).toBeInTheDocument();
  });

  it('says why sessions are shorter than asked, and nothing where they are not', async () => {
    const one = week(1);
    const short = week(2, { sessions: one.sessions.map((session) => ({ ...session, minutes: 70, minutes_wanted: 120, short: 'volume' as const })) });
    server.use(current({ workout: plan(today, { kind: 'workout', days: [], weeks: [one, short] }) }));
    await renderApp(planRoutes, '/plan?tab=training');
    const strip = await screen.findByRole('group', { name: 'Which week' });
    expect(screen.queryByText(/you asked for/)).toBeNull();
    await userEvent.click(within(strip).getByRole('button', { name: 'Week 2' }));
    expect(screen.getByText(/the 120 minutes you asked for: more sets would be above what is good for your level/)).toBeInTheDocument();
    expect(screen.getByText(/1 hr 10 mins? of 2 hrs?|70 mins of 120 mins/)).toBeInTheDocument();
  });
});
