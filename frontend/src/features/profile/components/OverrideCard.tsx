import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useOverride } from '../api/useOverride';
import { allowsNoDeficit, type Amount, AMOUNTS, type Amounts, amountsOf, outside, rangeOf } from '../lib/override';

import type { TargetsOut } from '@/api/types.gen';
import { type Format, useFormat } from '@/shared/lib/format';
import { useFieldErrors } from '@/shared/lib/i18n';
import { usePreferences } from '@/shared/lib/preferences';
import { mlFromVolume, roundTo, volumeFromMl } from '@/shared/lib/units';
import { Card, DecimalInput, ProblemNotice } from '@/shared/ui';

const NAMES = {
  energy_kcal: 'energy',
  protein_g: 'protein',
  carbohydrate_g: 'carbohydrate',
  fat_g: 'fat',
  fibre_g: 'fibre',
  water_ml: 'water',
} as const;

const written = (amount: Amount, value: number | null, format: Format): string =>
  amount === 'energy_kcal' ? format.kcal(value) : amount === 'water_ml' ? format.volume(value) : format.grams(value);

interface FieldProps {
  amount: Amount;
  value: number | null;
  targets: TargetsOut;
  error: string | undefined;
  onChange: (value: number | null) => void;
}

function AmountField({ amount, value, targets, error, onChange }: FieldProps) {
  const { t } = useTranslation(['profile', 'common']);
  const format = useFormat();
  const { units } = usePreferences();
  const [low, high] = rangeOf(amount, targets);
  const water = amount === 'water_ml';
  const shown = (si: number | null): number | null => (si === null || !water ? si : roundTo(volumeFromMl(si, units), 1));
  const computed = targets.override?.[amount] == null ? shown(targets[amount]) : null;
  return (
    <DecimalInput
      key={units}
      label={t(`common:nutrient.${NAMES[amount]}`)}
      description={t('override.range', { low: written(amount, low, format), high: written(amount, high, format) })}
      unit={water ? (units === 'us' ? 'fl oz' : 'ml') : amount === 'energy_kcal' ? 'kcal' : 'g'}
      digits={0}
      placeholder={computed === null ? '' : format.number(computed)}
      value={shown(value)}
      error={error}
      onChange={(next) => {
        onChange(next === null || !water ? next : roundTo(mlFromVolume(next, units), 0));
      }}
    />
  );
}

function OverrideForm({ targets }: { targets: TargetsOut }) {
  const { t } = useTranslation('profile');
  const format = useFormat();
  const fieldErrors = useFieldErrors();
  const override = useOverride();
  const [amounts, setAmounts] = useState<Amounts>(() => amountsOf(targets.override));
  const [checked, setChecked] = useState(false);
  const wrong = outside(amounts, targets);
  const empty = AMOUNTS.every((amount) => amounts[amount] === null);
  const refused: Record<string, string | undefined> = fieldErrors(override.error);
  const errorOf = (amount: Amount): string | undefined => {
    const [low, high] = rangeOf(amount, targets);
    if (checked && wrong.includes(amount)) {
      return t('override.outside', { low: written(amount, low, format), high: written(amount, high, format) });
    }
    return refused[amount];
  };
  const placed = AMOUNTS.some((amount) => refused[amount] !== undefined);
  const isReset = override.isSuccess && override.data.override === null;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        if (!empty && wrong.length === 0) override.mutate(amounts);
      }}
    >
      <Stack gap="md">
        <p style={{ margin: 0 }}>{t('override.text')}</p>
        {allowsNoDeficit(targets) && <p style={{ margin: 0 }}>{t('override.noDeficit')}</p>}
        {AMOUNTS.map((amount) => (
          <AmountField
            key={amount}
            amount={amount}
            value={amounts[amount]}
            targets={targets}
            error={errorOf(amount)}
            onChange={(value) => {
              setAmounts({ ...amounts, [amount]: value });
              override.reset();
            }}
          />
        ))}
        {checked && empty && <p role="alert">{t('override.empty')}</p>}
        {!placed && <ProblemNotice error={override.error} />}
        <Group>
          <Button type="submit" variant="default" loading={override.isPending}>
            {t('override.save')}
          </Button>
          {targets.override !== null && (
            <Button
              variant="subtle"
              disabled={override.isPending}
              onClick={() => {
                setChecked(false);
                override.mutate({}, { onSuccess: () => setAmounts(amountsOf(null)) });
              }}
            >
              {t('override.reset')}
            </Button>
          )}
        </Group>
        <p role="status" style={{ margin: 0 }}>
          {override.isSuccess && (isReset ? t('override.wasReset') : t('override.saved'))}
        </p>
      </Stack>
    </form>
  );
}

/** Targets set by hand, inside of what the safety screen allows. Whoever hides figures is asked for none. */
export function OverrideCard({ targets }: { targets: TargetsOut }) {
  const { t } = useTranslation('profile');
  const { noNumbers } = usePreferences();
  if (noNumbers) return null;
  return (
    <Card title={t('override.title')}>
      {targets.energy_kcal === null ? <p>{t('override.gated')}</p> : <OverrideForm targets={targets} />}
    </Card>
  );
}
