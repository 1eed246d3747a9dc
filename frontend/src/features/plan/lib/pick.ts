import type { PlanSummary } from '@/api/types.gen';

export type PlanKind = PlanSummary['kind'];

export const isUnfinished = (plan: { status: PlanSummary['status'] }): boolean =>
  plan.status === 'queued' || plan.status === 'running';

/**
 * The plan to show: the one that was asked for, else the newest one that has not ended. A failed attempt never hides the
 * plan that is still good.
 */
export function pickPlan(
  plans: readonly PlanSummary[],
  kind: PlanKind,
  today: string,
  wanted: string | null = null,
): PlanSummary | null {
  const mine = plans.filter((plan) => plan.kind === kind);
  const asked = mine.find((plan) => plan.id === wanted);
  if (asked !== undefined) return asked;
  const current = mine.filter((plan) => plan.end >= today && plan.status !== 'failed');
  const newest = [...current].sort((a, b) => b.created_at.localeCompare(a.created_at));
  return newest.find((plan) => plan.start <= today && plan.status === 'ready') ?? newest[0] ?? null;
}
