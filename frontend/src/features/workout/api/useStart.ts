import { useNavigate } from 'react-router';

import { plannedExercises } from '../lib/draft';

import { useWorkoutWrites } from './useWorkoutWrites';

import type { PlanSession } from '@/api/types.gen';
import { useSessionTitle } from '@/shared/lib/explain';

/** Begin a session of a plan, and go to the player. */
export function useStart(): (planId: string | null, session: PlanSession, replace?: boolean) => Promise<void> {
  const navigate = useNavigate();
  const writes = useWorkoutWrites();
  const titleOf = useSessionTitle();
  return async (planId, session, replace = false) => {
    const exercises = plannedExercises(session);
    const id = await writes.begin({ title: session.title, label: titleOf(session.title), planId, sessionId: session.id, exercises });
    await navigate(`/workout/${id}`, { replace });
  };
}
