import type { EntryOut } from '@/api/types.gen';

export type Slot = EntryOut['meal'];

export const SLOTS: readonly Slot[] = ['breakfast', 'lunch', 'dinner', 'snack'];

export const isSlot = (value: unknown): value is Slot => SLOTS.some((slot) => slot === value);

/** The meal that people usually eat at this hour (0–23); between the meals it is a snack. */
export function slotAt(hour: number): Slot {
  if (hour >= 4 && hour < 10) return 'breakfast';
  if (hour >= 11 && hour < 15) return 'lunch';
  if (hour >= 17 && hour < 22) return 'dinner';
  return 'snack';
}
