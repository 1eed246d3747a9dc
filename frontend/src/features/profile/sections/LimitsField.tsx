import { useTranslation } from 'react-i18next';

import type { LimitData } from '@/api/types.gen';
import { ChipChoice, ToggleChips } from '@/shared/ui';

const REGIONS = [
  'neck', 'shoulder', 'elbow', 'wrist', 'upper_back', 'lower_back', 'hip', 'knee', 'ankle', 'foot',
] as const; // prettier-ignore
const SEVERITIES = ['acute', 'chronic'] as const;

interface LimitsFieldProps {
  limits: readonly LimitData[];
  onChange: (limits: LimitData[]) => void;
}

/** Regions that hurt, and for each whether it is new: new pain forbids, old trouble ranks down. */
export function LimitsField({ limits, onChange }: LimitsFieldProps) {
  const { t } = useTranslation(['profile', 'common']);
  return (
    <>
      <ToggleChips
        label={t('training.limits')}
        options={REGIONS.map((value) => ({ value, label: t(`common:vocab.region.${value}`) }))}
        value={limits.map((limit) => limit.region)}
        onChange={(regions) => {
          onChange(
            regions.map((region) => limits.find((limit) => limit.region === region) ?? { region, severity: 'acute' }),
          );
        }}
      />
      {limits.map((limit) => (
        <ChipChoice
          key={limit.region}
          label={t('training.limitHow', { region: t(`common:vocab.region.${limit.region}`) })}
          value={limit.severity}
          options={SEVERITIES.map((value) => ({ value, label: t(`common:vocab.severity.${value}`) }))}
          onChange={(severity) => {
            onChange(limits.map((other) => (other.region === limit.region ? { ...other, severity } : other)));
          }}
        />
      ))}
    </>
  );
}
