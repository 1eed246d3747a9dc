import { ActionIcon } from '@mantine/core';
import { IconSettings } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { Brand } from './Brand';
import classes from './Shell.module.css';

/** Phone only: the name and the way to the settings. On wider screens the rail has both. */
export function TopBar() {
  const { t } = useTranslation('common');
  return (
    <header className={classes.top}>
      <Brand />
      <ActionIcon component={Link} to="/settings" aria-label={t('nav.settings')}>
        <IconSettings size={24} stroke={1.75} aria-hidden="true" />
      </ActionIcon>
    </header>
  );
}
