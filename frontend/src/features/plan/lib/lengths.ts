import type { PlanKind } from './kind';

/** Meals are planned by days, training by weeks. What the server takes, and what is usual. */
export const LENGTHS: Record<PlanKind, { presets: readonly number[]; most: number }> = {
  meal: { presets: [3, 7, 14, 28], most: 28 },
  workout: { presets: [1, 4, 8, 12], most: 12 },
};

export const DEFAULT_LENGTH: Record<PlanKind, number> = { meal: 7, workout: 4 };

export const isLength = (kind: PlanKind, value: number | null): boolean =>
  value !== null && Number.isInteger(value) && value >= 1 && value <= LENGTHS[kind].most;

const WEEK = 7;

/** Days in parts of a week, from the first on. */
export const inWeeks = <Day>(days: readonly Day[]): Day[][] =>
  Array.from({ length: Math.ceil(days.length / WEEK) }, (_, at) => days.slice(at * WEEK, (at + 1) * WEEK));
