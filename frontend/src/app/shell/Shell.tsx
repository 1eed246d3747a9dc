import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, ScrollRestoration, useNavigate, useNavigation } from 'react-router';

import { MainNav } from './MainNav';
import classes from './Shell.module.css';
import { TopBar } from './TopBar';
import { useAccountPreferences } from './useAccountPreferences';

import { useSession } from '@/shared/lib/session';
import { OutboxBanner } from '@/shared/ui';

/** The frame around every private page: bottom navigation on a phone, a rail beside the page on wider screens. */
export function Shell() {
  const { t } = useTranslation('common');
  const { user } = useSession();
  const navigate = useNavigate();
  const navigation = useNavigation();
  useAccountPreferences();

  // Signed out here or in another tab.
  useEffect(() => {
    if (user === null) void navigate('/sign-in', { replace: true });
  }, [user, navigate]);

  return (
    <div className={classes.shell}>
      <a href="#main" className={classes.skip}>
        {t('shell.skip')}
      </a>
      <div className={classes.progress} data-active={navigation.state !== 'idle'} aria-hidden="true" />
      <TopBar />
      <MainNav />
      <main id="main" tabIndex={-1} className={classes.main}>
        <OutboxBanner />
        <Outlet />
      </main>
      <ScrollRestoration />
    </div>
  );
}
