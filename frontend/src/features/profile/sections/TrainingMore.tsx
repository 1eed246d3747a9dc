import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { Draft } from '../lib/draft';

import { DayEnergyField } from './DayEnergyField';
import { ExercisesField } from './ExercisesField';

import { MUSCLES } from '@/shared/lib/muscles';
import { ToggleChips } from '@/shared/ui';

type Training = Draft['training'];

const MOST_PRIORITIES = 3;

interface TrainingMoreProps {
  training: Training;
  onChange: (part: Partial<Training>) => void;
}

/** What the first week does not need to know; a chunk of its own, so that the first questions come soon. */
export default function TrainingMore({ training, onChange }: TrainingMoreProps) {
  const { t } = useTranslation(['profile', 'common']);
  return (
    <>
      <DayEnergyField
        training={training}
        onChange={(pct) => {
          onChange({ training_day_energy_pct: pct });
        }}
      />
      <Switch
        size="md"
        label={t('training.cardio')}
        description={t('training.cardioHint')}
        checked={training.cardio ?? false}
        onChange={(event) => {
          onChange({ cardio: event.currentTarget.checked });
        }}
      />
      <ToggleChips
        label={t('training.priorities')}
        description={t('training.prioritiesHint')}
        options={MUSCLES.map((value) => ({ value, label: t(`common:vocab.muscle.${value}`) }))}
        value={training.priority_muscles ?? []}
        onChange={(muscles) => {
          if (muscles.length <= MOST_PRIORITIES) onChange({ priority_muscles: muscles });
        }}
      />
      <ExercisesField
        label={t('training.favourites')}
        value={training.favourite_exercises ?? []}
        taken={training.disliked_exercises ?? []}
        max={50}
        onChange={(favourite_exercises) => {
          onChange({ favourite_exercises });
        }}
      />
      <ExercisesField
        label={t('training.dislikes')}
        value={training.disliked_exercises ?? []}
        taken={training.favourite_exercises ?? []}
        max={100}
        onChange={(disliked_exercises) => {
          onChange({ disliked_exercises });
        }}
      />
    </>
  );
}
