import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const EATERS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/** For how many is cooked; what is planned and counted stays one person's portion. */
export function EatersField({ value, onChange }: { value: number; onChange: (eaters: number) => void }) {
  const { t } = useTranslation('profile');
  return (
    <NativeSelect
      size="md"
      label={t('diet.eaters')}
      description={t('diet.eatersHint')}
      value={String(value)}
      data={EATERS.map((count) => ({
        value: String(count),
        label: count === 1 ? t('diet.eatersOne') : t('diet.eatersCount', { count }),
      }))}
      onChange={(event) => {
        onChange(Number(event.currentTarget.value));
      }}
    />
  );
}
