import type { PlanMeal } from '@/api/types.gen';
import type { IsoDay } from '@/shared/lib/format';

export interface Leftover {
  date: IsoDay;
  slot: PlanMeal['slot'] | null;
}

const SLOTS: readonly PlanMeal['slot'][] = ['breakfast', 'lunch', 'dinner', 'snack'];

/** From which earlier meal's pot a meal is eaten; null for a meal that is cooked for itself, and from a server that does not say. */
export function leftoverOf(meal: PlanMeal & { leftover_of?: unknown }): Leftover | null {
  const { leftover_of: from } = meal;
  if (typeof from !== 'object' || from === null || !('date' in from) || typeof from.date !== 'string') return null;
  const slot = 'slot' in from ? SLOTS.find((one) => one === from.slot) : undefined;
  return { date: from.date, slot: slot ?? null };
}
