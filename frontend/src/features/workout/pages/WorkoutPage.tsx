import { useTranslation } from 'react-i18next';

import { Page } from '@/shared/ui';

export function WorkoutPage() {
  const { t } = useTranslation('workout');
  return <Page title={t('title')}>{null}</Page>;
}
