import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { afterEach, expect, it } from 'vitest';

import { safeNext } from '../api/useSignIn';
import { authRoutes } from '../index';

import { preferences } from '@/shared/lib/preferences';
import { session } from '@/shared/lib/session';
import { renderApp, USER } from '@tests/renderApp';
import { server } from '@tests/server';

const elsewhere = ['/onboarding', '/diary', '/'].map((path) => ({ path, element: <p>at {path}</p> }));
const routes = [...authRoutes, ...elsewhere];
const grant = { access_token: 'token', expires_in: 900, user: USER };
const meta = (demo_available: boolean, registration_open = true) =>
  http.get('*/api/v1/meta', () => HttpResponse.json({ version: '1', demo_available, registration_open }));

afterEach(() => {
  session.drop();
});

it('offers the demo only where the server has one', async () => {
  server.use(meta(false));
  await renderApp(routes, '/welcome');
  expect(await screen.findByRole('link', { name: 'Create an account' })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Try the demo' })).toBeNull();
});

it('starts the demo with one press', async () => {
  let body: unknown;
  server.use(
    meta(true),
    http.post('*/api/v1/auth/demo', async ({ request }) => {
      body = await request.json();
      return HttpResponse.json(grant);
    }),
  );
  await renderApp(routes, '/welcome');
  await userEvent.click(await screen.findByRole('button', { name: 'Try the demo' }));
  expect(await screen.findByText('at /')).toBeVisible();
  expect(body).toEqual({ locale: preferences.get().locale, timezone: preferences.get().timeZone });
});

it('says where a server takes no new accounts', async () => {
  server.use(meta(false, false));
  await renderApp(routes, '/welcome');
  expect(await screen.findByText(/takes no new accounts/)).toBeVisible();
  expect(screen.queryByRole('link', { name: 'Create an account' })).toBeNull();
});

it('says at each field what is wrong before anything is sent', async () => {
  await renderApp(routes, '/register');
  await userEvent.type(await screen.findByLabelText('E-mail'), 'robin@');
  await userEvent.click(screen.getByRole('button', { name: 'Create account' }));
  expect(screen.getByText('Please enter a name.')).toBeVisible();
  expect(screen.getByText('Please enter an e-mail address.')).toBeVisible();
  expect(screen.getByText('Use at least 8 characters.')).toBeVisible();
});

it('says in words that a password is too long, and whom to ask where it is forgotten', async () => {
  await renderApp(routes, '/sign-in');
  await userEvent.type(await screen.findByLabelText('E-mail'), 'robin@example.org');
  await userEvent.click(screen.getByLabelText('Password'));
  await userEvent.paste('x'.repeat(129));
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  expect(screen.getByText('Use at most 128 characters.')).toBeVisible();
  expect(screen.getByText(/Whoever runs this server can set a new one/)).toBeVisible();
});

it('shows the password by the keyboard alone', async () => {
  await renderApp(routes, '/register');
  const password = await screen.findByLabelText('Password');
  await userEvent.type(password, 'a short sentence');
  await userEvent.tab();
  const toggle = screen.getByRole('button', { name: 'Show the password' });
  expect(toggle).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  expect(password).toHaveAttribute('type', 'text');
  expect(toggle).toHaveAttribute('aria-pressed', 'true');
});

async function fillIn(): Promise<void> {
  await userEvent.type(await screen.findByLabelText('Name'), 'Robin');
  await userEvent.type(screen.getByLabelText('E-mail'), 'robin@example.org');
  await userEvent.type(screen.getByLabelText('Password'), 'a short sentence');
  await userEvent.click(screen.getByRole('button', { name: 'Create account' }));
}

it('makes an account and goes to the questions', async () => {
  let body: unknown;
  server.use(
    http.post('*/api/v1/auth/register', async ({ request }) => {
      body = await request.json();
      return HttpResponse.json(grant, { status: 201 });
    }),
  );
  await renderApp(routes, '/register');
  await fillIn();
  expect(await screen.findByText('at /onboarding')).toBeVisible();
  expect(body).toEqual({ name: 'Robin', email: 'robin@example.org', password: 'a short sentence' });
});

it('explains a known address and a refused password in words', async () => {
  server.use(
    http.post('*/api/v1/auth/register', () => HttpResponse.json({ code: 'email_taken', title: 'x' }, { status: 409 })),
  );
  await renderApp(routes, '/register');
  await fillIn();
  expect(await screen.findByRole('alert')).toHaveTextContent('There is an account with this address already.');
});

it('brings people back to where they wanted to go', async () => {
  server.use(http.post('*/api/v1/auth/login', () => HttpResponse.json(grant)));
  await renderApp(routes, '/sign-in?next=/diary');
  await userEvent.type(await screen.findByLabelText('E-mail'), 'robin@example.org');
  await userEvent.type(screen.getByLabelText('Password'), 'x{Enter}');
  await waitFor(() => expect(screen.getByText('at /diary')).toBeVisible());
});

it.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', null])(
  'never leads to %s after a sign-in',
  (next) => {
    expect(safeNext(next)).toBe('/');
  },
);
