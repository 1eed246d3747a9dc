import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';

import { workoutRoutes } from '..';
import { setDraft } from '../lib/draft';
import { setTimer } from '../lib/timer';

import { renderApp, signIn, withoutNetwork } from '@tests/renderApp';
import { server } from '@tests/server';

const PLAN = '01900000-0000-7000-8000-0000000000aa';
const SESSION = '01900000-0000-7000-8000-0000000000bb';
const SQUAT = '0b5c1f9e-7a30-5c6e-9d55-1f2e3d4c5b6a';
const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Vienna' }).format(new Date());
const SET = { kind: 'working', reps_min: 6, reps_max: 10, rir: 2, load_kg: null, duration_s: null, rest_s: 150 };
const SUMMARY = { id: PLAN, kind: 'workout', status: 'ready', start: today, end: today };
const SQUATS = { exercise_id: SQUAT, name: 'Back squat', superset: null, why: 'Legs first.', why_parts: [], sets: [SET, SET] };
const WEEK = { index: 1, deload: false, sessions: [{ id: SESSION, day: today, title: 'full_body_a', minutes: 45, exercises: [SQUATS] }] };
const BEFORE = { id: 'x', workout_id: 'w', exercise_id: SQUAT, exercise_name: 'Back squat', index: 0, kind: 'working', reps: 8, load_kg: 60, rir: 2, duration_s: null, distance_m: null, done_at: '2026-11-16T10:00:00Z', e1rm_kg: 75, revision: 'r' };

const sets: Record<string, unknown>[] = [];

beforeEach(async () => {
  sets.length = 0;
  setDraft(null);
  setTimer(null);
  await signIn();
  server.use(
    http.get('/api/v1/plans', () => HttpResponse.json({ items: [SUMMARY], next_cursor: null })),
    http.get('/api/v1/plans/:id', () => HttpResponse.json({ ...SUMMARY, days: [], weeks: [WEEK], volume: {}, conflicts: [] })),
    http.get('/api/v1/workouts', () => HttpResponse.json({ items: [], next_cursor: null })),
    http.get('/api/v1/progress/strength', () => HttpResponse.json({ items: [] })),
    http.get('/api/v1/exercises/:id/previous', () => HttpResponse.json({ exercise_id: SQUAT, date: '2026-11-16', sets: [BEFORE] })),
    http.put('/api/v1/workouts/:id', () => HttpResponse.error()),
    http.put('/api/v1/workouts/:id/sets/:set', async ({ request }) => {
      sets.push((await request.json()) as Record<string, unknown>);
      return HttpResponse.error();
    }),
  );
});

const user = userEvent.setup();
const start = async (): Promise<void> => {
  await renderApp(workoutRoutes, '/workout');
  await user.click(await screen.findByRole('button', { name: 'Start Full body A' }));
  await screen.findByText('60 × 8');
};

describe('the workouts without a network', () => {
  it('are not loaded, which is neither no plan nor no past', async () => {
    withoutNetwork();
    await renderApp(workoutRoutes, '/workout');
    expect(await screen.findAllByText('Not loaded: no network.')).toHaveLength(2);
    expect(screen.queryByText(/No workout plan yet|Nothing here yet|This plan has ended/)).toBeNull();
  });

  it('do not say of one that it is not there', async () => {
    withoutNetwork();
    await renderApp(workoutRoutes, '/workout/01900000-0000-7000-8000-0000000000cc');
    expect(await screen.findByText('Not loaded: no network.')).toBeVisible();
    expect(screen.queryByText('This workout is not there')).toBeNull();
  });
});

describe('the start from the plan', () => {
  const ADDRESS = `/workout?plan=${PLAN}&session=${SESSION}`;
  const begun = { id: '01900000-0000-7000-8000-0000000000cc', title: 'Full body A', started_at: `${today}T08:00:00Z`, ended_at: null, date: today, plan_id: PLAN, session_id: SESSION, note: null, sets: [], volume_kg: 0, revision: 'r' };

  it('begins that very session at once, and only once', async () => {
    await renderApp(workoutRoutes, ADDRESS);
    expect(await screen.findByText('0 of 2 sets')).toBeVisible();
    const first = localStorage.getItem('nexfitra.workout');
    expect(JSON.parse(first ?? '{}')).toMatchObject({ planId: PLAN, sessionId: SESSION });
    document.body.innerHTML = '';
    await renderApp(workoutRoutes, ADDRESS);
    expect(await screen.findByText('0 of 2 sets')).toBeVisible();
    expect(localStorage.getItem('nexfitra.workout')).toBe(first);
  });

  it('goes on with the one that was begun on another device', async () => {
    server.use(
      http.get('/api/v1/workouts', () => HttpResponse.json({ items: [begun], next_cursor: null })),
      http.get('/api/v1/workouts/:id', () => HttpResponse.json(begun)),
    );
    await renderApp(workoutRoutes, ADDRESS);
    expect(await screen.findByText('0 of 2 sets')).toBeVisible();
    expect(JSON.parse(localStorage.getItem('nexfitra.workout') ?? '{}')).toMatchObject({ workoutId: begun.id });
  });

  it('says so where the plan has no such session', async () => {
    await renderApp(workoutRoutes, `/workout?plan=${PLAN}&session=another`);
    expect(await screen.findByText('This workout is not there')).toBeVisible();
    expect(localStorage.getItem('nexfitra.workout')).toBeNull();
  });
});

