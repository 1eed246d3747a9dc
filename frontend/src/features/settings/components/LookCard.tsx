import { Skeleton, Stack, Switch, useMantineColorScheme } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';

import { usePreferenceChange } from '../api/usePreferenceChange';

import { preferences, usePreferences } from '@/shared/lib/preferences';
import { Card, LanguageSelect, ProblemNotice, SegmentedField } from '@/shared/ui';

const TimeZoneSelect = lazy(async () => ({ default: (await import('./TimeZoneSelect')).TimeZoneSelect }));

const THEMES = ['auto', 'light', 'dark'] as const;
const UNITS = ['metric', 'us'] as const;

/** Language, units, time zone, theme, and whether figures are shown. */
export function LookCard() {
  const { t } = useTranslation('settings');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { units, noNumbers } = usePreferences();
  const change = usePreferenceChange();
  return (
    <Card title={t('look.title')}>
      <Stack gap="md">
        <LanguageSelect
          onChanged={() => {
            change.mutate({ locale: preferences.get().locale });
          }}
        />
        <SegmentedField
          label={t('look.theme')}
          value={colorScheme}
          options={THEMES.map((value) => ({ value, label: t(`look.${value}`) }))}
          onChange={setColorScheme}
        />
        <SegmentedField
          label={t('look.units')}
          value={units}
          options={UNITS.map((value) => ({ value, label: t(`look.${value}`) }))}
          onChange={(value) => {
            change.mutate({ units: value });
          }}
        />
        <Suspense fallback={<Skeleton height={84} />}>
          <TimeZoneSelect
            onChange={(timeZone) => {
              change.mutate({ timeZone });
            }}
          />
        </Suspense>
        <Switch
          size="md"
          label={t('look.noNumbers')}
          // The library's label holds the description as well, which would be read twice.
          aria-label={t('look.noNumbers')}
          description={t('look.noNumbersText')}
          checked={noNumbers}
          onChange={(event) => {
            change.mutate({ noNumbers: event.currentTarget.checked });
          }}
        />
        <ProblemNotice error={change.error} />
      </Stack>
    </Card>
  );
}
