import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';

import type { PlanKind } from '../lib/kind';

import { useChangePlan } from './usePlans';

import { createPlan, lockMeal, logPlannedDay, regeneratePlan, swapMeal } from '@/api/sdk.gen';
import type { PlanDay, PlanMeal, PlanOut } from '@/api/types.gen';
import { refetchOperations } from '@/shared/lib/query';

/** Put changed days into the cached plan, so that the page follows at once. */
const withDays = (plan: PlanOut, days: readonly PlanDay[]): PlanOut => ({
  ...plan,
  days: plan.days.map((day) => days.find(({ date }) => date === day.date) ?? day),
});

const withMeal = (plan: PlanOut, meal: PlanMeal): PlanOut => ({
  ...plan,
  days: plan.days.map((day) => ({ ...day, meals: day.meals.map((other) => (other.id === meal.id ? meal : other)) })),
});

interface Wanted {
  kinds: readonly PlanKind[];
  start: string;
  /** How many days of meals; absent, the server's usual number. */
  days?: number;
  /** How many weeks of training. */
  weeks?: number;
}

/** Make plans, and show them: their ids go into the address. */
export function useCreatePlans() {
  const client = useQueryClient();
  const [, setSearch] = useSearchParams();
  return useMutation({
    mutationFn: ({ kinds, start, days, weeks }: Wanted) =>
      Promise.all(
        kinds.map(async (kind) => {
          const length = kind === 'meal' ? (days === undefined ? {} : { days }) : weeks === undefined ? {} : { weeks };
          const { data } = await createPlan({ body: { kind, start, ...length } });
          return [kind, data.id] as const;
        }),
      ),
    onSuccess: async (made) => {
      await refetchOperations(client, ['getCurrentPlans']);
      setSearch((known) => {
        made.forEach(([kind, id]) => {
          known.set(kind, id);
        });
        return known;
      });
    },
  });
}

export function useRegenerate(plan: { id: string; kind: PlanKind }) {
  const client = useQueryClient();
  const [, setSearch] = useSearchParams();
  return useMutation({
    mutationFn: async () => (await regeneratePlan({ path: { plan_id: plan.id }, body: {} })).data,
    onSuccess: async ({ id }) => {
      await refetchOperations(client, ['getCurrentPlans']);
      setSearch((known) => {
        known.set(plan.kind, id);
        return known;
      });
    },
  });
}

export function useLock(planId: string) {
  const change = useChangePlan(planId);
  return useMutation({
    mutationFn: async ({ meal, locked }: { meal: PlanMeal; locked: boolean }) =>
      (await lockMeal({ path: { plan_id: planId, meal_id: meal.id }, body: { locked } })).data,
    onSuccess: (meal) => {
      change((plan) => withMeal(plan, meal));
    },
  });
}

/** Another dish in place of one. It may change later days too: what was left over of the old dish has to be cooked then. */
export function useSwap(planId: string) {
  const client = useQueryClient();
  const change = useChangePlan(planId);
  return useMutation({
    mutationFn: async ({ mealId, recipeId }: { mealId: string; recipeId: string }) =>
      (await swapMeal({ path: { plan_id: planId, meal_id: mealId }, body: { recipe_id: recipeId } })).data,
    onSuccess: ({ days }) => {
      change((plan) => withDays(plan, days));
      void refetchOperations(client, ['getShoppingList']);
    },
  });
}

/** Write the planned meals of a day (or some of them) into the diary. */
export function useLogDay(planId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ date, mealIds }: { date: string; mealIds?: string[] }) =>
      (
        await logPlannedDay({
          path: { plan_id: planId },
          body: mealIds === undefined ? { date } : { date, meal_ids: mealIds },
        })
      ).data,
    onSuccess: () => refetchOperations(client, ['getDiaryDay', 'listDiaryDays']),
  });
}
