import { useMemo } from 'react';

import { changeDraft, type Draft, type DraftExercise, endDraft, setDraft } from '../lib/draft';
import type { Row, Values } from '../lib/rows';
import type { LoggedSet } from '../lib/sets';
import { setTimer } from '../lib/timer';

import { WORKOUTS, type WorkoutView } from './useWorkout';

import type { SetIn, WorkoutIn } from '@/api/types.gen';
import { outbox } from '@/shared/lib/outbox';
import { useSession } from '@/shared/lib/session';
import { uuid7 } from '@/shared/lib/uuid7';

const AFFECTS = ['getWorkout', 'listWorkouts', 'getStrengthProgress', 'getVolumeProgress', 'getPreviousSets'];

const putWorkout = (id: string, body: WorkoutIn, label: string): Promise<unknown> =>
  outbox.write({ method: 'PUT', path: `${WORKOUTS}${id}`, body: { ...body }, affects: AFFECTS, label });

export interface Begin {
  /** A session's key (`useWorkoutTitle`), null where none was planned. */
  title: string | null;
  /** The title in words, for what waits on this device. */
  label: string;
  planId: string | null;
  sessionId: string | null;
  exercises: readonly DraftExercise[];
}

export interface WorkoutWrites {
  begin: (what: Begin) => Promise<string>;
  complete: (workoutId: string, exercise: DraftExercise, row: Row, values: Values) => Promise<void>;
  undo: (workoutId: string, exercise: DraftExercise, set: LoggedSet) => Promise<void>;
  finish: (workout: WorkoutView, label: string) => Promise<void>;
  /** Puts an unfinished (or finished) workout away, with its sets. */
  discard: (workout: Pick<WorkoutView, 'id' | 'title'>, label: string) => Promise<void>;
}

function setBody(exercise: DraftExercise, row: Row, values: Values): SetIn {
  const load = values.load_kg === null ? null : exercise.assisted ? -Math.abs(values.load_kg) : values.load_kg;
  return {
    exercise_id: exercise.exercise_id,
    index: row.index,
    kind: row.target.kind,
    reps: values.reps === null ? null : Math.round(values.reps),
    load_kg: load,
    rir: values.rir,
    duration_s: values.duration_s === null ? null : Math.round(values.duration_s),
    done_at: new Date().toISOString(),
  };
}

const forget = (draft: Draft, id: string): Draft => {
  const { [id]: _gone, ...done } = draft.done;
  return { ...draft, done };
};

/** Every change of a workout: stored on this device first, sent when there is a network. */
export function useWorkoutWrites(): WorkoutWrites {
  const userId = useSession().user?.id ?? '';
  return useMemo(
    () => ({
      begin: async ({ title, label, planId, sessionId, exercises }) => {
        const workoutId = uuid7();
        const startedAt = new Date().toISOString();
        setDraft({ userId, workoutId, title, startedAt, planId, sessionId, exercises, typed: {}, done: {} });
        await putWorkout(workoutId, { started_at: startedAt, title, plan_id: planId, session_id: sessionId }, label);
        return workoutId;
      },
      complete: async (workoutId, exercise, row, values) => {
        const body = setBody(exercise, row, values);
        const logged: LoggedSet = {
          id: row.id, exercise_name: exercise.name, exercise_id: body.exercise_id, index: body.index, kind: row.target.kind,
          reps: body.reps ?? null, load_kg: body.load_kg ?? null, rir: body.rir ?? null, duration_s: body.duration_s ?? null,
          done_at: body.done_at,
        }; // prettier-ignore
        changeDraft((draft) => ({ ...draft, done: { ...draft.done, [row.id]: logged } }));
        const path = `${WORKOUTS}${workoutId}/sets/${row.id}`;
        await outbox.write({ method: 'PUT', path, body: { ...body }, affects: AFFECTS, label: exercise.name });
      },
      undo: async (workoutId, exercise, set) => {
        changeDraft((draft) => forget(draft, set.id));
        const path = `${WORKOUTS}${workoutId}/sets/${set.id}`;
        await outbox.write({ method: 'DELETE', path, affects: AFFECTS, label: exercise.name });
      },
      finish: async ({ id, title, started_at, plan_id, session_id }, label) => {
        const ended = new Date().toISOString();
        await putWorkout(id, { started_at, ended_at: ended, title, plan_id, session_id }, label);
        setTimer(null);
        endDraft(id);
      },
      discard: async ({ id }, label) => {
        setTimer(null);
        endDraft(id);
        await outbox.write({ method: 'DELETE', path: `${WORKOUTS}${id}`, affects: AFFECTS, label });
      },
    }),
    [userId],
  );
}
