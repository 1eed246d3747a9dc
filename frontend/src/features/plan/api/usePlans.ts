import { useQuery, useQueryClient } from '@tanstack/react-query';

import { isUnfinished, type PlanKind } from '../lib/kind';

import { getCurrentPlansOptions, getCurrentPlansQueryKey, getPlanOptions } from '@/api/@tanstack/react-query.gen';
import type { CurrentPlans, PlanOut } from '@/api/types.gen';
import { problemOf } from '@/shared/lib/query';

const POLL_MS = 3_000;

interface ShownPlan {
  /** Null: there is none. */
  plan: PlanOut | null;
  isPending: boolean;
  error: unknown;
  retry: () => void;
}

const unfinished = (plan: PlanOut | null | undefined): boolean => plan != null && isUnfinished(plan);

/**
 * The plan that holds today, or the one that was asked for by its id. Both kinds come in one answer, so that a first
 * screen asks once. While a plan is being made it is asked for again now and then: the event stream is faster, this finds
 * the end where a proxy swallows streams.
 */
export function useShownPlan(kind: PlanKind, wanted: string | null = null): ShownPlan {
  const current = useQuery({
    ...getCurrentPlansOptions(),
    enabled: wanted === null,
    refetchInterval: ({ state }) => (unfinished(state.data?.[kind]) ? POLL_MS : false),
  });
  const asked = useQuery({
    ...getPlanOptions({ path: { plan_id: wanted ?? '' } }),
    enabled: wanted !== null,
    refetchInterval: ({ state }) => (unfinished(state.data) ? POLL_MS : false),
  });
  const query = wanted === null ? current : asked;
  // A plan that is here stays, whatever became of asking for it again.
  const error = query.data === undefined ? problemOf(query) : null;
  return {
    plan: (wanted === null ? current.data?.[kind] : asked.data) ?? null,
    isPending: query.isPending && error === null,
    error,
    retry: () => void query.refetch(),
  };
}

/** Whether there is no plan of either kind; undefined while it is not known. */
export function useNothingPlanned(enabled: boolean): boolean | undefined {
  const { data } = useQuery({ ...getCurrentPlansOptions(), enabled });
  return data === undefined ? undefined : data.meal === null && data.workout === null;
}

/** Change a plan wherever it is kept. */
export function useChangePlan(planId: string): (change: (plan: PlanOut) => PlanOut) => void {
  const client = useQueryClient();
  return (change) => {
    client.setQueryData<PlanOut>(getPlanOptions({ path: { plan_id: planId } }).queryKey, (plan) =>
      plan === undefined ? undefined : change(plan),
    );
    client.setQueryData<CurrentPlans>(getCurrentPlansQueryKey(), (plans) =>
      plans?.meal?.id === planId ? { ...plans, meal: change(plans.meal) } : plans,
    );
  };
}
