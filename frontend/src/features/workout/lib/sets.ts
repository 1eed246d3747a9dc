import type { PlanSet, SetOut } from '@/api/types.gen';
import { IN_MINUTES_FROM_S } from '@/shared/lib/format';

export type SetKind = PlanSet['kind'];

/** What a set asks for; a set that was added by hand asks for nothing but keeps the rest of its neighbours. */
export type Target = PlanSet;

/** A set as done: stored on the server, or on its way there. */
export type LoggedSet = Pick<
  SetOut,
  'id' | 'exercise_id' | 'exercise_name' | 'index' | 'kind' | 'reps' | 'load_kg' | 'rir' | 'duration_s' | 'done_at'
>;

/** Repetitions up to which a one-repetition maximum is estimated; beyond them endurance decides more than strength. */
export const MAX_REPS_FOR_1RM = 10;

/** Kinds that count for volume and records: a warm-up does not. */
const COUNTED: readonly SetKind[] = ['working', 'drop', 'failure', 'amrap'];

/**
 * The estimated one-repetition maximum in kg: the mean of Epley (1985) and Brzycki (1993), as the server computes it, so
 * that a set that waits for the network shows the same figure. Null where no honest estimate is possible.
 */
export function estimate1rmKg(set: Pick<LoggedSet, 'kind' | 'reps' | 'load_kg'>): number | null {
  const { kind, reps, load_kg: load } = set;
  if (!COUNTED.includes(kind) || reps === null || load === null || load <= 0) return null;
  if (reps < 1 || reps > MAX_REPS_FOR_1RM) return null;
  const epley = reps === 1 ? load : load * (1 + reps / 30);
  return (epley + (36 * load) / (37 - reps)) / 2;
}

/** Load times repetitions of the sets that count, in kg. */
export const volumeKg = (sets: readonly LoggedSet[]): number =>
  sets
    .filter((set) => COUNTED.includes(set.kind) && (set.load_kg ?? 0) > 0)
    .reduce((sum, set) => sum + (set.load_kg ?? 0) * (set.reps ?? 0), 0);

export const hardSets = (sets: readonly LoggedSet[]): number =>
  sets.filter((set) => set.kind !== 'warmup' && set.kind !== 'distance').length;

export const isTimed = (target: Target): boolean => target.kind === 'timed' || target.duration_s !== null;

/** Twenty minutes on a bike are not 1200 seconds. */
export const isInMinutes = (target: Target): boolean => (target.duration_s ?? 0) >= IN_MINUTES_FROM_S;

const hexBytes = (uuid: string): number[] =>
  (uuid.replaceAll('-', '').match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));

/**
 * The id of the n-th set of an exercise in a workout: the workout's own id mixed with both, so that two devices that log
 * the same set write the same row instead of two. Time and version bits stay those of the workout.
 */
export function setId(workoutId: string, exerciseId: string, index: number): string {
  const bytes = hexBytes(workoutId);
  const exercise = hexBytes(exerciseId);
  const mixed = bytes.map((byte, at) => (at < 9 ? byte : byte ^ (exercise[at] ?? 0)));
  mixed[15] = (mixed[15] ?? 0) ^ (index & 0xff);
  mixed[14] = (mixed[14] ?? 0) ^ (index >> 8);
  const hex = mixed.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
