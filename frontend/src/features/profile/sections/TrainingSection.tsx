import { useTranslation } from 'react-i18next';

import type { Draft, Update } from '../lib/draft';

import { LimitsField } from './LimitsField';

import { ChipChoice, SegmentedField } from '@/shared/ui';

const EXPERIENCES = ['beginner', 'intermediate', 'advanced'] as const;
const GOALS = ['general', 'strength', 'hypertrophy', 'endurance'] as const;
const DAYS = [0, 1, 2, 3, 4, 5, 6, 7] as const;
const MINUTES = [20, 30, 45, 60, 75, 90] as const;

export function TrainingSection({ draft, update }: { draft: Draft; update: Update }) {
  const { t } = useTranslation(['profile', 'common']);
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
          change({ days_per_week: Number(days) });
        }}
      />
      {training.days_per_week > 0 && (
        <>
          <SegmentedField
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
