import { useTranslation } from 'react-i18next';

import type { Draft, Update } from '../lib/draft';

import { ChoiceCards } from '@/shared/ui';

const METHODS = ['eer_2023', 'mifflin', 'katch_mcardle', 'cunningham', 'henry'] as const;
/** These start from the lean mass, which is not known without the body fat. */
const BY_LEAN_MASS: readonly (Draft['energy_method'] & string)[] = ['katch_mcardle', 'cunningham'];

/** Which equation the targets start from. */
export function EnergySection({ draft, update }: { draft: Draft; update: Update }) {
  const { t } = useTranslation('profile');
  const method = draft.energy_method ?? 'eer_2023';
  return (
    <>
      <ChoiceCards
        label={<span className="visually-hidden">{t('section.energy')}</span>}
        value={method}
        choices={METHODS.map((value) => ({ value, label: t(`method.${value}`), text: t(`method.${value}_text`) }))}
        onChange={(energy_method) => {
          update({ energy_method });
        }}
      />
      <p role="status" style={{ margin: 0 }}>
        {BY_LEAN_MASS.includes(method) && draft.body_fat_pct == null && t('method.noBodyFat')}
      </p>
    </>
  );
}
