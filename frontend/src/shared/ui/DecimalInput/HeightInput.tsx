import { Group, Input } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { DecimalInput } from './DecimalInput';

import { usePreferences } from '@/shared/lib/preferences';
import { cmFromFeetAndInches, feetAndInches, roundTo } from '@/shared/lib/units';

interface HeightInputProps {
  label: string;
  valueCm: number | null;
  onChangeCm: (cm: number | null) => void;
  error?: ReactNode;
}

function FeetAndInches({ label, valueCm, onChangeCm, error }: HeightInputProps) {
  const { t } = useTranslation('common');
  const id = useId();
  const start = valueCm === null ? null : feetAndInches(valueCm);
  const [feet, setFeet] = useState(start?.feet ?? null);
  const [inches, setInches] = useState(start?.inches ?? null);
  const update = (nextFeet: number | null, nextInches: number | null): void => {
    setFeet(nextFeet);
    setInches(nextInches);
    onChangeCm(nextFeet === null ? null : roundTo(cmFromFeetAndInches(nextFeet, nextInches ?? 0), 2));
  };
  return (
    <Input.Wrapper label={label} error={error} labelElement="div" size="md" role="group" aria-labelledby={id} labelProps={{ id }}>
      <Group grow gap="xs" wrap="nowrap">
        <DecimalInput
          aria-label={t('unit.feet')}
          unit="ft"
          value={feet}
          onChange={(next) => {
            update(next, inches);
          }}
        />
        <DecimalInput
          aria-label={t('unit.inches')}
          unit="in"
          value={inches}
          onChange={(next) => {
            update(feet, next);
          }}
        />
      </Group>
    </Input.Wrapper>
  );
}

/** A body height: one field in centimetres, or feet and inches. */
export function HeightInput(props: HeightInputProps) {
  const { units } = usePreferences();
  if (units === 'us') return <FeetAndInches {...props} />;
  return (
    <DecimalInput
      label={props.label}
      unit="cm"
      value={props.valueCm}
      error={props.error}
      onChange={props.onChangeCm}
    />
  );
}
