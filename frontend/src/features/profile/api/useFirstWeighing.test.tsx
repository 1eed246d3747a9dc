import { renderHook, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, expect, it } from 'vitest';

import { useFirstWeighing } from './useFirstWeighing';

import { client } from '@/api/client.gen';
import { todayIn } from '@/shared/lib/format';
import { apiFetch } from '@/shared/lib/http';
import { outbox } from '@/shared/lib/outbox';
import { setPreferences } from '@/shared/lib/preferences';
import { signIn } from '@tests/renderApp';
import { server } from '@tests/server';

const today = todayIn('Europe/Vienna');
let me = '';
let weighed: unknown[] = [];

beforeEach(async () => {
  me = await signIn();
  weighed = [];
  client.setConfig({ baseUrl: location.origin, fetch: apiFetch });
  server.use(
    http.put('*/api/v1/measurements/:id', async ({ params, request }) => {
      weighed.push([params.id, ((await request.json()) as { value: number }).value]);
      return HttpResponse.json({ applied: true, revision: 'r', measurement: null });
    }),
  );
});

/** Note a first weight where the server knows of these weighings. */
async function note(kg: number, ...known: object[]): Promise<void> {
  const usual = { id: me, kind: 'weight', value: 70, unit: 'kg', value_si: 70, date: today };
  const items = known.map((change) => ({ ...usual, ...change }));
  server.use(http.get('*/api/v1/measurements', () => HttpResponse.json({ items, next_cursor: null })));
  setPreferences({ timeZone: 'Europe/Vienna' });
  await renderHook(() => useFirstWeighing()).result.current(kg);
}

it('is made where there is none', async () => {
  await note(71.5);
  await waitFor(() => expect(weighed).toEqual([[me, 71.5]]));
});

it('is corrected on the same day, with the same id', async () => {
  await note(71.5, {});
  await waitFor(() => expect(weighed).toEqual([[me, 71.5]]));
});

it.each([
  ['is there with this value', {}, 70],
  ['was made on another day', { date: '2020-01-01' }, 71.5],
  ['was made on the scale', { id: '01900000-0000-7000-8000-0000000009ff' }, 71.5],
])('stays where one %s', async (_what, change, kg) => {
  await note(kg, change);
  expect(weighed).toEqual([]);
  expect(outbox.state.get().writes).toEqual([]);
});
