import { useTranslation } from 'react-i18next';

import type { Draft, Update } from '../lib/draft';
import { weightRange } from '../lib/ranges';
import type { Invalid } from '../lib/validate';

import { useFormat } from '@/shared/lib/format';
import { ChoiceCards, DecimalInput, MassInput } from '@/shared/ui';

interface SectionProps {
  draft: Draft;
  update: Update;
  invalid: Invalid;
}

const KINDS = ['lose', 'maintain', 'gain'] as const;

export function GoalSection({ draft, update, invalid }: SectionProps) {
  const { t } = useTranslation(['profile', 'common']);
  const format = useFormat();
  const { goal } = draft;
  return (
    <>
      <ChoiceCards
        label={<span className="visually-hidden">{t('section.goal')}</span>}
        value={goal.kind}
        choices={KINDS.map((value) => ({
          value,
          label: t(`common:vocab.goal.${value}`),
          text: t(`goalText.${value}`),
        }))}
        onChange={(kind) => {
          update({ goal: { ...goal, kind } });
        }}
      />
      {goal.kind !== 'maintain' && (
        <>
          <MassInput
            label={t('goal.target')}
            valueKg={goal.target_weight_kg ?? null}
            error={invalid.weight && t('invalid.weight', weightRange(format))}
            onChangeKg={(kg) => {
              update({ goal: { ...goal, target_weight_kg: kg } });
            }}
          />
          <DecimalInput
            label={t('goal.rate')}
            description={t('goal.rateHint')}
            unit="%"
            digits={2}
            value={goal.rate_pct_per_week ?? null}
            error={invalid.rate && t('invalid.rate')}
            onChange={(rate) => {
              update({ goal: { ...goal, rate_pct_per_week: rate } });
            }}
          />
        </>
      )}
    </>
  );
}
