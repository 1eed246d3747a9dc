import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { AccountCard, DataCard, DeleteCard } from '../components/AccountCards';
import { EmailCard, PasswordCard } from '../components/AccountForms';
import { LookCard } from '../components/LookCard';
import { SessionsCard } from '../components/SessionsCard';

import classes from './SettingsPage.module.css';

import { Card, Page } from '@/shared/ui';

export function SettingsPage() {
  const { t } = useTranslation('settings');
  return (
    <Page title={t('title')}>
      <div className={classes.columns}>
        <Card title={t('profile.title')}>
          <p>{t('profile.text')}</p>
          <Button component={Link} to="/settings/profile">
            {t('profile.open')}
          </Button>
        </Card>
        <LookCard />
        <AccountCard />
        <EmailCard />
        <PasswordCard />
        <SessionsCard />
        <DataCard />
        <DeleteCard />
      </div>
    </Page>
  );
}
