import type { DiaryDayOut, PlanDay, PlanMeal } from '@/api/types.gen';

/** Which planned meals of a day stand in the diary. Each entry accounts for one meal: a day may hold the same snack twice. */
export function eatenMeals(planId: string, day: PlanDay, diary: DiaryDayOut | undefined): ReadonlySet<string> {
  const entries = (diary?.meals ?? []).flatMap((meal) => meal.entries).filter((entry) => entry.plan_id === planId);
  const found = new Set<string>();
  for (const meal of day.meals) {
    const index = entries.findIndex((entry) => entry.meal === meal.slot && entry.recipe_id === meal.recipe_id);
    if (index === -1) continue;
    entries.splice(index, 1);
    found.add(meal.id);
  }
  return found;
}

export const nextMeal = (day: PlanDay, eaten: ReadonlySet<string>): PlanMeal | null =>
  day.meals.find((meal) => !eaten.has(meal.id)) ?? null;
