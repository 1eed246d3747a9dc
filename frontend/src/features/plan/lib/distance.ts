import type { PlanDay } from '@/api/types.gen';

/** A day within this share of its energy target counts as on target (the planner aims for less). */
export const ON_TARGET = 0.05;

export interface Distance {
  /** Planned minus target, kcal; null where a food's content is unknown. */
  energyKcal: number | null;
  onTarget: boolean;
}

export function distanceOf(day: Pick<PlanDay, 'target' | 'totals'>): Distance {
  const { energy_kcal: planned } = day.totals;
  if (planned === null) return { energyKcal: null, onTarget: false };
  const difference = planned - day.target.energy_kcal;
  return { energyKcal: difference, onTarget: Math.abs(difference) <= ON_TARGET * day.target.energy_kcal };
}
