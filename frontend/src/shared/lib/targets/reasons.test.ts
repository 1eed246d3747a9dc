import { renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';

import { useReasons } from './reasons';

import type { TargetsOut } from '@/api/types.gen';
import { changeLanguage, startI18n } from '@/shared/lib/i18n';
import { setPreferences } from '@/shared/lib/preferences';
import de from '@/shared/locales/de.json';
import en from '@/shared/locales/en.json';

const told = (key: string, field: string, params: Record<string, number>): TargetsOut['reasons'][number] => ({
  field,
  key,
  params,
  source: 'A paper',
  text: 'English of the server.',
});
const TARGETS = {
  reasons: [
    told('energy.lose', 'energy_kcal', { rate_pct: 0.6, weekly_kg: 0.48, change_kcal: 530 }),
    told('protein.losing', 'protein_g', { per_kg: 1.6, basis_kg: 80 }),
    told('water.adequate', 'water_ml', { drinks_ml: 2000, total_ml: 2500 }),
    told('water.new', 'water_ml', {}),
  ],
} as unknown as TargetsOut;

async function textsFor(field: string, locale: string, units: 'metric' | 'us'): Promise<string[]> {
  await startI18n((language) => Promise.resolve({ common: language === 'de' ? de : en }));
  await changeLanguage(locale.startsWith('de') ? 'de' : 'en');
  setPreferences({ locale, units });
  return renderHook(() => useReasons()).result.current(TARGETS, field).map((reason) => reason.text);
}

it('says weights in kg with the numbers of the language', async () => {
  const [text] = await textsFor('energy_kcal', 'de-DE', 'metric');
  expect(text).toContain('(0,48 kg)');
});

it('says weights in pounds where they are used, and a rate per kg stays', async () => {
  expect(await textsFor('energy_kcal', 'en-US', 'us')).toEqual([
    'To lose 0.6 % of your weight a week (1.1 lb) you eat 530 kcal a day less than you use.',
  ]);
  expect(await textsFor('protein_g', 'en-US', 'us')).toEqual([
    '1.6 g of protein per kg of 176.4 lb protect muscle while you lose weight.',
  ]);
});

it('says amounts to drink in the units of the person, and a reason that is new in English', async () => {
  const [known, unknown] = await textsFor('water_ml', 'en-GB', 'metric');
  expect(known).toContain('About 2 l to drink');
  expect(unknown).toBe('English of the server.');
});
