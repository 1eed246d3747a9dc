import { onlineManager } from '@tanstack/react-query';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';

import { progressRoutes } from '..';

import { renderApp, signIn, withoutNetwork } from '@tests/renderApp';
import { server } from '@tests/server';

const sent: Record<string, unknown>[] = [];
const EMPTY = { points: [], rate_kg_per_week: null, goal_kg: null };

beforeEach(async () => {
  sent.length = 0;
  await signIn();
  server.use(
    http.get('/api/v1/progress/weight', () => HttpResponse.json(EMPTY)),
    http.get('/api/v1/progress/strength', () => HttpResponse.json({ items: [] })),
    http.get('/api/v1/progress/volume', () => HttpResponse.json({ weeks: [] })),
    http.put('/api/v1/measurements/:id', async ({ request }) => {
      sent.push((await request.json()) as Record<string, unknown>);
      return HttpResponse.error();
    }),
  );
});

const user = userEvent.setup();

describe('progress', () => {
  it('says what to do where there is nothing yet', async () => {
    await renderApp(progressRoutes, '/progress');
    expect(await screen.findByText('No weight in this span')).toBeVisible();
    expect(await screen.findByText('No strength figures yet')).toBeVisible();
    expect(await screen.findByText('No sets in the last twelve weeks')).toBeVisible();
  });

  it('does not take what was never loaded for nothing, and loads it when the network is back', async () => {
    withoutNetwork();
    await renderApp(progressRoutes, '/progress');
    expect(await screen.findAllByText('Not loaded: no network.')).toHaveLength(3);
    expect(screen.queryByText(/No weight in this span|No strength figures yet|No sets in the last/)).toBeNull();
    act(() => onlineManager.setOnline(true));
    expect(await screen.findByText('No weight in this span')).toBeVisible();
    expect(screen.queryByText('Not loaded: no network.')).toBeNull();
  });

  it('says that loading failed, and not that there is nothing', async () => {
    server.use(http.get('/api/v1/progress/:what', () => HttpResponse.json({ code: 'forbidden', title: 'x' }, { status: 403 })));
    await renderApp(progressRoutes, '/progress');
    await waitFor(() => expect(screen.getAllByRole('button', { name: 'Try again' })).toHaveLength(3));
    expect(screen.queryByText(/No weight in this span|No strength figures yet|No sets in the last/)).toBeNull();
  });

  it('keeps a weight as it was read, and shows it without a network', async () => {
    await renderApp(progressRoutes, '/progress');
    await user.type(await screen.findByLabelText('Weight today'), '71,4{Enter}');
    await waitFor(() => expect(sent[0]).toMatchObject({ kind: 'weight', value: 71.4, unit: 'kg' }));
    const table = within(await screen.findByRole('table', { hidden: true }));
    expect(table.getByText('71.4 kg')).toBeInTheDocument();
    // The trend is the server's, so it is not known yet.
    expect(table.getByText('–')).toBeInTheDocument();
  });

  it('does not send what no body weighs', async () => {
    await renderApp(progressRoutes, '/progress');
    await user.type(await screen.findByLabelText('Weight today'), '7{Enter}');
    expect(await screen.findByText('Please enter a weight between 20 kg and 500 kg.')).toBeVisible();
    expect(sent).toEqual([]);
  });

  it('lists the sets of a week for each muscle', async () => {
    const week = { week: '2026-11-16', sets: { quads: 9.5, glutes: 12 } };
    server.use(http.get('/api/v1/progress/volume', () => HttpResponse.json({ weeks: [week] })));
    await renderApp(progressRoutes, '/progress');
    const rows = await screen.findAllByRole('row', { name: /Quads|Glutes/ });
    expect(rows.map((row) => row.textContent)).toEqual(['Glutes12', 'Quads9.5']);
  });
});
