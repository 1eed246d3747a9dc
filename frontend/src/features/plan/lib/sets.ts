import type { PlanSet } from '@/api/types.gen';

export interface SetGroup {
  count: number;
  set: PlanSet;
}

const same = (a: PlanSet, b: PlanSet): boolean =>
  a.kind === b.kind &&
  a.reps_min === b.reps_min &&
  a.reps_max === b.reps_max &&
  a.rir === b.rir &&
  a.load_kg === b.load_kg &&
  a.duration_s === b.duration_s;

/** Neighbouring equal sets as one line ("3 × 8–12"). */
export function groupSets(sets: readonly PlanSet[]): SetGroup[] {
  const groups: SetGroup[] = [];
  for (const set of sets) {
    const last = groups.at(-1);
    if (last !== undefined && same(last.set, set)) last.count += 1;
    else groups.push({ count: 1, set });
  }
  return groups;
}

export const repRange = (set: PlanSet): string =>
  set.reps_min === null || set.reps_min === set.reps_max || set.reps_max === null
    ? String(set.reps_max ?? set.reps_min ?? '')
    : `${set.reps_min}–${set.reps_max}`;
