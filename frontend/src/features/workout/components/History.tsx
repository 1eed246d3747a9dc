import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import type { WorkoutView } from '../api/useWorkout';
import { hardSets, volumeKg } from '../lib/sets';

import classes from './Lists.module.css';

import { useWorkoutTitle } from '@/shared/lib/explain';
import { useFormat } from '@/shared/lib/format';
import { Card, ProblemNotice } from '@/shared/ui';

interface HistoryProps {
  workouts: readonly WorkoutView[];
  /** Only what the server has answered can be empty. */
  loaded: boolean;
  error: unknown;
  onRetry: () => void;
}

/** The finished workouts, newest first. */
export function History({ workouts, loaded, error, onRetry }: HistoryProps) {
  const { t } = useTranslation('workout');
  const titleOf = useWorkoutTitle();
  const format = useFormat();
  return (
    <Card title={t('history.title')}>
      <ProblemNotice error={error} onRetry={onRetry} />
      {workouts.length === 0 && loaded && <p className={classes.note}>{t('history.none')}</p>}
      {workouts.length > 0 && (
        <ul className="plain">
          {workouts.map((workout) => {
            const minutes = (Date.parse(workout.ended_at ?? workout.started_at) - Date.parse(workout.started_at)) / 60_000;
            const facts = [
              format.dateTime(workout.started_at),
              format.minutes(minutes),
              t('history.sets', { count: hardSets(workout.sets) }),
              format.mass(volumeKg(workout.sets), 0),
            ];
            return (
              <li key={workout.id} className={classes.item}>
                <Link to={`/workout/${workout.id}`} className={`${classes.text ?? ''} ${classes.past ?? ''}`}>
                  <span className={classes.name}>{titleOf(workout.title, t('empty.title'))}</span>
                  <span className={classes.small}>{facts.join(' · ')}</span>
                </Link>
              </li>
            );
          })}
        </ul>
      )}
    </Card>
  );
}
