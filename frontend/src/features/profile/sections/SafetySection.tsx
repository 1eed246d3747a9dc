import { Checkbox, Fieldset, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { Draft, Update } from '../lib/draft';

import { SegmentedField } from '@/shared/ui';

const HEALTH = [
  'heart_condition', 'chest_pain', 'dizziness', 'hypertension', 'chronic_condition', 'medication', 'joint_problem',
  'supervised_only',
] as const; // prettier-ignore
const FOOD = [
  'pregnant', 'breastfeeding', 'eating_disorder', 'diabetes_medication', 'kidney_disease', 'bariatric_surgery', 'pku',
] as const; // prettier-ignore
type Question = (typeof HEALTH)[number] | (typeof FOOD)[number];

export function SafetySection({ draft, update }: { draft: Draft; update: Update }) {
  const { t } = useTranslation('profile');
  const { screening } = draft;
  const box = (question: Question) => (
    <Checkbox
      key={question}
      size="md"
      label={t(`safety.${question}`)}
      checked={screening[question] === true}
      styles={{ body: { minHeight: 44, alignItems: 'center' } }}
      onChange={(event) => {
        update({ screening: { ...screening, [question]: event.currentTarget.checked } });
      }}
    />
  );
  return (
    <>
      <Fieldset legend={t('safety.group.health')} variant="unstyled">
        <Stack gap={0}>{HEALTH.map(box)}</Stack>
      </Fieldset>
      <Fieldset legend={t('safety.group.food')} variant="unstyled">
        <Stack gap={0}>{FOOD.map(box)}</Stack>
      </Fieldset>
      <div>
        <p>{t('safety.scoffText')}</p>
        <SegmentedField
          label={t('safety.scoff')}
          value={String(screening.scoff_yes ?? 0)}
          options={['0', '1', '2', '3', '4', '5'].map((value) => ({ value, label: value }))}
          onChange={(value) => {
            update({ screening: { ...screening, scoff_yes: Number(value) } });
          }}
        />
      </div>
    </>
  );
}
