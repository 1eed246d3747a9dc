import type { PlanDay, PlanMeal, PlanOut, ProfileOut, ShoppingList, TargetsOut } from '@/api/types.gen';

/** Answers of the API as the server would give them, to be changed where a test needs it. */

export const PROFILE: ProfileOut = {
  birth_date: '1990-05-14',
  sex: 'female',
  height_cm: 168,
  weight_kg: 74.5,
  body_fat_pct: null,
  activity: 'low_active',
  goal: { kind: 'lose', rate_pct_per_week: null, target_weight_kg: 68 },
  diet: { style: 'omnivore', allergens: ['peanuts'], dislikes: [], meals_per_day: 4, max_cooking_minutes: null, kitchen: ['hob'] },
  training: { experience: 'beginner', goal: 'general', days_per_week: 3, minutes_per_session: 45, equipment: [], limits: [] },
  screening: {},
  units: 'metric',
  locale: 'en-GB',
  timezone: 'Europe/Vienna',
  energy_method: 'eer_2023',
  no_numbers: false,
  revision: '0001795416000-0000-00000000',
};

export const TARGETS: TargetsOut = {
  date: '2026-11-23',
  energy_kcal: 1845,
  protein_g: 113,
  fat_g: 62,
  carbohydrate_g: 209,
  fibre_g: 26,
  water_ml: 2200,
  maintenance_kcal: 2337,
  energy_floor_kcal: 1421,
  method: 'eer_2023',
  reasons: [
    {
      field: 'energy_kcal',
      text: 'English of the server',
      source: 'Wishnofsky 1958',
      key: 'energy.lose',
      params: { rate_pct: 0.6, weekly_kg: 0.45, change_kcal: 492 },
    },
  ],
  gates: [],
  allows_meal_plan: true,
  allows_workout_plan: true,
  low_intensity: false,
  hypertension: false,
  training_day: null,
  override: null,
};

const totals = (energy_kcal: number) => ({
  energy_kcal,
  protein_g: 30,
  fat_g: 15,
  carbohydrate_g: 50,
  fibre_g: 6,
  saturated_fat_g: 4,
  sodium_mg: 300,
});

export const meal = (index: number, slot: PlanMeal['slot'], title: string): PlanMeal => ({
  id: `01900000-0000-7000-8000-0000000001${String(index).padStart(2, '0')}`,
  slot,
  recipe_id: `01900000-0000-7000-8000-0000000002${String(index).padStart(2, '0')}`,
  title,
  minutes: 10,
  servings: 1,
  items: [{ food_id: '01900000-0000-7000-8000-000000000301', name: 'Oats', grams: 60 }],
  totals: totals(450),
  locked: false,
  marks: [],
  leftover_of: null,
  why: { fits_slot: true, energy_share: 0.24, energy_aim: 0.25, protein_share: 0.27, minutes_limit: 30, nutrients: [{ nutrient: 'iron_mg', share: 0.41 }], pantry: [], in_season: [], eaten_again: null, cost_eur: 0.9, budget_eur: null },
});

export const day = (date: string): PlanDay => ({
  date,
  target: { energy_kcal: 1845, protein_g: 113, fat_g: 62, carbohydrate_g: 209, fibre_g: 26, energy_floor_kcal: 1421, saturated_fat_max_g: 20.5, sodium_max_mg: 2300, training_day: null },
  totals: { ...totals(1845), protein_g: 113, fat_g: 62, carbohydrate_g: 209 },
  meals: [meal(1, 'breakfast', 'Porridge'), meal(2, 'dinner', 'Lentil stew')],
});

export const plan = (date: string, change: Partial<PlanOut> = {}): PlanOut => ({
  id: '01900000-0000-7000-8000-000000000401',
  kind: 'meal',
  status: 'ready',
  start: date,
  end: date,
  created_at: '2026-11-23T07:00:00Z',
  edited_at: null,
  replaces_id: null,
  error_code: null,
  provenance: {
    engine: 'solver',
    model_version: 'meals-1',
    seed: 7,
    catalog_version: 'c1',
    fallback: false,
    duration_ms: 800,
  },
  verification: { ok: true, violations: [] },
  days: [day(date)],
  weeks: [],
  volume: {},
  conflicts: [],
  eaters: 1,
  ...change,
});

export const shopping = (aisle: string, item: { food_id: string; name: string; grams: number; display: string }, change: Partial<ShoppingList> = {}): ShoppingList => ({
  eaters: 1,
  aisles: [{ aisle, items: [{ ...item, portion_g: item.grams, at_home_g: 0, cost_eur: 1 }] }],
  at_home: [],
  cost_eur: 1,
  ...change,
});
