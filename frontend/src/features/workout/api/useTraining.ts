import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { type WorkoutView, WORKOUTS, setsWith, workoutFrom } from './useWorkout';

import { getPlanOptions, listPlansOptions, listWorkoutsOptions } from '@/api/@tanstack/react-query.gen';
import type { PlanOut, PlanSession } from '@/api/types.gen';
import { addDays, type IsoDay, isoWeekday, useToday } from '@/shared/lib/format';
import { overlay, usePendingWrites } from '@/shared/lib/outbox';
import { problemOf } from '@/shared/lib/query';

const HISTORY_DAYS = 84;

interface Workouts {
  workouts: readonly WorkoutView[];
  /** Whether the server has answered; until then, that there are none means nothing. */
  loaded: boolean;
  loading: boolean;
  error: unknown;
  retry: () => void;
}

/** The workouts of the last twelve weeks, newest first, with what waits on this device. */
export function useWorkouts(): Workouts {
  const today = useToday();
  const writes = usePendingWrites(WORKOUTS);
  const query = useQuery(listWorkoutsOptions({ query: { from: addDays(today, -HISTORY_DAYS), to: addDays(today, 1), limit: 60 } }));
  const workouts = useMemo(() => {
    const stored: readonly WorkoutView[] = query.data?.items ?? [];
    return overlay(stored, writes, WORKOUTS, workoutFrom)
      .map((workout) => ({ ...workout, sets: setsWith(workout.id, workout.sets, writes, () => '') }))
      .sort((a, b) => b.started_at.localeCompare(a.started_at));
  }, [query.data, writes]);
  const error = problemOf(query);
  return {
    workouts,
    loaded: query.data !== undefined,
    loading: query.isPending && error === null,
    error,
    retry: () => void query.refetch(),
  };
}

interface Week {
  planId: string | null;
  /** The plan where it breaks what holds now: its sessions are not shown any more. */
  outdated: PlanOut | null;
  deload: boolean;
  /** This week's sessions, or the next ones where this week has none. */
  sessions: readonly PlanSession[];
  loading: boolean;
  error: unknown;
  retry: () => void;
}

const mondayOf = (day: IsoDay): IsoDay => addDays(day, 1 - isoWeekday(day));

/** What the newest ready workout plan asks for this week. */
export function useWeek(): Week {
  const today = useToday();
  const plans = useQuery(listPlansOptions({ query: { kind: 'workout', limit: 10 } }));
  const planId = plans.data?.items.find((plan) => plan.status === 'ready')?.id ?? null;
  const plan = useQuery({ ...getPlanOptions({ path: { plan_id: planId ?? '' } }), enabled: planId !== null });
  const asked = planId === null ? plans : plan;
  const error = asked.data === undefined ? problemOf(asked) : null;
  const shown = useMemo(() => {
    const monday = mondayOf(today);
    const weeks = plan.data?.weeks ?? [];
    const all = weeks.flatMap((week) => week.sessions).sort((a, b) => a.day.localeCompare(b.day));
    const here = all.filter((session) => session.day >= monday && session.day <= addDays(monday, 6));
    const sessions = here.length > 0 ? here : all.filter((session) => session.day > today).slice(0, 3);
    const deload = weeks.some((week) => week.deload && week.sessions.some((session) => sessions.includes(session)));
    return { deload, sessions };
  }, [today, plan.data]);
  const outdated = plan.data?.error_code === 'plan_outdated' ? plan.data : null;
  return { ...shown, planId, outdated, loading: asked.data === undefined && error === null, error, retry: () => void asked.refetch() };
}
