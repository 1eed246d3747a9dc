import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { changeDraft, type DraftExercise } from './draft';
import { type CardView, isOver, type Row, type Values } from './rows';
import { isTimed } from './sets';
import { prepareSound } from './signals';
import { holdTimer, readyTimer, restTimer, setTimer, type Timer, useTimer } from './timer';

import { useWorkoutWrites } from '../api/useWorkoutWrites';
import type { CardActions } from '../components/ExerciseCard';

import { notifications } from '@mantine/notifications';

interface SetActions {
  timer: Timer | null;
  actions: CardActions;
  onTimerEnd: (timer: Timer) => void;
  onTimerStop: (timer: Timer, seconds: number) => void;
}

interface Found {
  card: CardView;
  row: Row;
}

const rowOf = (cards: readonly CardView[], id: string | null): Found | null => {
  for (const card of cards) {
    const row = card.rows.find((one) => one.id === id);
    if (row !== undefined) return { card, row };
  }
  return null;
};

/** In a superset the next exercise of it is next; else the first that is not over, once this one is. */
function nextCard(cards: readonly CardView[], card: CardView, row: Row): CardView | null {
  const { superset } = card.exercise;
  const waits = (one: CardView): boolean => !isOver(one) && one.rows.some((other) => other.done === null && other.id !== row.id);
  if (superset !== null) {
    const group = cards.filter((one) => one.exercise.superset === superset);
    const ring = [...group.filter((one) => one.at > card.at), ...group.filter((one) => one.at <= card.at)];
    const next = ring.find(waits);
    if (next !== undefined) return next;
  }
  return waits(card) ? card : (cards.find(waits) ?? null);
}

/** What ticking, starting and stopping sets do: store, open what comes next, and start the rest. */
export function useSetActions(workoutId: string, cards: readonly CardView[], onNext: (at: number) => void): SetActions {
  const { t } = useTranslation('workout');
  const writes = useWorkoutWrites();
  const timer = useTimer();

  const finishSet = useCallback(
    (exercise: DraftExercise, row: Row, values: Values): void => {
      if (values.reps === null && values.duration_s === null) {
        notifications.show({ withCloseButton: false, message: isTimed(row.target) ? t('set.needSeconds') : t('set.needReps') });
        return;
      }
      prepareSound();
      void writes.complete(workoutId, exercise, row, values);
      const card = rowOf(cards, row.id)?.card ?? null;
      const next = card === null ? null : nextCard(cards, card, row);
      setTimer(next === null || row.target.rest_s <= 0 ? null : restTimer(row.target.rest_s, t('timer.next', { name: next.exercise.name })));
      if (next !== null && next !== card) onNext(next.at);
    },
    [cards, onNext, t, workoutId, writes],
  );

  const hold = useCallback(
    (ended: Timer, seconds: number): void => {
      const found = rowOf(cards, ended.setId);
      setTimer(null);
      if (found === null || seconds < 1) return;
      finishSet(found.card.exercise, found.row, { load_kg: null, reps: null, rir: null, duration_s: seconds });
    },
    [cards, finishSet],
  );

  const onTimerEnd = useCallback(
    (ended: Timer): void => {
      if (ended.mode === 'hold') hold(ended, ended.totalS);
      else if (ended.mode === 'rest') setTimer(null);
      else {
        const found = rowOf(cards, ended.setId);
        const seconds = found === null ? null : (found.row.typed.duration_s ?? found.row.target.duration_s);
        setTimer(seconds === null ? null : holdTimer(ended, seconds));
      }
    },
    [cards, hold],
  );

  const actions = useMemo<CardActions>(
    () => ({
      onDone: finishSet,
      onUndo: (exercise, set) => void writes.undo(workoutId, exercise, set),
      onStart: (exercise, row) => {
        prepareSound();
        setTimer(readyTimer(row.id, exercise.name));
      },
      onChange: (at, change) =>
        changeDraft((draft) => ({
          ...draft,
          exercises: cards.map((card) => (card.at === at ? change(card.exercise) : card.exercise)),
        })),
    }),
    [cards, finishSet, workoutId, writes],
  );

  return { timer, actions, onTimerEnd, onTimerStop: hold };
}
