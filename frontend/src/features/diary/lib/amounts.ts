import { amountOf, ENERGY, type Nutrients } from './nutrients';

import type { FoodOut, PortionOut, RecipeCardOut } from '@/api/types.gen';
import type { UnitSystem } from '@/shared/lib/units';

/** A food or a recipe as far as logging it needs. Nutrients are per 100 g of a food, per serving of a recipe. */
export interface Loggable {
  kind: 'food' | 'recipe';
  id: string;
  name: string;
  brand: string | null;
  nutrients: Nutrients;
  portions: readonly PortionOut[];
  /** Null, or absent in what an older version of the app remembered: not known. */
  allergens?: FoodOut['allergens'];
}

/** Measures of American kitchens, of no use to a person with metric spoons and scales. */
const US_MEASURES: ReadonlySet<string> = new Set(['cup', 'fluid_ounce', 'ounce']);

/** A food with the portions that this person measures in. What somebody named themselves stays. */
export const fromFood = (food: FoodOut, units: UnitSystem): Loggable => ({
  kind: 'food',
  id: food.id,
  name: food.name,
  brand: food.brand,
  nutrients: food.per_100g,
  portions: units === 'us' || food.own ? food.portions : food.portions.filter(({ label }) => !US_MEASURES.has(label)),
  allergens: food.allergens,
});

export const fromRecipe = (recipe: RecipeCardOut): Loggable => ({
  kind: 'recipe',
  id: recipe.id,
  name: recipe.title,
  brand: null,
  nutrients: recipe.per_serving,
  portions: [],
  allergens: recipe.allergens,
});

/** Less is hardly a serving (a slice of an egg), more hardly one either (a cup of oil). */
const SERVING_KCAL = { low: 25, high: 600 };

/** The first portion that is a plausible serving; else the first of all. */
export function usualPortion(item: Loggable): PortionOut | null {
  const per100 = amountOf(item.nutrients, ENERGY);
  const plausible = item.portions.find(({ grams }) => {
    const kcal = per100 === null ? 0 : (per100 * grams) / 100;
    return kcal >= SERVING_KCAL.low && kcal <= SERVING_KCAL.high;
  });
  return plausible ?? item.portions[0] ?? null;
}

/** What `+` adds where nothing was logged before: one serving, the usual portion, or 100 g. */
export const defaultAmount = (item: Loggable): number => (item.kind === 'recipe' ? 1 : (usualPortion(item)?.grams ?? 100));

/** Grams of a food, or servings of a recipe, as a factor on its nutrients. */
export const factorOf = (kind: Loggable['kind'], amount: number): number => (kind === 'food' ? amount / 100 : amount);

export const energyOf = (item: Loggable, amount: number): number | null => {
  const per = amountOf(item.nutrients, ENERGY);
  return per === null ? null : per * factorOf(item.kind, amount);
};

/** The portion of which the amount is a small whole (or half) number, for people who think in slices. */
export function portionFor(item: Loggable, grams: number): { portion: PortionOut; count: number } | null {
  for (const portion of item.portions) {
    const count = grams / portion.grams;
    if (count >= 0.5 && count <= 12 && Math.abs(count * 2 - Math.round(count * 2)) < 1e-6) return { portion, count };
  }
  return null;
}
