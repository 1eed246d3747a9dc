import { useTranslation } from 'react-i18next';

import { Page } from '@/shared/ui';

export function DiaryPage() {
  const { t } = useTranslation('diary');
  return <Page title={t('title')}>{null}</Page>;
}
