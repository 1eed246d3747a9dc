import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, expect, it } from 'vitest';

import { profileRoutes } from '../index';

import type { OverrideData, ProfileIn, TargetsOut } from '@/api/types.gen';
import { setPreferences } from '@/shared/lib/preferences';
import { PROFILE, TARGETS } from '@tests/data';
import { renderApp, signIn } from '@tests/renderApp';
import { server } from '@tests/server';

const none: OverrideData = { energy_kcal: null, protein_g: null, fat_g: null, carbohydrate_g: null, fibre_g: null, water_ml: null };
let targets: TargetsOut;
let sent: OverrideData[] = [];
let saved: ProfileIn | null = null;

beforeEach(async () => {
  targets = TARGETS;
  sent = [];
  await signIn();
  server.use(
    http.get('*/api/v1/exercises', () => HttpResponse.json({ items: [], next_cursor: null })),
    http.get('*/api/v1/me/profile', () => HttpResponse.json(PROFILE)),
    http.put('*/api/v1/me/profile', async ({ request }) => {
      saved = (await request.json()) as ProfileIn;
      return HttpResponse.json({ ...PROFILE, ...saved });
    }),
    http.get('*/api/v1/me/targets', () => HttpResponse.json(targets)),
    http.put('*/api/v1/me/targets/override', async ({ request }) => {
      const body = (await request.json()) as OverrideData;
      sent.push(body);
      const empty = Object.values(body).every((value) => value === null);
      targets = empty ? TARGETS : { ...TARGETS, energy_kcal: body.energy_kcal ?? 1845, override: { ...none, ...body } };
      return HttpResponse.json(targets);
    }),
  );
});

async function card(): Promise<HTMLElement> {
  await renderApp(profileRoutes, '/settings/profile');
  return screen.findByRole('region', { name: 'Targets of your own' });
}

it('says the range at each field, and refuses less than the floor before anything is sent', async () => {
  const own = within(await card());
  const energy = own.getByLabelText('Energy');
  expect(energy).toHaveAccessibleDescription('1,421 kcal to 10,000 kcal');
  expect(energy).toHaveAttribute('placeholder', '1,845');
  await userEvent.click(own.getByRole('button', { name: 'Set these targets' }));
  expect(own.getByRole('alert')).toHaveTextContent('Enter at least one amount.');
  await userEvent.type(energy, '900');
  await userEvent.click(own.getByRole('button', { name: 'Set these targets' }));
  expect(own.getByText('Between 1,421 kcal and 10,000 kcal, or empty.')).toBeInTheDocument();
  expect(sent).toEqual([]);
});

it('sets targets, shows them, and goes back to the computed ones', async () => {
  const own = within(await card());
  await userEvent.type(own.getByLabelText('Energy'), '2100');
  await userEvent.click(own.getByRole('button', { name: 'Set these targets' }));
  expect(await own.findByText('Set. These targets hold from today.')).toBeInTheDocument();
  expect(sent).toEqual([{ ...none, energy_kcal: 2100 }]);
  expect(screen.getByText('2,100 kcal')).toBeInTheDocument();
  await userEvent.click(own.getByRole('button', { name: 'Back to the computed targets' }));
  expect(await own.findByText('The computed targets hold again from today.')).toBeInTheDocument();
  expect(sent[1]).toEqual({});
  expect(own.getByLabelText('Energy')).toHaveValue('');
  expect(own.queryByRole('button', { name: 'Back to the computed targets' })).toBeNull();
});

it('takes water in the units of the person', async () => {
  const own = within(await card());
  act(() => setPreferences({ units: 'us' }));
  await userEvent.type(own.getByLabelText('Water to drink'), '100');
  await userEvent.click(own.getByRole('button', { name: 'Set these targets' }));
  await own.findByText('Set. These targets hold from today.');
  expect(sent).toEqual([{ ...none, water_ml: 2957 }]);
});

it('says at its field what the server refuses, with the limit', async () => {
  const errors = [{ loc: 'body.fat_g', code: 'below_fat_floor', msg: 'English', params: { floor_g: 44 } }];
  server.use(
    http.put('*/api/v1/me/targets/override', () =>
      HttpResponse.json({ code: 'override_refused', title: 'x', errors }, { status: 422 }),
    ),
  );
  const own = within(await card());
  await userEvent.type(own.getByLabelText('Fat'), '20');
  await userEvent.click(own.getByRole('button', { name: 'Set these targets' }));
  expect(await own.findByText('At least 44 g of fat a day: less is not safe.')).toBeInTheDocument();
  expect(own.getByLabelText('Fat')).toBeInvalid();
  expect(own.queryByRole('alert')).toBeNull();
});

it('goes no lower than what keeps the weight where no deficit is planned', async () => {
  targets = { ...TARGETS, energy_kcal: 2337, gates: [{ code: 'eating_disorder', text: 'x', effect: 'no_deficit' }] };
  const own = within(await card());
  expect(own.getByText(/no target lies below what keeps your weight/)).toBeInTheDocument();
  expect(own.getByLabelText('Energy')).toHaveAccessibleDescription('2,337 kcal to 10,000 kcal');
});

it('has nothing to set where a gate leaves only a referral', async () => {
  targets = { ...TARGETS, energy_kcal: null, gates: [{ code: 'pregnant', text: 'x', effect: 'referral_only' }] };
  const own = within(await card());
  expect(own.getByText(/No targets are set for you here/)).toBeInTheDocument();
  expect(own.queryByRole('button')).toBeNull();
});

it('shows neither targets nor their form to who hides figures', async () => {
  await card();
  act(() => setPreferences({ noNumbers: true }));
  expect(screen.getByText(/Figures of energy and nutrients are hidden/)).toBeInTheDocument();
  expect(screen.queryByRole('region', { name: 'Targets of your own' })).toBeNull();
  expect(document.body).not.toHaveTextContent(/kcal/);
});

it('stores the equation, and says where it needs the body fat', async () => {
  await card();
  expect(screen.queryByText(/Your body fat is not known/)).toBeNull();
  await userEvent.click(screen.getByRole('radio', { name: 'Katch–McArdle' }));
  expect(screen.getByText(/Your body fat is not known/)).toBeInTheDocument();
  await userEvent.type(screen.getByLabelText('Body fat (optional)'), '24');
  expect(screen.queryByText(/Your body fat is not known/)).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText('Saved. New targets hold from today.');
  expect(saved).toMatchObject({ energy_method: 'katch_mcardle', body_fat_pct: 24, no_numbers: false });
});
