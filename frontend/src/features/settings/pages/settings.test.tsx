import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';

import { settingsRoutes } from '../index';
import { deviceName } from '../lib/device';

import { preferences } from '@/shared/lib/preferences';
import { accept, session } from '@/shared/lib/session';
import { PROFILE } from '@tests/data';
import { renderApp, signIn, USER } from '@tests/renderApp';
import { server } from '@tests/server';

const FIREFOX = 'Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0';
const item = (id: string, current: boolean) => ({
  id,
  created_at: '2026-11-20T10:00:00Z',
  last_used_at: '2026-11-23T10:00:00Z',
  expires_at: '2026-12-20T10:00:00Z',
  user_agent: FIREFOX,
  current,
});
let sessions = [item('s1', true), item('s2', false)];

beforeEach(async () => {
  sessions = [item('s1', true), item('s2', false)];
  await signIn();
  server.use(
    http.get('*/api/v1/auth/sessions', () => HttpResponse.json({ items: sessions, next_cursor: null })),
    http.get('*/api/v1/me/profile', () => HttpResponse.json(PROFILE)),
  );
});

it('lists the devices and ends the session of one', async () => {
  server.use(
    http.delete('*/api/v1/auth/sessions/:id', ({ params }) => {
      sessions = sessions.filter((one) => one.id !== params.id);
      return new HttpResponse(null, { status: 204 });
    }),
  );
  await renderApp(settingsRoutes, '/settings');
  await userEvent.click(await screen.findByRole('button', { name: 'Sign out Firefox, Android' }));
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Sign out Firefox, Android' })).toBeNull());
  expect(screen.getByText('This device')).toBeInTheDocument();
});

it('holds other units at once and writes them into the profile', async () => {
  let body: unknown;
  server.use(
    http.put('*/api/v1/me/profile', async ({ request }) => {
      body = await request.json();
      return HttpResponse.json({ ...PROFILE, units: 'us' });
    }),
  );
  await renderApp(settingsRoutes, '/settings');
  await userEvent.click(await screen.findByRole('radio', { name: 'US units' }));
  expect(preferences.get().units).toBe('us');
  await waitFor(() => expect(body).toMatchObject({ units: 'us', weight_kg: 74.5 }));
  expect(body).not.toHaveProperty('revision');
});

it('does not offer to delete the demo account, whose password nobody knows', async () => {
  accept({ access_token: 'token', expires_in: 900, user: { ...USER, roles: ['member', 'demo'] } });
  await renderApp(settingsRoutes, '/settings');
  expect(await screen.findByRole('button', { name: 'Sign out' })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Delete my account…' })).toBeNull();
});

it('deletes the account only with the password', async () => {
  const calls: string[] = [];
  server.use(
    http.post('*/api/v1/auth/login', async ({ request }) => {
      const { password } = (await request.json()) as { password: string };
      if (password !== 'right') return HttpResponse.json({ code: 'bad_credentials', title: 'x' }, { status: 401 });
      return HttpResponse.json({ access_token: 'fresh', expires_in: 900, user: USER });
    }),
    http.delete('*/api/v1/me', ({ request }) => {
      calls.push(request.headers.get('Authorization') ?? '');
      return new HttpResponse(null, { status: 204 });
    }),
  );
  await renderApp(settingsRoutes, '/settings');
  await userEvent.click(await screen.findByRole('button', { name: 'Delete my account…' }));
  const dialog = await screen.findByRole('dialog');
  await userEvent.type(within(dialog).getByLabelText('Your password'), 'wrong');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Delete for good' }));
  expect(await within(dialog).findByRole('alert')).toHaveTextContent('The current password is wrong.');
  expect(calls).toEqual([]);

  await userEvent.clear(within(dialog).getByLabelText('Your password'));
  await userEvent.type(within(dialog).getByLabelText('Your password'), 'right');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Delete for good' }));
  await waitFor(() => expect(session.store.get().state).toBe('anonymous'));
  expect(calls).toEqual(['Bearer fresh']);
});

describe('deviceName', () => {
  it.each([
    [FIREFOX, 'Firefox, Android'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18 Safari/604.1', 'Safari, iPhone'],
    ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537 Chrome/140 Safari/537 Edg/140.0', 'Edge, Windows'],
  ])('%s', (agent, name) => {
    expect(deviceName(agent)).toBe(name);
  });

  it('is null for a program', () => {
    expect(deviceName('python-requests/2.32')).toBeNull();
  });
});
