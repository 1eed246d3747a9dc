import type { LoggedSet, Target } from './sets';

import type { ExerciseOut, PlanExplanation, PlanSession } from '@/api/types.gen';
import { readJson, storage } from '@/shared/lib/storage';
import { createStore, useStore } from '@/shared/lib/store';

export interface DraftExercise {
  exercise_id: string;
  name: string;
  why: string | null;
  why_parts: readonly PlanExplanation[];
  superset: string | null;
  targets: readonly Target[];
  skipped: boolean;
  /** The load helps (an assisted pull-up): it is stored as a negative one. */
  assisted: boolean;
}

export interface Typed {
  load_kg?: number | null;
  reps?: number | null;
  rir?: number | null;
  duration_s?: number | null;
}

/** Which session runs on this device. The sets themselves are stored on the server; `done` is what was last seen of them. */
export interface Draft {
  userId: string;
  workoutId: string;
  title: string | null;
  startedAt: string;
  planId: string | null;
  sessionId: string | null;
  exercises: readonly DraftExercise[];
  /** By set id: what stands in the fields of sets that are not done. */
  typed: Record<string, Typed>;
  done: Record<string, LoggedSet>;
}

const KEY = 'nexfitra.workout';
const isDraft = (value: unknown): value is Draft =>
  typeof value === 'object' && value !== null && 'workoutId' in value && 'exercises' in value && 'done' in value;

const store = createStore<Draft | null>(readJson(KEY, isDraft));

export function setDraft(next: Draft | null): void {
  if (next === null) storage.remove(KEY);
  else storage.write(KEY, JSON.stringify(next));
  store.set(next);
}

export function changeDraft(change: (draft: Draft) => Draft): void {
  const draft = store.get();
  if (draft !== null) setDraft(change(draft));
}

/** Forget the running workout, if it is this one. */
export function endDraft(workoutId: string): void {
  if (store.get()?.workoutId === workoutId) setDraft(null);
}

/** The workout that runs on this device for this person. */
export function useDraft(userId: string): Draft | null {
  const draft = useStore(store);
  return draft?.userId === userId ? draft : null;
}

const FREE: Target = { kind: 'working', reps_min: null, reps_max: null, rir: null, load_kg: null, duration_s: null, rest_s: 120 };
const FREE_TIMED: Target = { ...FREE, kind: 'timed', duration_s: 30, rest_s: 60 };
const FREE_SETS = 3;

export const plannedExercises = (session: PlanSession): DraftExercise[] =>
  session.exercises.map((exercise) => ({
    exercise_id: exercise.exercise_id,
    name: exercise.name,
    why: exercise.why,
    why_parts: exercise.why_parts,
    superset: exercise.superset,
    targets: exercise.sets,
    skipped: false,
    assisted: false,
  }));

export const addedExercise = (exercise: Pick<ExerciseOut, 'id' | 'name' | 'timed'>): DraftExercise => ({
  exercise_id: exercise.id,
  name: exercise.name,
  why: null,
  why_parts: [],
  superset: null,
  targets: Array.from({ length: FREE_SETS }, () => (exercise.timed ? FREE_TIMED : FREE)),
  skipped: false,
  assisted: false,
});

/** One more set, like the last one; after warm-ups only it is a working set. */
export function withOneMoreSet(exercise: DraftExercise): DraftExercise {
  const last = exercise.targets.at(-1) ?? FREE;
  const next: Target = last.kind === 'warmup' ? { ...last, kind: 'working', reps_min: null, reps_max: null, load_kg: null } : last;
  return { ...exercise, targets: [...exercise.targets, next] };
}
