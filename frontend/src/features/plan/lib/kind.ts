import type { PlanSummary } from '@/api/types.gen';

export type PlanKind = PlanSummary['kind'];

export const isUnfinished = (plan: { status: PlanSummary['status'] }): boolean =>
  plan.status === 'queued' || plan.status === 'running';
