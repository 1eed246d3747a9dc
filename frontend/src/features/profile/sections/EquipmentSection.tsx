import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { Draft, Update } from '../lib/draft';

import { ToggleChips } from '@/shared/ui';

const EQUIPMENT = [
  'dumbbells', 'bench', 'barbell', 'plates', 'rack', 'ez_bar', 'kettlebell', 'pull_up_bar', 'dip_bars', 'cable',
  'machine', 'smith_machine', 'bands', 'suspension_trainer', 'medicine_ball', 'cardio_machine',
] as const; // prettier-ignore
type Equipment = (typeof EQUIPMENT)[number];

const PRESETS: Record<'none' | 'home' | 'gym', readonly Equipment[]> = {
  none: [],
  home: ['dumbbells', 'bench', 'bands'],
  gym: EQUIPMENT.filter((piece) => piece !== 'suspension_trainer'),
};

export function EquipmentSection({ draft, update }: { draft: Draft; update: Update }) {
  const { t } = useTranslation(['profile', 'common']);
  const set = (equipment: readonly Equipment[]): void => {
    update({ training: { ...draft.training, equipment: [...equipment] } });
  };
  return (
    <>
      <Group gap="xs" role="group" aria-label={t('equipment.preset.label')}>
        {(['none', 'home', 'gym'] as const).map((preset) => (
          <Button
            key={preset}
            variant="default"
            onClick={() => {
              set(PRESETS[preset]);
            }}
          >
            {t(`equipment.preset.${preset}`)}
          </Button>
        ))}
      </Group>
      <ToggleChips
        label={t('equipment.list')}
        options={EQUIPMENT.map((value) => ({ value, label: t(`common:vocab.equipment.${value}`) }))}
        value={draft.training.equipment ?? []}
        onChange={set}
      />
    </>
  );
}
