import { z } from 'zod/mini';

import type { Draft } from './draft';
import { HEIGHT_CM, WEIGHT_KG } from './ranges';

import { ageOn } from '@/shared/lib/format';

const inRange = (low: number, high: number) => z.number().check(z.gte(low), z.lte(high));

/** The ranges in which the equations of the domain package hold (`nexfitra_domain.person`). */
const FIELDS = {
  birthDate: z.iso.date(),
  sex: z.enum(['female', 'male']),
  height: inRange(HEIGHT_CM.low, HEIGHT_CM.high),
  weight: inRange(WEIGHT_KG.low, WEIGHT_KG.high),
  bodyFat: z.nullish(inRange(3, 70)),
  rate: z.nullish(inRange(0.05, 5)),
} as const;

export type FieldName = keyof typeof FIELDS;
export type Invalid = Partial<Record<FieldName, true>>;

const fails = (schema: z.ZodMiniType, value: unknown): boolean => !schema.safeParse(value).success;

/** Which fields of the body are missing or out of range. */
export function invalidBody(draft: Draft, today: string): Invalid {
  const birth = draft.birth_date;
  const badDate = birth === null || fails(FIELDS.birthDate, birth) || birth > today || ageOn(birth, today) > 120;
  const found: Invalid = {};
  if (badDate) found.birthDate = true;
  if (fails(FIELDS.sex, draft.sex)) found.sex = true;
  if (fails(FIELDS.height, draft.height_cm)) found.height = true;
  if (fails(FIELDS.weight, draft.weight_kg)) found.weight = true;
  if (fails(FIELDS.bodyFat, draft.body_fat_pct)) found.bodyFat = true;
  return found;
}

export function invalidGoal(draft: Draft): Invalid {
  const { kind, rate_pct_per_week: rate, target_weight_kg: target } = draft.goal;
  if (kind === 'maintain') return {};
  const found: Invalid = {};
  if (fails(FIELDS.rate, rate)) found.rate = true;
  if (target != null && fails(FIELDS.weight, target)) found.weight = true;
  return found;
}
