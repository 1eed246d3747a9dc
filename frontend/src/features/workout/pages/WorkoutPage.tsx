import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';

import { useWorkouts } from '../api/useTraining';
import type { WorkoutView } from '../api/useWorkout';
import { useWorkoutWrites } from '../api/useWorkoutWrites';
import { History } from '../components/History';
import classes from '../components/Lists.module.css';
import { WeekCard } from '../components/WeekCard';

import { useWorkoutTitle } from '@/shared/lib/explain';
import { useFormat } from '@/shared/lib/format';
import { Card, CardSkeleton, Page } from '@/shared/ui';

function Unfinished({ workout }: { workout: WorkoutView }) {
  const { t } = useTranslation('workout');
  const titleOf = useWorkoutTitle();
  const format = useFormat();
  return (
    <Card title={t('unfinished.title')}>
      <div className={classes.item}>
        <span className={classes.text}>
          <span className={classes.name}>{titleOf(workout.title, t('empty.title'))}</span>
          <span className={classes.small}>
            {format.dateTime(workout.started_at)} · {t('history.sets', { count: workout.sets.length })}
          </span>
        </span>
        <Button component={Link} to={`/workout/${workout.id}`} mih={48}>
          {t('unfinished.goOn')}
        </Button>
      </div>
    </Card>
  );
}

export function WorkoutPage() {
  const { t } = useTranslation('workout');
  const navigate = useNavigate();
  const writes = useWorkoutWrites();
  const { workouts, loaded, loading, error, retry } = useWorkouts();
  const running = workouts.filter((workout) => workout.ended_at === null);
  const startEmpty = async (): Promise<void> => {
    const id = await writes.begin({ title: null, label: t('empty.title'), planId: null, sessionId: null, exercises: [] });
    await navigate(`/workout/${id}`);
  };
  return (
    <Page
      title={t('title')}
      actions={
        <Button variant="default" mih={48} leftSection={<IconPlus size={20} aria-hidden="true" />} onClick={() => void startEmpty()}>
          {t('empty.start')}
        </Button>
      }
    >
      <div className={classes.columns}>
        <div className={classes.column}>
          {running.map((workout) => (
            <Unfinished key={workout.id} workout={workout} />
          ))}
          <WeekCard workouts={workouts} />
        </div>
        <div className={classes.column}>
          {loading ? (
            <CardSkeleton lines={4} />
          ) : (
            <History
              workouts={workouts.filter((workout) => workout.ended_at !== null)}
              loaded={loaded}
              error={error}
              onRetry={retry}
            />
          )}
        </div>
      </div>
    </Page>
  );
}
