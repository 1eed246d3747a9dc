import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { Draft } from '../lib/draft';

type Training = Draft['training'];

const PCT = [0, 5, 10, 15, 20, 25];
const DAYS_A_WEEK = 7;

/** How far training days and rest days lie apart; there is nothing to choose where all days are alike. */
export function DayEnergyField({ training, onChange }: { training: Training; onChange: (pct: number) => void }) {
  const { t } = useTranslation('profile');
  const days = training.weekdays?.length ?? 0;
  const value = training.training_day_energy_pct ?? 0;
  const none = days === 0 ? t('training.dayEnergyDays') : days === DAYS_A_WEEK ? t('training.dayEnergyAll') : null;
  return (
    <NativeSelect
      size="md"
      label={t('training.dayEnergy')}
      description={none ?? t('training.dayEnergyHint')}
      disabled={none !== null && value === 0}
      value={String(value)}
      data={[...new Set([...PCT, value])]
        .sort((a, b) => a - b)
        .map((pct) => ({
          value: String(pct),
          label: pct === 0 ? t('training.dayEnergyNone') : t('training.dayEnergyPct', { pct }),
        }))}
      onChange={(event) => {
        onChange(Number(event.currentTarget.value));
      }}
    />
  );
}
