import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import { server } from '@tests/server';

const USER = { id: 'u1', email: 'robin@example.org', name: 'Robin', roles: [] };
const grant = (token: string) => ({ access_token: token, expires_in: 900, user: USER });
const problem = (status: number, code: string) =>
  HttpResponse.json({ code, title: code, status }, { status, headers: { 'Content-Type': 'application/problem+json' } });

/** A fresh page: the token lives in the module only. */
async function load() {
  vi.resetModules();
  const { session, accept } = await import('./session');
  const { apiFetch } = await import('@/shared/lib/http');
  return { session, accept, apiFetch };
}

beforeEach(() => {
  document.cookie = 'nexfitra_csrf=csrf-of-test; path=/';
  return () => {
    document.cookie = 'nexfitra_csrf=; path=/; max-age=0';
  };
});

describe('restore', () => {
  it('asks nobody where no session can be', async () => {
    document.cookie = 'nexfitra_csrf=; path=/; max-age=0';
    const { session } = await load();
    expect(await session.restore()).toEqual({ state: 'anonymous', user: null });
  });

  it('signs in from the cookie with the CSRF header, and keeps the token out of all storage', async () => {
    let csrf: string | null = null;
    server.use(
      http.post('*/api/v1/auth/refresh', ({ request }) => {
        csrf = request.headers.get('X-CSRF-Token');
        return HttpResponse.json(grant('secret-token'));
      }),
    );
    const { session } = await load();
    expect(await session.restore()).toEqual({ state: 'signed-in', user: USER });
    expect(csrf).toBe('csrf-of-test');
    expect(JSON.stringify(Object.entries(localStorage))).not.toContain('secret-token');
    expect(document.cookie).not.toContain('secret-token');
  });

  it('knows who it was while the server is away', async () => {
    localStorage.setItem('nexfitra.user', JSON.stringify(USER));
    server.use(http.post('*/api/v1/auth/refresh', () => HttpResponse.error()));
    const { session } = await load();
    expect(await session.restore()).toEqual({ state: 'offline', user: USER });
  });

  it('tries again where the cookie was renewed between reading and sending it, and only then', async () => {
    const shown: (string | null)[] = [];
    server.use(
      http.post('*/api/v1/auth/refresh', ({ request }) => {
        shown.push(request.headers.get('X-CSRF-Token'));
        if (shown.length > 1) return HttpResponse.json(grant('secret-token'));
        document.cookie = 'nexfitra_csrf=renewed; path=/';
        return problem(403, 'csrf_failed');
      }),
    );
    const { session } = await load();
    expect(await session.restore()).toEqual({ state: 'signed-in', user: USER });
    expect(shown).toEqual(['csrf-of-test', 'renewed']);
  });

  it('does not ask for ever where the server wants another cookie', async () => {
    let asked = 0;
    server.use(
      http.post('*/api/v1/auth/refresh', () => {
        asked += 1;
        return problem(403, 'csrf_failed');
      }),
    );
    const { session } = await load();
    expect(await session.restore()).toEqual({ state: 'anonymous', user: null });
    expect(asked).toBe(1);
  });

  it('forgets the person where the session has ended', async () => {
    localStorage.setItem('nexfitra.user', JSON.stringify(USER));
    server.use(http.post('*/api/v1/auth/refresh', () => problem(401, 'token_reused')));
    const { session } = await load();
    expect(await session.restore()).toEqual({ state: 'anonymous', user: null });
    expect(localStorage.getItem('nexfitra.user')).toBeNull();
  });
});

describe('apiFetch', () => {
  it('refreshes once for many requests that were refused together', async () => {
    let refreshes = 0;
    server.use(
      http.post('*/api/v1/auth/refresh', () => {
        refreshes += 1;
        return HttpResponse.json(grant('new'));
      }),
      http.get('*/api/v1/me', ({ request }) =>
        request.headers.get('Authorization') === 'Bearer new' ? HttpResponse.json(USER) : problem(401, 'token_expired'),
      ),
    );
    const { accept, apiFetch } = await load();
    accept(grant('old'));
    const answers = await Promise.all(Array.from({ length: 8 }, () => apiFetch('/api/v1/me')));
    expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 8 }, () => 200));
    expect(refreshes).toBe(1);
  });

  it('sends the body again after a refresh', async () => {
    const bodies: unknown[] = [];
    server.use(
      http.post('*/api/v1/auth/refresh', () => HttpResponse.json(grant('new'))),
      http.put('*/api/v1/me/profile', async ({ request }) => {
        bodies.push(await request.json());
        return request.headers.get('Authorization') === 'Bearer new' ? HttpResponse.json({}) : problem(401, 'token_expired');
      }),
    );
    const { accept, apiFetch } = await load();
    accept(grant('old'));
    await apiFetch('/api/v1/me/profile', { method: 'PUT', body: JSON.stringify({ a: 1 }) });
    expect(bodies).toEqual([{ a: 1 }, { a: 1 }]);
  });

  it('signs out where the refresh is refused too', async () => {
    server.use(
      http.post('*/api/v1/auth/refresh', () => problem(401, 'session_ended')),
      http.get('*/api/v1/me', () => problem(401, 'session_ended')),
    );
    const { session, accept, apiFetch } = await load();
    accept(grant('old'));
    await expect(apiFetch('/api/v1/me')).rejects.toMatchObject({ status: 401, code: 'session_ended' });
    expect(session.store.get().state).toBe('anonymous');
  });

  it('gives the code and the fields of a problem', async () => {
    server.use(
      http.get('*/api/v1/me', () =>
        HttpResponse.json(
          { code: 'invalid', title: 'No', errors: [{ loc: 'body.name', code: 'too_long', msg: 'Too long' }] },
          { status: 422 },
        ),
      ),
    );
    const { accept, apiFetch } = await load();
    accept(grant('token'));
    await expect(apiFetch('/api/v1/me')).rejects.toMatchObject({
      status: 422,
      code: 'invalid',
      errors: [{ loc: 'body.name', code: 'too_long', msg: 'Too long' }],
    });
  });

  it('gives a code also where something else than the app answers', async () => {
    server.use(http.get('*/api/v1/me', () => new HttpResponse('<h1>Bad gateway</h1>', { status: 502 })));
    const { accept, apiFetch } = await load();
    accept(grant('token'));
    await expect(apiFetch('/api/v1/me')).rejects.toMatchObject({ status: 502, code: 'unavailable', isTemporary: true });
  });
});
