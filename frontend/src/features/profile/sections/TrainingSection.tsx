import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';

import type { Draft, Update } from '../lib/draft';

import { LimitsField } from './LimitsField';

import { CardSkeleton, ChipChoice, SegmentedField, ToggleChips } from '@/shared/ui';

const TrainingMore = lazy(() => import('./TrainingMore'));

const EXPERIENCES = ['beginner', 'intermediate', 'advanced'] as const;
const GOALS = ['general', 'strength', 'hypertrophy', 'endurance'] as const;
const DAYS = [0, 1, 2, 3, 4, 5, 6, 7] as const;
const MINUTES = [15, 20, 30, 45, 60, 75, 90, 120] as const;
const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6] as const;
/** A Monday: its week lends the weekdays their names. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

interface TrainingSectionProps {
  draft: Draft;
  update: Update;
  /** Everything there is to say; without it the few questions that the first week needs. */
  full?: boolean;
}

export function TrainingSection({ draft, update, full = false }: TrainingSectionProps) {
  const { t, i18n } = useTranslation(['profile', 'common']);
  const weekday = new Intl.DateTimeFormat(i18n.language, { weekday: 'short', timeZone: 'UTC' });
  const { training } = draft;
  const change = (part: Partial<Draft['training']>): void => {
    update({ training: { ...training, ...part } });
  };
  const minutes = [...new Set([...MINUTES, training.minutes_per_session])].sort((a, b) => a - b);
  return (
    <>
      <SegmentedField
        label={t('training.days')}
        value={String(training.days_per_week)}
        options={DAYS.map((days) => ({ value: String(days), label: String(days) }))}
        onChange={(days) => {
          // Other days than before: which weekdays they are is open again, and with it which days could have more energy.
          change({ days_per_week: Number(days), weekdays: [], training_day_energy_pct: 0 });
        }}
      />
      {training.days_per_week > 0 && (
        <>
          <ToggleChips
            label={t('training.weekdays')}
            description={t('training.weekdaysHint')}
            options={WEEKDAYS.map((day) => ({ value: String(day), label: weekday.format(MONDAY + day * DAY_MS) }))}
            value={(training.weekdays ?? []).map(String)}
            onChange={(days) => {
              // The number of days follows the weekdays; without any, it stays as it was.
              change({
                weekdays: days.map(Number),
                days_per_week: days.length || training.days_per_week,
                ...(days.length === 0 && { training_day_energy_pct: 0 }),
              });
            }}
          />
          <ChipChoice
            label={t('training.minutes')}
            value={String(training.minutes_per_session)}
            options={minutes.map((value) => ({ value: String(value), label: String(value) }))}
            onChange={(value) => {
              change({ minutes_per_session: Number(value) });
            }}
          />
          <ChipChoice
            label={t('training.experience')}
            value={training.experience}
            options={EXPERIENCES.map((value) => ({ value, label: t(`common:vocab.experience.${value}`) }))}
            onChange={(experience) => {
              change({ experience });
            }}
          />
          <ChipChoice
            label={t('training.goal')}
            value={training.goal}
            options={GOALS.map((value) => ({ value, label: t(`common:vocab.trainingGoal.${value}`) }))}
            onChange={(goal) => {
              change({ goal });
            }}
          />
          {full && (
            <Suspense fallback={<CardSkeleton lines={4} />}>
              <TrainingMore training={training} onChange={change} />
            </Suspense>
          )}
          <LimitsField
            limits={training.limits ?? []}
            onChange={(limits) => {
              change({ limits });
            }}
          />
        </>
      )}
    </>
  );
}
