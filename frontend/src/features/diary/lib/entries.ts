import { factorOf, type Loggable } from './amounts';
import { type Nutrients, scaled } from './nutrients';
import { isSlot, type Slot } from './slots';

import type { EntryIn, EntryOut, QuickIn } from '@/api/types.gen';
import type { IsoDay } from '@/shared/lib/format';

export const ENTRIES = '/diary/entries/';

export interface Place {
  date: IsoDay;
  meal: Slot;
  position: number;
}

export const bodyFor = (item: Loggable, amount: number, place: Place): EntryIn =>
  item.kind === 'food' ? { ...place, food_id: item.id, grams: amount } : { ...place, recipe_id: item.id, servings: amount };

export const quickBody = (quick: QuickIn, place: Place): EntryIn => ({ ...place, quick });

/** The grams of a food entry or the servings of a recipe entry; null for a quick one. */
export const amountIn = (entry: EntryOut): number | null => entry.grams ?? entry.servings;

/** The body that writes an entry as it stands, with some of it changed; the parts of a planned dish grow with its servings. */
export function bodyOf(entry: EntryOut, change: Partial<Place> & { amount?: number } = {}): EntryIn {
  const { amount, ...place } = change;
  const common = { date: entry.date, meal: entry.meal, position: entry.position, plan_id: entry.plan_id, note: entry.note };
  const base: EntryIn = { ...common, ...place };
  if (entry.food_id !== null) return { ...base, food_id: entry.food_id, grams: amount ?? entry.grams };
  if (entry.recipe_id === null) return { ...base, quick: entry.quick };
  const servings = amount ?? entry.servings ?? 1;
  const factor = servings / (entry.servings ?? 1);
  const items = entry.items.map((item) => ({ food_id: item.food_id, grams: item.grams * factor }));
  return { ...base, recipe_id: entry.recipe_id, servings, ...(items.length > 0 ? { items } : {}) };
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number';

const EMPTY: Omit<EntryOut, 'id' | 'date' | 'meal' | 'kind'> = {
  name: '', brand: null, food_id: null, food_version_id: null, grams: null, recipe_id: null, servings: null, items: [],
  quick: null, position: 0, plan_id: null, note: null, nutrients: {}, revision: '',
}; // prettier-ignore

function quickNutrients(quick: QuickIn): Nutrients {
  return {
    energy_kcal: quick.energy_kcal,
    protein_g: quick.protein_g ?? null,
    fat_g: quick.fat_g ?? null,
    carbohydrate_g: quick.carbohydrate_g ?? null,
  };
}

/**
 * An entry as it will stand once the server has the write: from what it was before, or from what this device remembers
 * of the food. Null where the body is none of ours.
 */
export function entryFrom(
  id: string,
  body: Record<string, unknown>,
  before: EntryOut | undefined,
  find: (id: string) => Loggable | null,
): EntryOut | null {
  const { date, meal, food_id: food, recipe_id: recipe, grams, servings } = body;
  if (!isText(date) || !isSlot(meal)) return null;
  const position = isNumber(body.position) ? body.position : 0;
  const base = { ...EMPTY, ...before, id, date, meal, position };
  if (typeof body.quick === 'object' && body.quick !== null) {
    const quick = body.quick as QuickIn;
    const stored = { name: null, protein_g: null, fat_g: null, carbohydrate_g: null, ...quick };
    return { ...base, kind: 'quick', name: quick.name ?? '', quick: stored, nutrients: quickNutrients(quick) };
  }
  const amount = isNumber(grams) ? grams : isNumber(servings) ? servings : 0;
  const key = isText(food) ? food : isText(recipe) ? recipe : '';
  const kind = isText(food) ? 'food' : 'recipe';
  const known = find(key);
  const old = before === undefined ? null : amountIn(before);
  const same = before !== undefined && (before.food_id ?? before.recipe_id) === key && old !== null && old > 0;
  const nutrients = same
    ? scaled(before.nutrients, amount / old)
    : known === null
      ? {}
      : scaled(known.nutrients, factorOf(kind, amount));
  return {
    ...base,
    kind,
    name: known?.name ?? base.name,
    brand: known?.brand ?? base.brand,
    food_id: kind === 'food' ? key : null,
    recipe_id: kind === 'recipe' ? key : null,
    grams: kind === 'food' ? amount : null,
    servings: kind === 'recipe' ? amount : null,
    nutrients,
  };
}
