import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { type Draft, useDraft } from '../lib/draft';
import type { LoggedSet } from '../lib/sets';

import { getWorkoutOptions } from '@/api/@tanstack/react-query.gen';
import type { SetOut, WorkoutOut } from '@/api/types.gen';
import { type OutboxWrite, overlay, usePendingWrites } from '@/shared/lib/outbox';
import { problemOf } from '@/shared/lib/query';
import { useSession } from '@/shared/lib/session';

export const WORKOUTS = '/workouts/';

export interface WorkoutView {
  id: string;
  title: string | null;
  started_at: string;
  ended_at: string | null;
  plan_id: string | null;
  session_id: string | null;
  sets: readonly LoggedSet[];
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** A workout as it will stand once the server has the write. */
export const workoutFrom = (id: string, body: Record<string, unknown>, known: WorkoutView | undefined): WorkoutView => ({
  id,
  title: text(body.title),
  started_at: text(body.started_at) ?? known?.started_at ?? '',
  ended_at: text(body.ended_at),
  plan_id: text(body.plan_id),
  session_id: text(body.session_id),
  sets: known?.sets ?? [],
});

const setFrom = (id: string, body: Record<string, unknown>, name: string): LoggedSet => ({
  id,
  exercise_id: text(body.exercise_id) ?? '',
  exercise_name: name,
  index: number(body.index) ?? 0,
  kind: (text(body.kind) ?? 'working') as SetOut['kind'],
  reps: number(body.reps),
  load_kg: number(body.load_kg),
  rir: number(body.rir),
  duration_s: number(body.duration_s),
  done_at: text(body.done_at) ?? '',
});

export function setsWith(
  workoutId: string,
  sets: readonly LoggedSet[],
  writes: readonly OutboxWrite[],
  nameOf: (exerciseId: string) => string,
): LoggedSet[] {
  return overlay(sets, writes, `${WORKOUTS}${workoutId}/sets/`, (id, body, known) =>
    setFrom(id, body, known?.exercise_name ?? nameOf(text(body.exercise_id) ?? '')),
  );
}

const fromDraft = (draft: Draft): WorkoutView => ({
  id: draft.workoutId,
  title: draft.title,
  started_at: draft.startedAt,
  ended_at: null,
  plan_id: draft.planId,
  session_id: draft.sessionId,
  sets: Object.values(draft.done),
});

export function workoutView(
  id: string,
  answer: WorkoutOut | undefined,
  draft: Draft | null,
  writes: readonly OutboxWrite[],
): WorkoutView | null {
  const base: WorkoutView | null = answer ?? (draft === null ? null : fromDraft(draft));
  const [view] = overlay(base === null ? [] : [base], writes, WORKOUTS, (key, body, known) =>
    key === id ? workoutFrom(key, body, known) : null,
  );
  if (view === undefined) return null;
  const nameOf = (exercise: string): string =>
    draft?.exercises.find((one) => one.exercise_id === exercise)?.name ?? '';
  return { ...view, sets: setsWith(id, view.sets, writes, nameOf) };
}

/** One workout: the server's, with what waits on this device, or (with no network) what this device saw last. */
export function useWorkout(id: string): { workout: WorkoutView | null; loading: boolean; error: unknown; retry: () => void } {
  const userId = useSession().user?.id ?? '';
  const draft = useDraft(userId);
  const own = draft?.workoutId === id ? draft : null;
  const writes = usePendingWrites(WORKOUTS);
  // Not asked for before the server can know it.
  const unsent = writes.some((write) => write.path === `${WORKOUTS}${id}` && write.state === 'waiting');
  const query = useQuery({ ...getWorkoutOptions({ path: { workout_id: id } }), enabled: !unsent });
  const workout = useMemo(() => workoutView(id, query.data, own, writes), [id, query.data, own, writes]);
  return {
    workout,
    loading: workout === null && query.isFetching,
    error: workout === null ? problemOf(query) : null,
    retry: () => {
      void query.refetch();
    },
  };
}
