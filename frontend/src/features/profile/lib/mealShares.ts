/** A meal of the day by its slot; a day may hold several snacks. */
export type Slot = 'breakfast' | 'lunch' | 'snack' | 'dinner';

export interface UsualMeal {
  slot: Slot;
  /** Of the day's energy, in per cent. */
  percent: number;
}

const meal = (slot: Slot, percent: number): UsualMeal => ({ slot, percent });

/** The planner's own split by the number of meals (`planning/slots.py`; a test compares them). */
const USUAL: Partial<Record<number, readonly UsualMeal[]>> = {
  2: [meal('lunch', 48), meal('dinner', 52)],
  3: [meal('breakfast', 28), meal('lunch', 36), meal('dinner', 36)],
  4: [meal('breakfast', 25), meal('lunch', 32), meal('snack', 11), meal('dinner', 32)],
  5: [meal('breakfast', 22), meal('snack', 10), meal('lunch', 29), meal('snack', 10), meal('dinner', 29)],
  6: [
    meal('breakfast', 20),
    meal('snack', 9),
    meal('lunch', 27),
    meal('snack', 9),
    meal('dinner', 27),
    meal('snack', 8),
  ],
};

export const usualMeals = (meals: number): readonly UsualMeal[] => USUAL[meals] ?? [];

/** No meal is planned for less: below it, no dish of the catalogue is small enough. */
export const LEAST_PERCENT = 5;

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** `weights` scaled to `total`; who would get less than `LEAST_PERCENT` gets that much, and the others share the rest. */
function scaled(weights: readonly number[], total: number): number[] {
  const small = new Set<number>();
  for (;;) {
    const rest = total - LEAST_PERCENT * small.size;
    const whole = sum(weights.filter((_, at) => !small.has(at)));
    const made = weights.map((weight, at) => (small.has(at) ? LEAST_PERCENT : (rest * weight) / whole));
    const next = made.findIndex((one) => one < LEAST_PERCENT);
    if (next === -1) return made;
    small.add(next);
  }
}

/** Whole numbers in the proportion of `weights` (all above 0), at least `LEAST_PERCENT` each, that add up to `total` exactly. */
function apportion(weights: readonly number[], total: number): number[] {
  const exact = scaled(weights, total);
  // Numbers such as 24.999999999999996 are whole already.
  const whole = exact.map((one) => Math.floor(one + 1e-9));
  const missing = total - sum(whole);
  // What rounding down has left goes to those that lost the most by it.
  const order = exact.map((one, at) => ({ at, lost: one - (whole[at] ?? 0) })).sort((a, b) => b.lost - a.lost || a.at - b.at);
  for (const { at } of order.slice(0, missing)) whole[at] = (whole[at] ?? 0) + 1;
  return whole;
}

/** Shares as they are kept (relative to their sum) as per cent that add up to 100; the usual ones where there are none that fit. */
export function percentOf(shares: readonly number[] | null | undefined, meals: number): number[] {
  const usual = usualMeals(meals).map(({ percent }) => percent);
  if (shares?.length !== meals) return usual;
  return apportion(shares, 100);
}

/** One meal gets `percent`; the others share the rest in the proportion that they had. */
export function rebalanced(percents: readonly number[], index: number, percent: number): number[] {
  const most = 100 - LEAST_PERCENT * (percents.length - 1);
  const own = Math.min(most, Math.max(LEAST_PERCENT, Math.round(percent)));
  const others = apportion(percents.filter((_, at) => at !== index), 100 - own);
  return [...others.slice(0, index), own, ...others.slice(index)];
}

/** A split of one's own for another number of meals: who is there before and after keeps the share, newcomers get the usual one. */
export function moved(shares: readonly number[] | null | undefined, before: number, after: number): number[] | null {
  if (shares?.length !== before) return null;
  const named = (meals: number): string[] => {
    const seen: Record<string, number> = {};
    return usualMeals(meals).map(({ slot }) => `${slot} ${(seen[slot] = (seen[slot] ?? 0) + 1)}`);
  };
  const own = new Map(named(before).map((name, at) => [name, percentOf(shares, before)[at] ?? 0]));
  const names = named(after);
  return toShares(apportion(names.map((name, at) => own.get(name) ?? usualMeals(after)[at]?.percent ?? 0), 100));
}

export const toShares = (percents: readonly number[]): number[] => percents.map((percent) => percent / 100);
