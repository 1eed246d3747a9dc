import { describe, expect, it } from 'vitest';

import { emptyDraft, profileOf } from './draft';
import { invalidBody, invalidGoal } from './validate';

import { browserPreferences } from '@/shared/lib/preferences';

describe('checks of the answers', () => {
  const draft = { ...emptyDraft(browserPreferences()), birth_date: '1990-05-14', sex: 'male' as const, height_cm: 180, weight_kg: 80 };

  it('passes a common body', () => {
    expect(invalidBody(draft, '2026-11-23')).toEqual({});
    expect(profileOf(draft)).toMatchObject({ weight_kg: 80 });
  });

  it.each([
    [{ birth_date: '2026-11-24' }, 'birthDate'],
    [{ birth_date: '1850-01-01' }, 'birthDate'],
    [{ birth_date: '2026-02-30' }, 'birthDate'],
    [{ height_cm: 99 }, 'height'],
    [{ weight_kg: 351 }, 'weight'],
    [{ weight_kg: Number.NaN }, 'weight'],
    [{ body_fat_pct: 71 }, 'bodyFat'],
    [{ sex: null }, 'sex'],
  ])('marks %j', (change, field) => {
    expect(Object.keys(invalidBody({ ...draft, ...change }, '2026-11-23'))).toEqual([field]);
  });

  it('looks at rate and goal weight only where the weight is to change', () => {
    const goal = { rate_pct_per_week: 9, target_weight_kg: 5 };
    expect(invalidGoal({ ...draft, goal: { kind: 'maintain', ...goal } })).toEqual({});
    expect(invalidGoal({ ...draft, goal: { kind: 'lose', ...goal } })).toEqual({ rate: true, weight: true });
  });
});
