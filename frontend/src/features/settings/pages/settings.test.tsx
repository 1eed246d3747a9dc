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

it('lists the devices and asks before it ends the session of one', async () => {
  const ended: unknown[] = [];
  server.use(
    http.delete('*/api/v1/auth/sessions/:id', ({ params }) => {
      ended.push(params.id);
      sessions = sessions.filter((one) => one.id !== params.id);
      return new HttpResponse(null, { status: 204 });
    }),
  );
  await renderApp(settingsRoutes, '/settings');
  await userEvent.click(await screen.findByRole('button', { name: 'Sign out Firefox, Android' }));
  const asked = within(await screen.findByRole('dialog', { name: 'Sign out this device?' }));
  expect(asked.getByText(/Firefox, Android, last used 23 Nov 2026/)).toBeVisible();
  await userEvent.click(asked.getByRole('button', { name: 'Cancel' }));
  expect(ended).toEqual([]);

  await userEvent.click(screen.getByRole('button', { name: 'Sign out Firefox, Android' }));
  const again = within(await screen.findByRole('dialog', { name: 'Sign out this device?' }));
  await userEvent.click(again.getByRole('button', { name: 'Sign out' }));
  expect(ended).toEqual(['s2']);
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

it('hides figures at once and writes that into the profile', async () => {
  let body: unknown;
  server.use(
    http.put('*/api/v1/me/profile', async ({ request }) => {
      body = await request.json();
      return HttpResponse.json({ ...PROFILE, no_numbers: true });
    }),
  );
  await renderApp(settingsRoutes, '/settings');
  await userEvent.click(await screen.findByRole('switch', { name: 'Hide calories and nutrients' }));
  expect(preferences.get().noNumbers).toBe(true);
  await waitFor(() => expect(body).toMatchObject({ no_numbers: true, units: 'metric' }));
  expect(screen.getByRole('switch', { name: 'Hide calories and nutrients' })).toBeChecked();
});

describe('the account', () => {
  const section = async (name: string) => within(await screen.findByRole('region', { name }));
  const change = (code: string, status: number, errors: unknown[] = []) =>
    http.patch('*/api/v1/me', () => HttpResponse.json({ code, title: 'x', errors }, { status }));
  let sent: unknown;
  const accepts = http.patch('*/api/v1/me', async ({ request }) => {
    sent = await request.json();
    const user = { ...USER, created_at: '2026-01-01T00:00:00Z' };
    return HttpResponse.json({ ...user, ...(sent as object), password: undefined, current_password: undefined });
  });

  it('changes the name, which stands there at once', async () => {
    server.use(accepts);
    await renderApp(settingsRoutes, '/settings');
    const card = await section('Account');
    await userEvent.clear(card.getByLabelText('Name'));
    await userEvent.click(card.getByRole('button', { name: 'Change name' }));
    expect(card.getByText('Please enter a name of at most 120 characters.')).toBeVisible();
    await userEvent.type(card.getByLabelText('Name'), 'Ada');
    await userEvent.click(card.getByRole('button', { name: 'Change name' }));
    expect(await card.findByText('Your name is changed.')).toBeVisible();
    expect(card.getByText('Ada · robin@example.com')).toBeVisible();
    expect(sent).toEqual({ name: 'Ada' });
    expect(session.store.get().user?.name).toBe('Ada');
  });

  it('changes the address with the current password, and says at its field what is refused', async () => {
    server.use(change('wrong_password', 403));
    await renderApp(settingsRoutes, '/settings');
    const card = await section('E-mail address');
    await userEvent.clear(card.getByLabelText('E-mail'));
    await userEvent.type(card.getByLabelText('E-mail'), 'ada@example.com');
    await userEvent.click(card.getByRole('button', { name: 'Change address' }));
    expect(card.getByText('Please enter your current password.')).toBeVisible();
    await userEvent.type(card.getByLabelText('Current password'), 'a guess');
    await userEvent.click(card.getByRole('button', { name: 'Change address' }));
    expect(await card.findByText('The current password is wrong.')).toBeVisible();
    expect(card.getByLabelText('Current password')).toBeInvalid();
    server.use(change('email_taken', 409));
    await userEvent.click(card.getByRole('button', { name: 'Change address' }));
    expect(await card.findByText('Another account has this address.')).toBeVisible();
    server.use(accepts);
    await userEvent.click(card.getByRole('button', { name: 'Change address' }));
    expect(await card.findByText('Your address is changed. Sign in with it from now on.')).toBeVisible();
    expect(sent).toEqual({ email: 'ada@example.com', current_password: 'a guess' });
    expect(session.store.get().user?.email).toBe('ada@example.com');
  });

  it('changes the password and asks again who is signed in', async () => {
    const refused = { loc: 'body.password', code: 'password_common', msg: 'x', params: {} };
    server.use(change('invalid', 422, [refused]));
    await renderApp(settingsRoutes, '/settings');
    const card = await section('Password');
    await userEvent.type(card.getByLabelText('Current password'), 'seven quiet herons');
    await userEvent.type(card.getByLabelText('New password'), 'password1');
    await userEvent.click(card.getByRole('button', { name: 'Change password' }));
    expect(await card.findByText('This password is too easy to guess.')).toBeVisible();
    server.use(accepts);
    sessions = [item('s1', true)];
    await userEvent.type(card.getByLabelText('New password'), ' and more');
    await userEvent.click(card.getByRole('button', { name: 'Change password' }));
    expect(await card.findByText(/All other devices are signed out/)).toBeVisible();
    expect(sent).toEqual({ current_password: 'seven quiet herons', password: 'password1 and more' });
    expect(card.getByLabelText('New password')).toHaveValue('');
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Sign out Firefox, Android' })).toBeNull());
  });

  it('says above the button what belongs to no field', async () => {
    server.use(change('too_many_attempts', 429));
    await renderApp(settingsRoutes, '/settings');
    const card = await section('Password');
    await userEvent.type(card.getByLabelText('Current password'), 'a guess');
    await userEvent.type(card.getByLabelText('New password'), 'seven quiet herons');
    await userEvent.click(card.getByRole('button', { name: 'Change password' }));
    expect(await card.findByRole('alert')).toHaveTextContent('Too many wrong attempts.');
  });
});

it('finds a time zone by place, and offers the one of the device', async () => {
  let body: unknown;
  server.use(
    http.put('*/api/v1/me/profile', async ({ request }) => {
      body = await request.json();
      return HttpResponse.json(PROFILE);
    }),
  );
  await renderApp(settingsRoutes, '/settings');
  const field = await screen.findByRole('combobox', { name: 'Time zone' });
  expect(field).toHaveValue('Vienna, Central European Time (UTC+01:00)');
  await userEvent.click(field);
  await userEvent.clear(field);
  await userEvent.type(field, 'kathm');
  await userEvent.click(await screen.findByRole('option', { name: /^Kathmandu.*UTC\+05:45/ }));
  await waitFor(() => expect(body).toMatchObject({ timezone: expect.stringMatching(/^Asia\/K/) as string }));
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  await userEvent.click(screen.getByRole('button', { name: /Use the zone of this device/ }));
  await waitFor(() => expect(body).toMatchObject({ timezone: here }));
  expect(preferences.get().timeZone).toBe(here);
});

it('does not offer to change or delete the demo account, whose password nobody knows', async () => {
  accept({ access_token: 'token', expires_in: 900, user: { ...USER, roles: ['member', 'demo'] } });
  await renderApp(settingsRoutes, '/settings');
  expect(await screen.findByRole('button', { name: 'Sign out' })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Delete my account…' })).toBeNull();
  expect(screen.queryByRole('button', { name: /^Change (name|address|password)$/ })).toBeNull();
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
