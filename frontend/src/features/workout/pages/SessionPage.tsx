import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';

import { useWorkout, type WorkoutView } from '../api/useWorkout';
import { Player } from '../components/Player';
import { plannedExercises, setDraft, useDraft } from '../lib/draft';

import { getPlanOptions } from '@/api/@tanstack/react-query.gen';
import { ApiProblem } from '@/shared/lib/problem';
import { problemOf } from '@/shared/lib/query';
import { useSession } from '@/shared/lib/session';
import { EmptyState, PageSkeleton, ProblemNotice } from '@/shared/ui';

const Summary = lazy(async () => ({ default: (await import('../components/Summary')).Summary }));

/** A workout that began on another device: the plan's session is laid out here again, its sets are on the server. */
function useAdopt(workout: WorkoutView | null, needed: boolean): unknown {
  const userId = useSession().user?.id ?? '';
  const planId = needed ? (workout?.plan_id ?? null) : null;
  const plan = useQuery({ ...getPlanOptions({ path: { plan_id: planId ?? '' } }), enabled: planId !== null, staleTime: Infinity });
  const gone = plan.error instanceof ApiProblem && plan.error.status === 404;
  const ready = needed && (planId === null || plan.data !== undefined || gone);
  useEffect(() => {
    if (!ready || workout === null) return;
    const sessions = plan.data?.weeks.flatMap((week) => week.sessions) ?? [];
    const session = sessions.find((one) => one.id === workout.session_id);
    setDraft({
      userId,
      workoutId: workout.id,
      title: workout.title,
      startedAt: workout.started_at,
      planId: workout.plan_id,
      sessionId: workout.session_id,
      exercises: session === undefined ? [] : plannedExercises(session),
      typed: {},
      done: Object.fromEntries(workout.sets.map((set) => [set.id, set])),
    });
  }, [ready, workout, plan.data, userId]);
  return gone ? null : problemOf(plan);
}

/** One workout: the player while it runs, its summary afterwards. */
export function SessionPage() {
  const { t } = useTranslation('workout');
  const { workoutId = '' } = useParams();
  const userId = useSession().user?.id ?? '';
  const draft = useDraft(userId);
  const { workout, loading, error, retry } = useWorkout(workoutId);
  const running = workout !== null && workout.ended_at === null;
  const own = draft?.workoutId === workoutId ? draft : null;
  const problem = useAdopt(workout, running && own === null);
  if (running && own !== null) return <Player workout={workout} draft={own} />;
  if (workout !== null && !running) {
    return (
      <Suspense fallback={<PageSkeleton />}>
        <Summary workout={workout} />
      </Suspense>
    );
  }
  if (loading || (running && problem === null)) return <PageSkeleton />;
  const missing = error instanceof ApiProblem && error.status === 404;
  if (!missing && (error !== null || problem !== null)) return <ProblemNotice error={error ?? problem} onRetry={retry} />;
  return (
    <EmptyState
      title={t('missing.title')}
      text={t('missing.text')}
      action={
        <Button component={Link} to="/workout">
          {t('summary.back')}
        </Button>
      }
    />
  );
}
