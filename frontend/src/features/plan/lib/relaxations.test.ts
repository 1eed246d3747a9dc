import { describe, expect, it } from 'vitest';

import { relaxationOf } from './relaxations';

import type { PlanPhrase, ProfileIn } from '@/api/types.gen';
import { PROFILE } from '@tests/data';

const { revision: _, ...rest } = PROFILE;
const profile: ProfileIn = {
  ...rest,
  diet: { ...rest.diet, dislikes: ['olives', 'tofu'], excluded_recipes: ['r1', 'r2'], max_cooking_minutes: 10, minutes_by_weekday: [null, 5, 60, null, null, null, null] },
};

function changed(key: string, params: PlanPhrase['params'] = {}, parts: PlanPhrase[] = []): ProfileIn | null {
  const relaxation = relaxationOf([{ key, params, parts }]);
  return relaxation?.kind === 'profile' ? relaxation.apply(profile) : null;
}

describe('what one tap changes', () => {
  it.each<[string, PlanPhrase['params'], Partial<ProfileIn['diet']>]>([
    ['change.minutes', { minutes: 20, wanted: 10 }, { max_cooking_minutes: 20, minutes_by_weekday: [null, 20, 60, null, null, null, null] }],
    ['change.appliance', { appliance: 'oven' }, { kitchen: ['hob', 'oven'] }],
    ['change.meals', { meals: 3, wanted: 4 }, { meals_per_day: 3, meal_shares: null }],
    ['change.allow_word', { word: 'tofu' }, { dislikes: ['olives'] }],
    ['change.allow_recipe', { recipe: 'Porridge', recipe_id: 'r1' }, { excluded_recipes: ['r2'] }],
    ['change.allow_recipes', {}, { excluded_recipes: [] }],
    ['change.budget', { amount: 6.3, wanted: 5 }, { budget_eur_per_week: 45 }],
    ['change.allow_words', {}, { dislikes: [] }],
    ['change.style', { style: 'vegetarian', wanted_style: 'vegan' }, { style: 'vegetarian' }],
  ])('%s', (key, params, diet) => {
    expect(changed(key, params)).toEqual({ ...profile, diet: { ...profile.diet, ...diet } });
  });

  it('gives up several wishes at once, but never an allergy or a way of eating', () => {
    const minutes = { key: 'wish.minutes', params: {} };
    expect(changed('change.give_up', {}, [minutes, { key: 'wish.dislikes', params: {} }])?.diet).toMatchObject({
      max_cooking_minutes: null,
      minutes_by_weekday: null,
      dislikes: [],
    });
    expect(changed('change.give_up', {}, [{ key: 'wish.excluded', params: {} }])?.diet.excluded_recipes).toEqual([]);
    expect(changed('change.give_up', {}, [minutes, { key: 'wish.allergens', params: {} }])).toBeNull();
    expect(changed('change.allergen', { allergen: 'peanuts' })).toBeNull();
    expect(changed('change.about')).toBeNull();
  });

  it('changes training, and names the meal to unlock', () => {
    expect(changed('change.equipment', { equipment: 'dumbbells' })?.training.equipment).toEqual(['dumbbells']);
    expect(changed('change.general_goal')?.training.goal).toBe('general');
    const unlock = relaxationOf([{ key: 'change.unlock', params: { slot: 'lunch', date: '2026-11-26' }, parts: [] }]);
    expect(unlock).toEqual({ kind: 'unlock', slot: 'lunch', date: '2026-11-26' });
    expect(relaxationOf([])).toBeNull();
  });
});
