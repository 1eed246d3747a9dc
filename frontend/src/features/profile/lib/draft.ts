import type { ProfileIn, ProfileOut } from '@/api/types.gen';
import type { Preferences } from '@/shared/lib/preferences';

type Body = 'birth_date' | 'sex' | 'height_cm' | 'weight_kg';
type Nullable<T> = { [Key in keyof T]: T[Key] | null };

/** A profile on its way: what cannot have a default may still be missing. */
export type Draft = Omit<ProfileIn, Body | 'revision'> &
  Nullable<Pick<ProfileIn, Body>> & { screening: NonNullable<ProfileIn['screening']> };

export type Update = (change: Partial<Draft>) => void;

/** Sensible answers to everything that may be skipped. */
export function emptyDraft(preferences: Preferences): Draft {
  return {
    birth_date: null,
    sex: null,
    height_cm: null,
    weight_kg: null,
    body_fat_pct: null,
    activity: 'low_active',
    goal: { kind: 'maintain', rate_pct_per_week: null, target_weight_kg: null },
    diet: {
      style: 'omnivore',
      allergens: [],
      dislikes: [],
      meals_per_day: 4,
      max_cooking_minutes: null,
      kitchen: ['hob', 'oven', 'microwave', 'blender'],
    },
    training: {
      experience: 'beginner',
      goal: 'general',
      days_per_week: 3,
      minutes_per_session: 45,
      equipment: [],
      limits: [],
    },
    screening: {},
    units: preferences.units,
    locale: preferences.locale,
    timezone: preferences.timeZone,
    no_numbers: preferences.noNumbers,
  };
}

export function draftOf(profile: ProfileOut): Draft {
  const { revision, ...rest } = profile;
  return { ...rest, screening: rest.screening ?? {} };
}

/** The message to the server; null while something that is needed is missing. */
export function profileOf(draft: Draft): ProfileIn | null {
  const { birth_date, sex, height_cm, weight_kg, goal } = draft;
  if (birth_date === null || sex === null || height_cm === null || weight_kg === null) return null;
  // A rate means nothing where the weight is to stay.
  const kept = goal.kind === 'maintain' ? { kind: goal.kind } : goal;
  return { ...draft, goal: kept, birth_date, sex, height_cm, weight_kg };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Whether something out of storage still has the shape that this version writes. */
export function isDraft(value: unknown): value is Draft {
  if (!isObject(value)) return false;
  const parts = [value.goal, value.diet, value.training, value.screening];
  return parts.every(isObject) && 'birth_date' in value && 'weight_kg' in value && 'activity' in value;
}
