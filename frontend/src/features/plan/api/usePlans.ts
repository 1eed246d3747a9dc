import { useQuery, type UseQueryResult } from '@tanstack/react-query';

import { isUnfinished, pickPlan, type PlanKind } from '../lib/pick';

import { getPlanOptions, listPlansOptions } from '@/api/@tanstack/react-query.gen';
import type { PlanOut, PlanSummary } from '@/api/types.gen';
import { useToday } from '@/shared/lib/format';

/** Both kinds in one answer; more than enough to find the current plans. */
export const plansOptions = () => listPlansOptions({ query: { limit: 20 } });

interface CurrentPlan {
  summary: PlanSummary | null;
  plan: UseQueryResult<PlanOut, unknown>;
  isPending: boolean;
  error: unknown;
  retry: () => void;
}

/** The plan of a kind that holds now (or the one that was asked for), with its content. */
export function useCurrentPlan(kind: PlanKind, wanted: string | null = null): CurrentPlan {
  const today = useToday();
  const list = useQuery(plansOptions());
  const summary = list.data === undefined ? null : pickPlan(list.data.items, kind, today, wanted);
  const id = summary?.id ?? wanted;
  const plan = useQuery({
    ...getPlanOptions({ path: { plan_id: id ?? '' } }),
    enabled: id !== null,
    // The event stream is faster; this finds the end where a proxy swallows streams.
    refetchInterval: ({ state }) => (state.data !== undefined && isUnfinished(state.data) ? 3_000 : false),
  });
  return {
    summary,
    plan,
    isPending: list.isPending || (id !== null && plan.isPending),
    error: list.error ?? plan.error,
    retry: () => {
      void list.refetch();
      if (id !== null) void plan.refetch();
    },
  };
}
