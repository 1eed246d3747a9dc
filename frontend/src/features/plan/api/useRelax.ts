import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';

import type { Relaxation } from '../lib/relaxations';

import { getPlan, getProfile, lockMeal, putProfile, regeneratePlan } from '@/api/sdk.gen';
import type { PlanOut } from '@/api/types.gen';
import { refetchOperations } from '@/shared/lib/query';

async function unlock(planId: string, { date, slot }: Extract<Relaxation, { kind: 'unlock' }>): Promise<void> {
  const { data: plan } = await getPlan({ path: { plan_id: planId } });
  const day = plan.days.find((one) => one.date === date);
  for (const meal of day?.meals ?? []) {
    if (meal.slot === slot && meal.locked) {
      await lockMeal({ path: { plan_id: planId, meal_id: meal.id }, body: { locked: false } });
    }
  }
}

async function change(relaxation: Extract<Relaxation, { kind: 'profile' }>): Promise<void> {
  const { revision: _, ...profile } = (await getProfile()).data;
  await putProfile({ body: relaxation.apply(profile) });
}

/** Do what a relaxation asks for, then make the plan again. */
export function useRelax(plan: Pick<PlanOut, 'id' | 'kind' | 'replaces_id'>) {
  const client = useQueryClient();
  const [, setSearch] = useSearchParams();
  // A plan that met a conflict holds no meals: what was locked stands in the one that it was to replace.
  const source = plan.replaces_id ?? plan.id;
  return useMutation({
    mutationFn: async (relaxation: Relaxation) => {
      await (relaxation.kind === 'unlock' ? unlock(source, relaxation) : change(relaxation));
      return (await regeneratePlan({ path: { plan_id: source }, body: {} })).data;
    },
    onSuccess: async ({ id }) => {
      await refetchOperations(client, ['getProfile', 'getTargets', 'getDiaryDay', 'getCurrentPlans', 'getShoppingList']);
      setSearch((known) => {
        known.set(plan.kind, id);
        return known;
      });
    },
  });
}
