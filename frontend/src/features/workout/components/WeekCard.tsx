import { Badge, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { useStart } from '../api/useStart';
import { useWeek } from '../api/useTraining';
import type { WorkoutView } from '../api/useWorkout';

import classes from './Lists.module.css';
import { OutdatedPlan } from './OutdatedPlan';

import type { PlanSession } from '@/api/types.gen';
import { useSessionTitle } from '@/shared/lib/explain';
import { useFormat, useToday } from '@/shared/lib/format';
import { Card, CardSkeleton, EmptyState, ProblemNotice } from '@/shared/ui';

interface SessionItemProps {
  session: PlanSession;
  done: WorkoutView | undefined;
  isToday: boolean;
  onStart: () => void;
}

function SessionItem({ session, done, isToday, onStart }: SessionItemProps) {
  const { t } = useTranslation('workout');
  const format = useFormat();
  const title = useSessionTitle()(session.title);
  const facts = [format.minutes(session.minutes), t('week.exercises', { count: session.exercises.length })];
  return (
    <li className={classes.item}>
      <span className={classes.text}>
        <span className={classes.name}>{title}</span>
        <span className={classes.small}>
          {isToday ? t('week.today') : format.day(session.day)} · {facts.join(' · ')}
        </span>
      </span>
      {done === undefined ? (
        <Button mih={48} variant={isToday ? 'filled' : 'default'} aria-label={t('week.startSession', { title })} onClick={onStart}>
          {t('week.start')}
        </Button>
      ) : (
        <Button component={Link} to={`/workout/${done.id}`} variant="light" mih={48}>
          {done.ended_at === null ? t('week.goOn') : t('week.done')}
        </Button>
      )}
    </li>
  );
}

/** The plan's sessions of this week, each with its start. */
export function WeekCard({ workouts }: { workouts: readonly WorkoutView[] }) {
  const { t } = useTranslation('workout');
  const today = useToday();
  const start = useStart();
  const { planId, outdated, deload, sessions, loading, error, retry } = useWeek();
  if (loading) return <CardSkeleton lines={4} />;
  if (error !== null) {
    return (
      <Card title={t('week.title')}>
        <ProblemNotice error={error} onRetry={retry} />
      </Card>
    );
  }
  if (planId === null) {
    return (
      <Card>
        <EmptyState
          title={t('week.noneTitle')}
          text={t('week.noneText')}
          action={
            <Button component={Link} to="/plan">
              {t('week.toPlan')}
            </Button>
          }
        />
      </Card>
    );
  }
  if (outdated !== null) {
    return (
      <Card title={t('week.title')}>
        <OutdatedPlan plan={outdated} />
      </Card>
    );
  }
  return (
    <Card title={t('week.title')} aside={deload ? <Badge variant="light">{t('week.deload')}</Badge> : undefined}>
      {sessions.length === 0 ? (
        <p className={classes.note}>{t('week.over')}</p>
      ) : (
        <ul className="plain">
          {sessions.map((session) => (
            <SessionItem
              key={session.id}
              session={session}
              isToday={session.day === today}
              done={workouts.find((workout) => workout.session_id === session.id)}
              onStart={() => void start(planId, session)}
            />
          ))}
        </ul>
      )}
    </Card>
  );
}
