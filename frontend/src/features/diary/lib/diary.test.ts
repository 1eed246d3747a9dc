import { describe, expect, it } from 'vitest';

import { defaultAmount, fromFood, type Loggable, portionFor } from './amounts';
import { dayView } from './day';
import { bodyOf, entryFrom } from './entries';
import { matching, recentsFor, type Remembered } from './memory';
import { movedCoverage, sumOf } from './nutrients';
import { slotAt } from './slots';

import type { DiaryDayOut, EntryOut, FoodOut } from '@/api/types.gen';
import type { OutboxWrite } from '@/shared/lib/outbox';

const DAY = '2026-11-23';

export const EGG: Loggable = {
  kind: 'food',
  id: 'egg',
  name: 'Egg',
  brand: null,
  nutrients: { energy_kcal: 140, protein_g: 12, fibre_g: null },
  portions: [{ label: 'piece_medium', grams: 50 }],
};

it('offers cups to people with US units only, and own portions to everybody', () => {
  const rice = {
    id: 'rice', name: 'Rice', brand: null, source: 'usda', source_id: '1', version: 1, own: false, per_100g: { energy_kcal: 130 },
    portions: [{ label: 'cup', grams: 158 }, { label: 'tablespoon', grams: 10 }], allergens: [],
  } as FoodOut; // prettier-ignore
  expect(fromFood(rice, 'metric').portions.map(({ label }) => label)).toEqual(['tablespoon']);
  expect(fromFood(rice, 'us').portions.map(({ label }) => label)).toEqual(['cup', 'tablespoon']);
  expect(fromFood({ ...rice, own: true }, 'metric').portions).toHaveLength(2);
});

const entry = (change: Partial<EntryOut>): EntryOut => ({
  id: 'a', date: DAY, meal: 'breakfast', kind: 'food', name: 'Egg', brand: null, food_id: 'egg', food_version_id: 'v1',
  grams: 100, recipe_id: null, servings: null, items: [], quick: null, position: 0, plan_id: null, note: null,
  nutrients: { energy_kcal: 140, protein_g: 12, fibre_g: null }, revision: 'r', ...change,
}); // prettier-ignore

const answer = (entries: EntryOut[]): DiaryDayOut => ({
  date: DAY,
  meals: [{ meal: 'breakfast', entries, totals: {} }],
  totals: sumOf(entries.map((one) => one.nutrients)),
  coverage: { energy_kcal: 1, protein_g: 1, fibre_g: 0 },
  targets: null,
});

const write = (path: string, body: Record<string, unknown> | null, state: OutboxWrite['state'] = 'waiting'): OutboxWrite => ({
  seq: 1, userId: 'u', method: body === null ? 'DELETE' : 'PUT', path, body, revision: 'r', affects: [], label: '',
  createdAt: '', state, problem: null,
}); // prettier-ignore

describe('what is not known', () => {
  it('stays unknown in sums, and is never a zero', () => {
    expect(sumOf([{ fibre_g: null }, { fibre_g: null }])).toEqual({ fibre_g: null });
    expect(sumOf([{ fibre_g: null }, { fibre_g: 2 }])).toEqual({ fibre_g: 2 });
  });

  it('lowers the share of the day that is known', () => {
    const moved = movedCoverage({ protein_g: 1 }, 300, [], [{ energy_kcal: 100, protein_g: null }]);
    expect(moved.protein_g).toBeCloseTo(0.75);
  });

  it('leaves with the entry that had it', () => {
    const moved = movedCoverage({ protein_g: 0.75 }, 400, [{ energy_kcal: 100, protein_g: null }], []);
    expect(moved.protein_g).toBeCloseTo(1);
  });
});

describe('amounts', () => {
  it('begin with the first portion, or 100 g, or one serving', () => {
    expect(defaultAmount(EGG)).toBe(50);
    expect(defaultAmount({ ...EGG, portions: [] })).toBe(100);
    // A slice of an egg is no serving.
    expect(defaultAmount({ ...EGG, portions: [{ label: 'slice', grams: 5 }, ...EGG.portions] })).toBe(50);
    expect(defaultAmount({ ...EGG, kind: 'recipe', portions: [] })).toBe(1);
  });

  it('are told in portions where they are halves or wholes of one', () => {
    expect(portionFor(EGG, 75)?.count).toBe(1.5);
    expect(portionFor(EGG, 80)).toBeNull();
  });

  it('of a planned dish grow with its servings', () => {
    const dish = entry({ kind: 'recipe', food_id: null, grams: null, recipe_id: 'r', servings: 1, items: [{ food_id: 'egg', name: 'Egg', grams: 60 }] });
    expect(bodyOf(dish, { amount: 2 })).toMatchObject({ servings: 2, items: [{ food_id: 'egg', grams: 120 }] });
  });
});

describe('the meal of an hour', () => {
  it.each([
    [7, 'breakfast'],
    [12, 'lunch'],
    [16, 'snack'],
    [19, 'dinner'],
    [23, 'snack'],
  ])('%i h is %s', (hour, slot) => {
    expect(slotAt(hour)).toBe(slot);
  });
});

describe('the day with what waits on this device', () => {
  const find = (id: string): Loggable | null => (id === 'egg' ? EGG : null);

  it('shows a food that the server does not have yet, with its nutrients', () => {
    const body = { date: DAY, meal: 'lunch', position: 0, food_id: 'egg', grams: 50 };
    const day = dayView(DAY, answer([entry({})]), [write('/diary/entries/b', body)], find);
    expect(day.meals[1]?.entries[0]).toMatchObject({ name: 'Egg', grams: 50, nutrients: { energy_kcal: 70 } });
    expect(day.totals.energy_kcal).toBe(210);
    expect(day.totals.fibre_g).toBeNull();
  });

  it('leaves out what was deleted, and what a write moved to another day', () => {
    const stored = answer([entry({}), entry({ id: 'b' })]);
    const moved = write('/diary/entries/b', { date: '2026-11-24', meal: 'lunch', food_id: 'egg', grams: 50 });
    const day = dayView(DAY, stored, [write('/diary/entries/a', null), moved], find);
    expect(day.meals.flatMap((meal) => meal.entries)).toEqual([]);
  });

  it('does not show what the server refused', () => {
    const body = { date: DAY, meal: 'lunch', food_id: 'egg', grams: 50 };
    const day = dayView(DAY, answer([]), [write('/diary/entries/b', body, 'refused')], find);
    expect(day.meals[1]?.entries).toEqual([]);
  });

  it('keeps the nutrients that an entry was logged with when its amount changes', () => {
    const old = entry({ nutrients: { energy_kcal: 999 } });
    const next = entryFrom('a', { date: DAY, meal: 'breakfast', food_id: 'egg', grams: 200 }, old, find);
    expect(next?.nutrients.energy_kcal).toBe(1998);
  });
});

describe('what this device remembers', () => {
  const item = (id: string, name: string, uses: Remembered['uses']): Remembered => ({ ...EGG, id, name, uses });
  const items = [
    item('1', 'Hühnerbrust', { dinner: { amount: 200, atMs: 1 } }),
    item('2', 'Oat flakes', { breakfast: { amount: 60, atMs: 2 } }),
  ];

  it('puts the foods of this meal first', () => {
    expect(recentsFor(items, 'breakfast').map((one) => one.id)).toEqual(['2', '1']);
  });

  it('is found by the beginnings of words, without accents', () => {
    expect(matching(items, 'huhn').map((one) => one.id)).toEqual(['1']);
    expect(matching(items, 'fl oa').map((one) => one.id)).toEqual(['2']);
    expect(matching(items, 'akes')).toEqual([]);
  });
});
