import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { Draft, Update } from '../lib/draft';
import { heightRange, weightRange } from '../lib/ranges';
import type { Invalid } from '../lib/validate';

import { useFormat } from '@/shared/lib/format';
import { setPreferences, usePreferences } from '@/shared/lib/preferences';
import { DecimalInput, HeightInput, MassInput, SegmentedField } from '@/shared/ui';

interface SectionProps {
  draft: Draft;
  update: Update;
  invalid: Invalid;
}

const SEXES = ['female', 'male'] as const;
const UNITS = ['metric', 'us'] as const;

export function BodySection({ draft, update, invalid }: SectionProps) {
  const { t } = useTranslation(['profile', 'common']);
  const { units } = usePreferences();
  const format = useFormat();
  return (
    <>
      <SegmentedField
        label={t('body.units')}
        value={units}
        options={UNITS.map((value) => ({ value, label: t(`body.${value}`) }))}
        onChange={(next) => {
          setPreferences({ units: next });
          update({ units: next });
        }}
      />
      <SegmentedField
        label={t('body.sex')}
        value={draft.sex}
        options={SEXES.map((value) => ({ value, label: t(`common:vocab.sex.${value}`) }))}
        error={invalid.sex && t('invalid.sex')}
        onChange={(sex) => {
          update({ sex });
        }}
      />
      <TextInput
        label={t('body.birthDate')}
        type="date"
        autoComplete="bday"
        value={draft.birth_date ?? ''}
        error={invalid.birthDate && t('invalid.birthDate')}
        onChange={(event) => {
          update({ birth_date: event.currentTarget.value || null });
        }}
      />
      <HeightInput
        label={t('body.height')}
        valueCm={draft.height_cm}
        error={invalid.height && t('invalid.height', heightRange(format))}
        onChangeCm={(height_cm) => {
          update({ height_cm });
        }}
      />
      <MassInput
        label={t('body.weight')}
        valueKg={draft.weight_kg}
        error={invalid.weight && t('invalid.weight', weightRange(format))}
        onChangeKg={(weight_kg) => {
          update({ weight_kg });
        }}
      />
      <DecimalInput
        label={t('body.bodyFat')}
        unit="%"
        value={draft.body_fat_pct ?? null}
        error={invalid.bodyFat && t('invalid.bodyFat')}
        onChange={(body_fat_pct) => {
          update({ body_fat_pct });
        }}
      />
    </>
  );
}
