import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { badFields, type Field, LIMITS } from './check';
import type { Values } from './rows';
import { useLoad } from './useLoad';

import { useFormat } from '@/shared/lib/format';

export interface SetCheck {
  /** Fields to mark: a field is left alone until it was left, or the set was ticked. */
  marked: ReadonlySet<Field>;
  messages: readonly string[];
  /** After each keystroke: whether what stands in the field can be read. */
  onText: (field: Field, value: number | null, text: string) => void;
  onLeave: () => void;
  /** Whether the set can be stored; marks what keeps it from that. */
  passes: () => boolean;
  /** Whether its clock can be started: no seconds at all are no mistake then. */
  canStart: () => boolean;
}

/** What is wrong with the values of a set, in words, before any of them is sent. */
export function useSetCheck(values: Values, timed: boolean, assisted: boolean): SetCheck {
  const { t } = useTranslation('workout');
  const format = useFormat();
  const load = useLoad();
  const [unread, setUnread] = useState<ReadonlySet<Field>>(new Set());
  const [shown, setShown] = useState(false);
  const [ticked, setTicked] = useState(false);
  const bad = badFields(values, timed, assisted, unread);
  const needed: Field = timed ? 'duration_s' : 'reps';
  const missing = values[needed] === null && !bad.has(needed);
  const maxLoad = Math.floor(load.toUnit(assisted ? LIMITS.assisted_kg : LIMITS.load_kg) ?? 0);
  const words: Record<Field, string> = {
    load_kg: t('set.badLoad', { max: format.number(maxLoad), unit: load.unit }),
    reps: t('set.badReps', { max: format.number(LIMITS.reps) }),
    rir: t('set.badRir', { max: format.number(LIMITS.rir) }),
    duration_s: t('set.badSeconds', { max: format.number(LIMITS.duration_s) }),
  };
  const asks = ticked && missing;
  const marked = new Set<Field>([...(shown ? bad : []), ...(asks ? [needed] : [])]);
  return {
    marked,
    messages: [
      ...(shown ? [...bad].map((field) => words[field]) : []),
      ...(asks ? [timed ? t('set.needSeconds') : t('set.needReps')] : []),
    ],
    onText: (field, value, text) => {
      const next = new Set(unread);
      if (value === null && text.trim() !== '') next.add(field);
      else next.delete(field);
      setUnread(next);
      setTicked(false);
      // Another try at a field is judged when it is left, as the first was.
      if (bad.size === 0) setShown(false);
    },
    onLeave: () => setShown(true),
    passes: () => {
      setShown(true);
      setTicked(true);
      return bad.size === 0 && !missing;
    },
    canStart: () => {
      setShown(true);
      return bad.size === 0;
    },
  };
}
