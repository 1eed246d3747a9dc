import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';

import { useStart } from '../api/useStart';
import { useWorkouts } from '../api/useTraining';
import { OutdatedPlan } from '../components/OutdatedPlan';
import { useDraft } from '../lib/draft';

import { WorkoutPage } from './WorkoutPage';

import { getCurrentPlansQueryKey, getPlanOptions } from '@/api/@tanstack/react-query.gen';
import type { CurrentPlans, PlanOut } from '@/api/types.gen';
import { ApiProblem } from '@/shared/lib/problem';
import { useSession } from '@/shared/lib/session';
import { EmptyState, PageSkeleton, ProblemNotice } from '@/shared/ui';

/** The plan, also without a network where another page has just shown it. */
function usePlan(planId: string): { plan: PlanOut | undefined; error: unknown; retry: () => void } {
  const shown = useQueryClient().getQueryData<CurrentPlans>(getCurrentPlansQueryKey())?.workout;
  const here = shown?.id === planId ? shown : undefined;
  const query = useQuery({ ...getPlanOptions({ path: { plan_id: planId } }), enabled: here === undefined });
  return { plan: here ?? query.data, error: query.error, retry: () => void query.refetch() };
}

/** Begins a planned session at once, or goes on with it where it was begun; nothing of this stays in the history. */
function Starting({ planId, sessionId }: { planId: string; sessionId: string }) {
  const { t } = useTranslation('workout');
  const navigate = useNavigate();
  const start = useStart();
  const draft = useDraft(useSession().user?.id ?? '');
  const { workouts, loading } = useWorkouts();
  const { plan, error, retry } = usePlan(planId);
  const left = useRef(false);
  const session = plan?.weeks.flatMap((week) => week.sessions).find((one) => one.id === sessionId);
  const begun =
    draft?.sessionId === sessionId ? draft.workoutId : workouts.find((workout) => workout.session_id === sessionId)?.id;
  useEffect(() => {
    if (left.current) return;
    if (begun !== undefined) {
      left.current = true;
      void navigate(`/workout/${begun}`, { replace: true });
    } else if (!loading && session !== undefined) {
      left.current = true;
      void start(planId, session, true);
    }
  }, [begun, loading, navigate, planId, session, start]);
  const gone = error instanceof ApiProblem && error.status === 404;
  if (begun !== undefined || session !== undefined) return <PageSkeleton />;
  if (error !== null && !gone) return <ProblemNotice error={error} onRetry={retry} />;
  if (plan === undefined && !gone) return <PageSkeleton />;
  if (plan?.error_code === 'plan_outdated') return <OutdatedPlan plan={plan} />;
  return (
    <EmptyState
      title={t('missing.title')}
      text={t('missing.session')}
      action={
        <Button component={Link} to="/workout" replace>
          {t('summary.back')}
        </Button>
      }
    />
  );
}

/** The workouts; an address that names a session of a plan starts that one. */
export function StartPage() {
  const [search] = useSearchParams();
  const planId = search.get('plan');
  const sessionId = search.get('session');
  return planId === null || sessionId === null ? <WorkoutPage /> : <Starting planId={planId} sessionId={sessionId} />;
}
