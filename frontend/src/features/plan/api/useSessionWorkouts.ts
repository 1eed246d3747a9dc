import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { listWorkoutsOptions } from '@/api/@tanstack/react-query.gen';
import { addDays, type IsoDay, useToday } from '@/shared/lib/format';
import { overlay, usePendingWrites } from '@/shared/lib/outbox';

const WORKOUTS = '/workouts/';
/** A plan's sessions of some weeks, each perhaps begun twice. */
const LIMIT = 100;
/** A planned session may be made some days early. */
const DAYS_BEFORE = 6;

/** What the diary of training knows of a planned session. */
export interface SessionWorkout {
  id: string;
  session_id: string | null;
  ended_at: string | null;
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** By session: the workout that was made of it, for sessions since a day, with what waits on this device. A finished one counts first. */
export function useSessionWorkouts(first: IsoDay): { workouts: ReadonlyMap<string, SessionWorkout>; loading: boolean } {
  const today = useToday();
  const writes = usePendingWrites(WORKOUTS);
  const query = useQuery(listWorkoutsOptions({ query: { from: addDays(first, -DAYS_BEFORE), to: addDays(today, 1), limit: LIMIT } }));
  const workouts = useMemo(() => {
    const stored: readonly SessionWorkout[] = query.data?.items ?? [];
    const all = overlay(stored, writes, WORKOUTS, (id, body) => ({
      id,
      session_id: text(body.session_id),
      ended_at: text(body.ended_at),
    }));
    const ordered = [...all].sort((a, b) => Number(a.ended_at !== null) - Number(b.ended_at !== null));
    return new Map(ordered.flatMap((one) => (one.session_id === null ? [] : [[one.session_id, one]])));
  }, [query.data, writes]);
  return { workouts, loading: query.isLoading };
}
