import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import type { SessionWorkout } from '../api/useSessionWorkouts';
import { groupSets, repRange, type SetGroup } from '../lib/sets';

import { sessionAddress } from './sessionAddress';
import classes from './SessionView.module.css';

import type { PlanExercise, PlanSession } from '@/api/types.gen';
import { useExplain, useSessionTitle } from '@/shared/lib/explain';
import { useFormat } from '@/shared/lib/format';
import { Why } from '@/shared/ui';

function useSetText(): (group: SetGroup) => string {
  const { t } = useTranslation('plan');
  const format = useFormat();
  return ({ count, set }) => {
    const amount =
      set.duration_s === null
        ? t('set.reps', { sets: count, reps: repRange(set) })
        : t('set.timed', { sets: count, duration: format.duration(set.duration_s) });
    const load = set.load_kg === null ? [] : [format.mass(set.load_kg)];
    const reserve = set.rir === null ? [] : [t('set.rir', { rir: format.number(set.rir, 1) })];
    return [amount, ...load, ...reserve].join(' · ');
  };
}

function ExerciseRow({ exercise }: { exercise: PlanExercise }) {
  const { t } = useTranslation('plan');
  const setText = useSetText();
  const explain = useExplain();
  return (
    <li className={classes.exercise} data-superset={exercise.superset !== null}>
      <div>
        <p className={classes.name}>
          {exercise.name}
          {exercise.superset !== null && (
            <span className={classes.superset}>{t('session.superset', { name: exercise.superset })}</span>
          )}
        </p>
        {groupSets(exercise.sets).map((group, index) => (
          <p key={index} className={classes.sets}>
            {setText(group)}
          </p>
        ))}
      </div>
      <Why
        subject={exercise.name}
        ask={t('session.why', { exercise: exercise.name })}
        reasons={[{ text: explain(exercise.why_parts, exercise.why) }]} />
    </li>
  );
}

interface SessionViewProps {
  planId: string;
  session: PlanSession;
  isToday: boolean;
  /** What was made of it, where something was. */
  workout: SessionWorkout | undefined;
}

export function SessionView({ planId, session, isToday, workout }: SessionViewProps) {
  const { t } = useTranslation('plan');
  const format = useFormat();
  const title = useSessionTitle()(session.title);
  const done = workout !== undefined && workout.ended_at !== null;
  return (
    <section className={classes.session} data-today={isToday} aria-labelledby={`session-${session.id}`}>
      <p className={classes.day}>
        {format.day(session.day, 'short')} ·{' '}
        {session.short == null || session.minutes_wanted == null
          ? format.minutes(session.minutes)
          : t('short.of', { minutes: format.minutes(session.minutes), wanted: format.minutes(session.minutes_wanted) })}
      </p>
      <h2 id={`session-${session.id}`} className={classes.title}>
        {title}
      </h2>
      <ul className={classes.exercises}>
        {session.exercises.map((exercise) => (
          <ExerciseRow key={exercise.exercise_id} exercise={exercise} />
        ))}
      </ul>
      <Button
        component={Link}
        to={workout === undefined ? sessionAddress(planId, session.id) : `/workout/${workout.id}`}
        variant={done ? 'light' : isToday ? 'filled' : 'default'}
        fullWidth
        aria-describedby={`session-${session.id}`}
      >
        {done ? t('session.done') : workout === undefined ? t('session.start') : t('session.goOn')}
      </Button>
    </section>
  );
}
