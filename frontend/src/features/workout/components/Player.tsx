import { ActionIcon, Button } from '@mantine/core';
import { IconMoon, IconPlus, IconSun } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useBests } from '../api/useBests';
import type { WorkoutView } from '../api/useWorkout';
import { addedExercise, changeDraft, type Draft } from '../lib/draft';
import { cardsOf, isOver } from '../lib/rows';
import { clock } from '../lib/timer';
import { useNow } from '../lib/useNow';
import { setDark, useDark, useDarkScreen, useWakeLock } from '../lib/usePlayerScreen';
import { useSetActions } from '../lib/useSetActions';

import { ExerciseCard } from './ExerciseCard';
import classes from './Player.module.css';
import { TimerBar } from './TimerBar';

import { useWorkoutTitle } from '@/shared/lib/explain';
import { EmptyState, Page } from '@/shared/ui';

function Elapsed({ since }: { since: string }) {
  const { t } = useTranslation('workout');
  const now = useNow(1000);
  return (
    <>
      {t('player.elapsed')} {clock((now - Date.parse(since)) / 1000)}
    </>
  );
}

function DarkSwitch() {
  const { t } = useTranslation('workout');
  const dark = useDark();
  return (
    <ActionIcon size={48} aria-pressed={dark} aria-label={t('player.dark')} onClick={() => setDark(!dark)}>
      {dark ? <IconMoon size={22} aria-hidden="true" /> : <IconSun size={22} aria-hidden="true" />}
    </ActionIcon>
  );
}

const AddExercise = lazy(() => import('./AddExercise'));
const EndDialog = lazy(() => import('./EndDialog'));

/** The workout that runs: its exercises in any order, the timer, and the way out. */
export function Player({ workout, draft }: { workout: WorkoutView; draft: Draft }) {
  const { t } = useTranslation('workout');
  const titleOf = useWorkoutTitle();
  useDarkScreen();
  useWakeLock();
  const cards = cardsOf(draft, workout.sets);
  const current = cards.findIndex((card) => !isOver(card));
  // What the person opened or closed by hand; everything else follows the workout.
  const [byHand, setByHand] = useState<Record<number, boolean>>({});
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState(false);
  const bests = useBests(workout.started_at);
  const { timer, actions, onTimerEnd, onTimerStop } = useSetActions(workout.id, cards, (at) => setByHand({ [at]: true }));
  const left = cards
    .filter((card) => !card.exercise.skipped)
    .reduce((count, card) => count + card.rows.filter((row) => row.done === null).length, 0);

  return (
    <Page
      title={titleOf(workout.title, t('empty.title'))}
      eyebrow={<Elapsed since={workout.started_at} />}
      width="narrow"
      actions={
        <>
          <DarkSwitch />
          <Button mih={48} variant={left === 0 && cards.length > 0 ? 'filled' : 'default'} onClick={() => setEnding(true)}>
            {t('player.finish')}
          </Button>
        </>
      }
    >
      {cards.length === 0 && <EmptyState title={t('player.emptyTitle')} text={t('player.emptyText')} />}
      {cards.map((card) => {
        const open = byHand[card.at] ?? (card.at === current && Object.keys(byHand).length === 0);
        return (
          <ExerciseCard
            key={`${card.at}:${card.exercise.exercise_id}`}
            workoutId={workout.id}
            card={card}
            open={open}
            runningSet={timer?.setId ?? null}
            best={bests.get(card.exercise.exercise_id) ?? null}
            onToggle={() => setByHand({ ...byHand, [card.at]: !open })}
            {...actions}
          />
        );
      })}
      <Button variant="default" mih={48} leftSection={<IconPlus size={20} aria-hidden="true" />} onClick={() => setAdding(true)}>
        {t('exercise.add')}
      </Button>
      {timer !== null && <div className={classes.room} aria-hidden="true" />}
      {timer !== null && <TimerBar timer={timer} onEnd={onTimerEnd} onStop={onTimerStop} />}
      <Suspense fallback={null}>
        {adding && (
          <AddExercise
            onClose={() => setAdding(false)}
            onPick={(exercise) => {
              changeDraft((old) => ({ ...old, exercises: [...cards.map((card) => card.exercise), addedExercise(exercise)] }));
              setByHand({ ...byHand, [cards.length]: true });
              setAdding(false);
            }}
          />
        )}
        {ending && <EndDialog workout={workout} left={left} onClose={() => setEnding(false)} />}
      </Suspense>
    </Page>
  );
}
