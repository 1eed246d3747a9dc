import { expect, it } from 'vitest';

import { distanceOf } from './distance';

import type { PlanDay } from '@/api/types.gen';
import { day } from '@tests/data';

it('tells how far a day is from its target, and nothing where a food is unknown', () => {
  const one = day('2026-11-26');
  const changed = (totals: Partial<PlanDay['totals']>) => distanceOf({ ...one, totals: { ...one.totals, ...totals } });
  expect(distanceOf(one)).toEqual({ energyKcal: 0, level: 'on' });
  expect(changed({ energy_kcal: 1500 })).toEqual({ energyKcal: -345, level: 'off' });
  expect(changed({ energy_kcal: null })).toEqual({ energyKcal: null, level: 'off' });
  // One definition for energy and macros: 5 % and the larger of 5 % and 5 g, else the tolerance of what is served at all.
  expect(changed({ energy_kcal: 1.05 * 1845 }).level).toBe('on');
  expect(changed({ energy_kcal: 1.06 * 1845 }).level).toBe('close');
  expect(changed({ protein_g: 113 + 5.65 }).level).toBe('on');
  expect(changed({ fat_g: 62 - 5 }).level).toBe('on');
  expect(changed({ fat_g: 62 - 5.1 }).level).toBe('close');
  expect(changed({ carbohydrate_g: 209 + 32 }).level).toBe('off');
  expect(changed({ protein_g: null }).level).toBe('off');
});