describe('a plan that breaks what holds now', () => {
  const refused = (rule: string) => ({
    ...SUMMARY, error_code: 'plan_outdated', days: [], weeks: [], volume: {}, conflicts: [],
    verification: { ok: false, violations: [{ rule, where: 'weeks[0].sessions[0].exercises[0]', text: 'English of the server' }] },
  }); // prettier-ignore
  const show = (rule: string): void => {
    server.use(http.get('/api/v1/plans/:id', () => HttpResponse.json(refused(rule))));
  };

  it('offers no session of it, says why, and makes it again', async () => {
    show('limit');
    let made = 0;
    server.use(
      http.post(`/api/v1/plans/${PLAN}/regenerate`, () => {
        made += 1;
        return HttpResponse.json({ id: SESSION, status: 'queued' }, { status: 202 });
      }),
    );
    await renderApp([...workoutRoutes, { path: 'plan', element: <p>The plan is made here</p> }], '/workout');
    expect(await screen.findByText(/An exercise loads a region that hurts\./)).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Start Full body/ })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Make it again' }));
    expect(await screen.findByText('The plan is made here')).toBeVisible();
    expect(made).toBe(1);
  });

  it('begins none of its sessions, and makes nothing behind a gate', async () => {
    show('gate');
    await renderApp(workoutRoutes, `/workout?plan=${PLAN}&session=${SESSION}`);
    expect(await screen.findByText(/A safety rule forbids training plans for you now/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Make it again' })).toBeNull();
    expect(localStorage.getItem('nexfitra.workout')).toBeNull();
  });
});

describe('the player', () => {
  it('fills in last time, and one tick keeps the set and starts the rest, without a network', async () => {
    await start();
    expect(screen.getByLabelText('Set 1: load in kg')).toHaveValue('60');
    await user.click(screen.getByRole('button', { name: 'Back squat, Set 1: done' }));
    expect(await screen.findByRole('timer', { name: 'Rest' })).toHaveTextContent('2:30');
    expect(screen.getByRole('button', { name: 'Back squat, Set 1: done' })).toHaveAttribute('aria-pressed', 'true');
    expect(screen.getByText('1 of 2 sets')).toBeVisible();
    // The second set begins where the first one ended.
    expect(screen.getByLabelText('Set 2: load in kg')).toHaveValue('60');
  });

  it('goes on after the page was closed', async () => {
    await start();
    await user.click(screen.getByRole('button', { name: 'Back squat, Set 1: done' }));
    await screen.findByText('1 of 2 sets');
    const draft = JSON.parse(localStorage.getItem('nexfitra.workout') ?? '{}') as { workoutId: string };
    document.body.innerHTML = '';
    await renderApp(workoutRoutes, `/workout/${draft.workoutId}`);
    expect(await screen.findByText('1 of 2 sets')).toBeVisible();
  });

  it('does not tick a set of which nothing is known', async () => {
    await start();
    await user.clear(screen.getByLabelText('Set 1: repetitions'));
    await user.click(screen.getByRole('button', { name: 'Back squat, Set 1: done' }));
    expect(await screen.findByText('Enter how many repetitions you did, then tick.')).toBeVisible();
    expect(screen.getByText('0 of 2 sets')).toBeVisible();
  });

  it('says how an exercise is done', async () => {
    const squat = { id: SQUAT, name: 'Back squat', muscles: { quads: 1, glutes: 0.5 }, instructions: ['Stand under the bar.'], cues: ['Knees out.'] };
    server.use(http.get('/api/v1/exercises/:id', () => HttpResponse.json(squat)));
    await start();
    await user.click(screen.getByRole('button', { name: 'How to do it' }));
    expect(await screen.findByText('Stand under the bar.')).toBeVisible();
    expect(screen.getByText('Knees out.')).toBeVisible();
    expect(screen.getByText('Works: Quads')).toBeVisible();
    expect(screen.queryByText('Steps are in English for now.')).toBeNull();
  });

  it.each([
    ['load in kg', 'abc', 'Weight: a number up to 1,000 kg, or nothing.'],
    ['load in kg', '99999', 'Weight: a number up to 1,000 kg, or nothing.'],
    ['repetitions', '-5', 'Repetitions: a whole number up to 1,000.'],
    ['repetitions', '8.5', 'Repetitions: a whole number up to 1,000.'],
    ['repetitions in reserve', '11', 'In reserve: a number from 0 to 10, or nothing.'],
  ])('marks %s "%s" in place, keeps it and does not tick the set', async (name, text, message) => {
    await start();
    const field = screen.getByLabelText(`Set 1: ${name}`);
    await user.clear(field);
    await user.type(field, text);
    await user.click(screen.getByRole('button', { name: 'Back squat, Set 1: done' }));
    expect(screen.getByRole('alert')).toHaveTextContent(message);
    expect(field).toBeInvalid();
    expect(field).toHaveAccessibleErrorMessage(message);
    expect(field).toHaveValue(text);
    expect(screen.getByText('0 of 2 sets')).toBeVisible();
    expect(sets).toEqual([]);
    await user.clear(field);
    await user.type(field, '5');
    await user.click(screen.getByRole('button', { name: 'Back squat, Set 1: done' }));
    expect(await screen.findByText('1 of 2 sets')).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('says what a finished workout was', async () => {
    await start();
    await user.click(screen.getByRole('button', { name: 'Back squat, Set 1: done' }));
    await screen.findByText('1 of 2 sets');
    await user.click(screen.getByRole('button', { name: 'Finish' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText('1 set is not ticked. It is left out.')).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: 'Finish' }));
    expect(await screen.findByText('480 kg')).toBeVisible();
    expect(screen.getByRole('heading', { name: 'Full body A' })).toBeVisible();
    expect(screen.getByText('Estimated maximum for one repetition: 75.2 kg')).toBeVisible();
    await waitFor(() => expect(localStorage.getItem('nexfitra.workout')).toBeNull());
  });
});
