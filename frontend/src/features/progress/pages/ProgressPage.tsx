import { useTranslation } from 'react-i18next';

import { Page } from '@/shared/ui';

export function ProgressPage() {
  const { t } = useTranslation('progress');
  return <Page title={t('title')}>{null}</Page>;
}
