import { Button } from '@mantine/core';
import { IconCheck, IconPlayerPlay } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { useShownPlan } from '../api/usePlans';
import { type SessionWorkout, useSessionWorkouts } from '../api/useSessionWorkouts';
import { isOutdated, OutdatedNotice } from '../components/OutdatedNotice';
import { sessionAddress } from '../training/sessionAddress';

import classes from './cards.module.css';

import type { PlanOut, PlanSession } from '@/api/types.gen';
import { useFormat, useToday } from '@/shared/lib/format';
import { useSessionTitle } from '@/shared/lib/explain';
import { Card, CardSkeleton, Later, ProblemNotice } from '@/shared/ui';

interface ActionProps {
  plan: PlanOut;
  session: PlanSession;
  workout: SessionWorkout | undefined;
}

/** Start it, go on with it, or see what it was. */
function Action({ plan, session, workout }: ActionProps) {
  const { t } = useTranslation('plan');
  if (workout !== undefined && workout.ended_at !== null) {
    return (
      <>
        <p className={classes.done}>
          <IconCheck size={20} aria-hidden="true" /> {t('session.done')}
        </p>
        <Button component={Link} to={`/workout/${workout.id}`} variant="light">
          {t('session.summary')}
        </Button>
      </>
    );
  }
  return (
    <Button
      component={Link}
      to={workout === undefined ? sessionAddress(plan.id, session.id) : `/workout/${workout.id}`}
      size="lg"
      leftSection={<IconPlayerPlay size={20} aria-hidden="true" />}
    >
      {workout === undefined ? t('session.start') : t('session.goOn')}
    </Button>
  );
}

interface SessionProps {
  plan: PlanOut;
  today: string;
  workouts: ReadonlyMap<string, SessionWorkout>;
}

function Session({ plan, today, workouts }: SessionProps) {
  const { t } = useTranslation('plan');
  const format = useFormat();
  const title = useSessionTitle();
  const sessions = plan.weeks.flatMap((week) => week.sessions);
  const session = sessions.find((one) => one.day === today);
  const next = sessions.find((one) => one.day > today);
  if (session === undefined) {
    return (
      <p className={classes.text}>
        {t('today.rest')}{' '}
        {next !== undefined && t('today.nextSession', { title: title(next.title), day: format.day(next.day, 'short') })}
      </p>
    );
  }
  return (
    <>
      <p className={classes.what}>{title(session.title)}</p>
      <p className={classes.text}>
        {format.minutes(session.minutes)} · {t('session.exercises', { count: session.exercises.length })}
      </p>
      <Action plan={plan} session={session} workout={workouts.get(session.id)} />
    </>
  );
}

/** Today: what do I train. */
export function SessionCard() {
  const { t } = useTranslation('plan');
  const today = useToday();
  const { plan, isPending, error, retry } = useShownPlan('workout');
  const { workouts, loading } = useSessionWorkouts(today);
  const waiting = <CardSkeleton className={classes.waiting} />;
  if (isPending || loading) return waiting;
  const outdated = plan !== null && isOutdated(plan) ? plan : undefined;
  const ready = plan?.status === 'ready' && outdated === undefined ? plan : undefined;
  return (
    <Later fallback={waiting}>
    <Card title={t('today.session')} className={classes.card}>
      <ProblemNotice error={error} onRetry={retry} />
      {error === null && ready !== undefined && <Session plan={ready} today={today} workouts={workouts} />}
      {error === null && outdated !== undefined && <OutdatedNotice plan={outdated} />}
      {error === null && outdated === undefined && ready === undefined && (
        <>
          <p className={classes.text}>{t('empty.workouts')}</p>
          <Button component={Link} to="/plan?tab=training" variant="light">
            {t('today.plan')}
          </Button>
        </>
      )}
    </Card>
    </Later>
  );
}
