import { useTranslation } from 'react-i18next';

import classes from '../components/Progress.module.css';
import { StrengthCard } from '../components/StrengthCard';
import { VolumeCard } from '../components/VolumeCard';
import { WeightPanel } from '../components/WeightPanel';

import { Page } from '@/shared/ui';

export function ProgressPage() {
  const { t } = useTranslation('progress');
  return (
    <Page title={t('title')}>
      <div className={classes.grid}>
        <WeightPanel />
        <StrengthCard />
        <VolumeCard />
      </div>
    </Page>
  );
}
