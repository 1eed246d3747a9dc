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

type Slot = PlanMeal['slot'];

/** Until which hour a main meal is still ahead; our own choice, wide enough for late risers. */
const MAIN_UNTIL: Record<Exclude<Slot, 'snack'>, number> = { breakfast: 11, lunch: 16, dinner: 24 };
/** A snack waits as long as the next main meal has not begun. */
const SNACK_UNTIL: Record<Exclude<Slot, 'snack'>, number> = { breakfast: 12, lunch: 18, dinner: 24 };

/** Until which hour each meal of the day is still ahead. */
function hoursOf(day: PlanDay): number[] {
  let main: Exclude<Slot, 'snack'> | null = null;
  return day.meals.map(({ slot }) => {
    if (slot === 'snack') return main === null ? MAIN_UNTIL.breakfast : SNACK_UNTIL[main];
    main = slot;
    return MAIN_UNTIL[slot];
  });
}

interface Next {
  meal: PlanMeal | null;
  /** What lies behind by the clock and stands in no diary. */
  missed: PlanMeal[];
}

/** What is eaten next at this hour: in the evening that is dinner, whether or not breakfast was logged. */
export function nextMeal(day: PlanDay, eaten: ReadonlySet<string>, hour: number): Next {
  const until = hoursOf(day);
  const open = day.meals.map((meal, at) => ({ meal, ahead: hour < (until[at] ?? 24) })).filter(({ meal }) => !eaten.has(meal.id));
  const next = open.find(({ ahead }) => ahead) ?? null;
  const before = open.slice(0, next === null ? open.length : open.indexOf(next));
  return { meal: next?.meal ?? null, missed: before.map(({ meal }) => meal) };
}
