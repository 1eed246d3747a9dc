import { Button, Collapse, Switch, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconInfoCircle, IconPlus, IconTrophy } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { type DraftExercise, withOneMoreSet } from '../lib/draft';
import { type CardView, isOver, type Row, type Values } from '../lib/rows';
import { estimate1rmKg, isTimed, type LoggedSet, type Target } from '../lib/sets';
import { useLoad } from '../lib/useLoad';

import classes from './ExerciseCard.module.css';
import { SetTable } from './SetTable';

import { getPreviousSetsOptions } from '@/api/@tanstack/react-query.gen';
import { useExplain } from '@/shared/lib/explain';
import { useFormat } from '@/shared/lib/format';
import { CardSkeleton, Why } from '@/shared/ui';

const HowTo = lazy(() => import('./HowTo'));

export interface CardActions {
  onDone: (exercise: DraftExercise, row: Row, values: Values) => void;
  onUndo: (exercise: DraftExercise, set: LoggedSet) => void;
  onStart: (exercise: DraftExercise, row: Row, values: Values) => void;
  onChange: (at: number, change: (exercise: DraftExercise) => DraftExercise) => void;
}

interface ExerciseCardProps extends CardActions {
  workoutId: string;
  card: CardView;
  open: boolean;
  onToggle: () => void;
  runningSet: string | null;
  /** The best estimated 1RM before this workout, in kg. */
  best: number | null;
}

function useReasons(exercise: DraftExercise, target: Target | undefined): { text: string }[] {
  const { t } = useTranslation('workout');
  const format = useFormat();
  const explain = useExplain();
  const reasons = exercise.why === null ? [] : [{ text: explain(exercise.why_parts, exercise.why) }];
  if (target === undefined || exercise.why === null) return reasons;
  if (target.rir !== null) reasons.push({ text: t('why.rir', { rir: format.number(target.rir, 1) }) });
  if (target.load_kg !== null) reasons.push({ text: t('why.load', { load: format.mass(target.load_kg) }) });
  else if (target.kind === 'working') reasons.push({ text: t('why.noLoad') });
  return reasons;
}

/** "3 × 6–10 × 60 · 2 in reserve": what the working sets ask for. */
function TargetLine({ card }: { card: CardView }) {
  const { t } = useTranslation('workout');
  const load = useLoad();
  const format = useFormat();
  const working = card.rows.filter((row) => row.target.kind !== 'warmup');
  const target = working[0]?.target;
  const reasons = useReasons(card.exercise, target);
  if (target === undefined || reasons.length === 0) return null;
  const wanted = [
    `${working.length} × ${load.target(target).replace(/^× /, '')}${target.load_kg === null ? '' : ` ${load.unit}`}`,
    ...(target.rir === null ? [] : [t('target.rir', { rir: format.number(target.rir, 1) })]),
  ];
  return (
    <p className={classes.target}>
      {t('target.label', { target: wanted.join(' · ') })} <Why subject={card.exercise.name} reasons={reasons} />
    </p>
  );
}

function Record({ card, best }: { card: CardView; best: number | null }) {
  const { t } = useTranslation('workout');
  const format = useFormat();
  const now = Math.max(0, ...card.rows.map((row) => (row.done === null ? 0 : (estimate1rmKg(row.done) ?? 0))));
  if (best === null || now <= best) return null;
  return (
    <p role="status" className={classes.record}>
      <IconTrophy size={20} aria-hidden="true" />
      {t('record', { now: format.mass(now), before: format.mass(best) })}
    </p>
  );
}

/** What can be done with an exercise beside doing it. */
function CardActionsRow({ card, onChange }: Pick<ExerciseCardProps, 'card' | 'onChange'>) {
  const { t } = useTranslation('workout');
  const { exercise, at } = card;
  const timed = card.rows.every((row) => isTimed(row.target));
  return (
    <div className={classes.actions}>
      <Button
        variant="subtle"
        mih={48}
        leftSection={<IconPlus size={20} aria-hidden="true" />}
        onClick={() => onChange(at, withOneMoreSet)}
      >
        {t('set.add')}
      </Button>
      <Button variant="subtle" color="gray" mih={48} onClick={() => onChange(at, (old) => ({ ...old, skipped: !old.skipped }))}>
        {exercise.skipped ? t('exercise.unskip') : t('exercise.skip')}
      </Button>
      {!timed && (
        <Switch
          label={t('exercise.assist')}
          checked={exercise.assisted}
          onChange={() => onChange(at, (old) => ({ ...old, assisted: !old.assisted }))}
        />
      )}
    </div>
  );
}

/** How the exercise is done, asked for when it is opened. */
function HowToButton({ exerciseId }: { exerciseId: string }) {
  const { t } = useTranslation('workout');
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <div>
      <Button
        variant="subtle"
        mih={48}
        leftSection={<IconInfoCircle size={20} aria-hidden="true" />}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {t('exercise.how')}
      </Button>
      <div id={id}>
        {open && (
          <Suspense fallback={<CardSkeleton />}>
            <HowTo exerciseId={exerciseId} />
          </Suspense>
        )}
      </div>
    </div>
  );
}

/** One exercise: what is asked, what was done the last time, what is done now. */
export function ExerciseCard({ workoutId, card, open, onToggle, runningSet, best, ...actions }: ExerciseCardProps) {
  const { t } = useTranslation('workout');
  const id = useId();
  const { exercise, rows } = card;
  const previous = useQuery({
    ...getPreviousSetsOptions({ path: { exercise_id: exercise.exercise_id }, query: { before: workoutId } }),
    enabled: open && !exercise.skipped,
    staleTime: Infinity,
  });
  const done = rows.filter((row) => row.done !== null).length;
  const state = exercise.skipped ? t('exercise.skipped') : t('exercise.progress', { done, all: rows.length });
  return (
    <section className={classes.card} aria-labelledby={`${id}-name`} data-over={isOver(card)} data-superset={exercise.superset !== null}>
      <div className={classes.head}>
        <h2 className={classes.heading}>
          <UnstyledButton className={classes.toggle} aria-expanded={open} aria-controls={`${id}-body`} onClick={onToggle}>
            <IconChevronDown size={20} className={classes.chevron} data-open={open} aria-hidden="true" />
            <span>
              {exercise.superset !== null && (
                <span className={classes.superset}>{t('exercise.superset', { letter: exercise.superset })}</span>
              )}
              <span id={`${id}-name`}>{exercise.name}</span>
              <span className={classes.state}>{state}</span>
            </span>
          </UnstyledButton>
        </h2>
      </div>
      <Collapse expanded={open} id={`${id}-body`}>
        {open && (
          <div className={classes.body}>
            <TargetLine card={card} />
            <HowToButton exerciseId={exercise.exercise_id} />
            <SetTable
              card={card}
              previous={previous.data?.sets ?? []}
              runningSet={runningSet}
              onDone={(row, values) => actions.onDone(exercise, row, values)}
              onUndo={(set) => actions.onUndo(exercise, set)}
              onStart={(row, values) => actions.onStart(exercise, row, values)}
            />
            <Record card={card} best={best} />
            <CardActionsRow card={card} onChange={actions.onChange} />
          </div>
        )}
      </Collapse>
    </section>
  );
}
