import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { onlineManager, QueryClientProvider } from '@tanstack/react-query';
import { configure, render, type RenderResult } from '@testing-library/react';
import { createMemoryRouter, type RouteObject, RouterProvider } from 'react-router';
import { onTestFinished, vi } from 'vitest';

import { client } from '@/api/client.gen';
import { texts } from '@/app/i18n/en';
import { apiFetch } from '@/shared/lib/http';
import { startI18n } from '@/shared/lib/i18n';
import { outbox } from '@/shared/lib/outbox';
import { setPreferences } from '@/shared/lib/preferences';
import { queryClient } from '@/shared/lib/query';
import { accept } from '@/shared/lib/session';

// Pages load parts of themselves on demand, which takes a while on a busy machine.
configure({ asyncUtilTimeout: 10_000 });
vi.setConfig({ testTimeout: 60_000 });

/** Who is signed in, in tests of pages. */
export const USER = { id: '01900000-0000-7000-8000-000000000001', email: 'robin@example.com', name: 'Robin', roles: [] };

let made = 0;

/** Somebody new for each test, so that the outbox of one is never seen by the next. */
export async function signIn(): Promise<string> {
  made += 1;
  const id = `01900000-0000-7000-8000-${String(made).padStart(12, '0')}`;
  accept({ access_token: 'token', expires_in: 3600, user: { ...USER, id } });
  await outbox.use(id);
  return id;
}

/** The network is gone until the test ends. */
export function withoutNetwork(): void {
  onlineManager.setOnline(false);
  onTestFinished(() => {
    queryClient.clear();
    onlineManager.setOnline(true);
  });
}

/** A feature's routes as the app shows them, in English and metric units, at an address. */
export async function renderApp(routes: RouteObject[], at: string): Promise<RenderResult> {
  client.setConfig({ baseUrl: location.origin, fetch: apiFetch });
  setPreferences({ language: 'en', locale: 'en-GB', timeZone: 'Europe/Vienna', units: 'metric', noNumbers: false });
  await startI18n(() => Promise.resolve(texts));
  queryClient.clear();
  const router = createMemoryRouter(routes, { initialEntries: [at] });
  return render(
    <MantineProvider env="test">
      <QueryClientProvider client={queryClient}>
        <Notifications />
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>,
  );
}
