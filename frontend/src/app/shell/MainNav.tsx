import { IconSettings } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';

import { Brand } from './Brand';
import { NAV } from './nav';
import classes from './Shell.module.css';

/** One list of links; the style sheet makes it a bar at the bottom or a rail at the side. */
export function MainNav() {
  const { t } = useTranslation('common');
  return (
    <nav className={classes.nav} aria-label={t('shell.navigation')}>
      <div className={classes.railBrand}>
        <Brand />
      </div>
      <ul className={classes.navList}>
        {NAV.map(({ to, label, icon: Icon }) => (
          <li key={to}>
            <NavLink to={to} end={to === '/'} className={classes.navLink ?? ''}>
              <Icon size={24} stroke={1.75} aria-hidden="true" />
              <span>{t(label)}</span>
            </NavLink>
          </li>
        ))}
      </ul>
      <div className={classes.railFoot}>
        <NavLink to="/settings" className={classes.navLink ?? ''}>
          <IconSettings size={24} stroke={1.75} aria-hidden="true" />
          <span>{t('nav.settings')}</span>
        </NavLink>
      </div>
    </nav>
  );
}
