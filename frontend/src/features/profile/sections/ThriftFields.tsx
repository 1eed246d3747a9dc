import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { Draft } from '../lib/draft';

import { DecimalInput } from '@/shared/ui';

type Diet = Draft['diet'];

const MOST_EUR_A_WEEK = 7000;
const LUNCHES = [0, 1, 2, 3, 4, 5, 6, 7];

interface ThriftFieldsProps {
  diet: Diet;
  onChange: (part: Partial<Diet>) => void;
}

/** What a week may cost, and how often yesterday's dinner is today's lunch. */
export function ThriftFields({ diet, onChange }: ThriftFieldsProps) {
  const { t } = useTranslation('profile');
  const budget = diet.budget_eur_per_week ?? null;
  const wrong = budget !== null && (budget <= 0 || budget > MOST_EUR_A_WEEK);
  return (
    <>
      <DecimalInput
        size="md"
        label={t('diet.budget')}
        description={t('diet.budgetHint')}
        unit="€"
        digits={2}
        value={budget}
        error={wrong && t('diet.budgetWrong', { most: MOST_EUR_A_WEEK })}
        onChange={(value) => {
          onChange({ budget_eur_per_week: value });
        }}
      />
      <NativeSelect
        size="md"
        label={t('diet.leftovers')}
        description={t('diet.leftoversHint')}
        value={String(diet.leftover_lunches ?? 0)}
        data={LUNCHES.map((count) => ({
          value: String(count),
          label: count === 0 ? t('diet.leftoversNone') : t('diet.leftoversCount', { count }),
        }))}
        onChange={(event) => {
          onChange({ leftover_lunches: Number(event.currentTarget.value) });
        }}
      />
    </>
  );
}
