import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';

import type { WorkoutView } from '../api/useWorkout';
import { useWorkoutWrites } from '../api/useWorkoutWrites';
import { estimate1rmKg, hardSets, type LoggedSet, volumeKg } from '../lib/sets';
import { useLoad } from '../lib/useLoad';

import classes from './Lists.module.css';

import { useWorkoutTitle } from '@/shared/lib/explain';
import { useFormat } from '@/shared/lib/format';
import { Card, Page, Why } from '@/shared/ui';

interface Group {
  id: string;
  name: string;
  sets: readonly LoggedSet[];
  best: number | null;
}

function grouped(sets: readonly LoggedSet[]): Group[] {
  const byExercise = new Map<string, LoggedSet[]>();
  for (const set of [...sets].sort((a, b) => a.index - b.index)) {
    byExercise.set(set.exercise_id, [...(byExercise.get(set.exercise_id) ?? []), set]);
  }
  return [...byExercise].map(([id, own]) => {
    const estimates = own.map(estimate1rmKg).filter((one) => one !== null);
    return { id, name: own[0]?.exercise_name ?? '', sets: own, best: estimates.length === 0 ? null : Math.max(...estimates) };
  });
}

/** What a finished workout was: its sums, and each exercise with its sets. */
export function Summary({ workout }: { workout: WorkoutView }) {
  const { t } = useTranslation('workout');
  const titleOf = useWorkoutTitle();
  const { t: tc } = useTranslation('common');
  const format = useFormat();
  const load = useLoad();
  const written = (set: LoggedSet): string =>
    set.reps === null || set.load_kg === null ? load.set(set) : `${format.mass(set.load_kg, 2)} × ${set.reps}`;
  const navigate = useNavigate();
  const writes = useWorkoutWrites();
  const { sets } = workout;
  const minutes = workout.ended_at === null ? null : (Date.parse(workout.ended_at) - Date.parse(workout.started_at)) / 60_000;
  const groups = grouped(sets);
  const best = groups.filter((group) => group.best !== null).sort((a, b) => (b.best ?? 0) - (a.best ?? 0))[0];
  const facts = [
    { name: t('summary.duration'), value: format.minutes(minutes) },
    { name: t('summary.sets'), value: format.number(hardSets(sets)) },
    { name: t('summary.volume'), value: format.mass(volumeKg(sets), 0), why: t('summary.volumeWhy') },
    { name: t('summary.best'), value: best === undefined ? '–' : format.mass(best.best), small: best?.name, why: t('summary.bestWhy') },
  ];
  return (
    <Page
      title={titleOf(workout.title, t('empty.title'))}
      eyebrow={format.dateTime(workout.started_at)}
      width="narrow"
      actions={
        <Button component={Link} to="/workout" variant="default" mih={48}>
          {t('summary.back')}
        </Button>
      }
    >
      <Card>
        <dl className={classes.facts}>
          {facts.map(({ name, value, small, why }) => (
            <div key={name}>
              <dt>
                {name} {why !== undefined && <Why subject={name} reasons={[{ text: why }]} />}
              </dt>
              <dd>
                {value}
                {small !== undefined && <span className={classes.small}>{small}</span>}
              </dd>
            </div>
          ))}
        </dl>
      </Card>
      {groups.map((group) => (
        <Card key={group.id} title={group.name}>
          <ol className={classes.sets}>
            {group.sets.map((set) => (
              <li key={set.id}>
                {set.kind === 'warmup' && <span className={classes.small}>{t('set.warmup')}</span>} {written(set)}
                {set.rir !== null && <span className={classes.small}> · {t('target.rir', { rir: format.number(set.rir, 1) })}</span>}
              </li>
            ))}
          </ol>
          {group.best !== null && <p className={classes.note}>{t('summary.e1rm', { load: format.mass(group.best) })}</p>}
        </Card>
      ))}
      <div>
        <Button
          variant="subtle"
          color="gray"
          onClick={() => {
            void writes.discard(workout, titleOf(workout.title, t('empty.title')));
            void navigate('/workout', { replace: true });
          }}
        >
          {tc('action.delete')}
        </Button>
      </div>
    </Page>
  );
}
