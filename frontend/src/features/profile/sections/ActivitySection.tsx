import { useTranslation } from 'react-i18next';

import type { Draft, Update } from '../lib/draft';

import { ChoiceCards } from '@/shared/ui';

const LEVELS = ['inactive', 'low_active', 'active', 'very_active'] as const;

export function ActivitySection({ draft, update }: { draft: Draft; update: Update }) {
  const { t } = useTranslation(['profile', 'common']);
  return (
    <ChoiceCards
      label={<span className="visually-hidden">{t('section.activity')}</span>}
      value={draft.activity}
      choices={LEVELS.map((value) => ({
        value,
        label: t(`common:vocab.activity.${value}`),
        text: t(`activityText.${value}`),
      }))}
      onChange={(activity) => {
        update({ activity });
      }}
    />
  );
}
