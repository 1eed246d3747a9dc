import { Button } from '@mantine/core';
import { IconCloudOff, IconHelpCircle, IconToolsKitchen2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { useDemo } from '../api/useSignIn';
import { AuthFrame } from '../components/AuthFrame';

import classes from './WelcomePage.module.css';

import { getMetaOptions } from '@/api/@tanstack/react-query.gen';
import { ProblemNotice } from '@/shared/ui';

const POINTS = [
  { key: 'plan', icon: IconToolsKitchen2 },
  { key: 'why', icon: IconHelpCircle },
  { key: 'offline', icon: IconCloudOff },
] as const;

function Start() {
  const { t } = useTranslation('auth');
  const meta = useQuery({ ...getMetaOptions(), staleTime: Infinity });
  const demo = useDemo();
  const mayRegister = meta.data?.registration_open ?? true;
  return (
    <div className={classes.actions}>
      {mayRegister ? (
        <Button component={Link} to="/register" size="lg">
          {t('welcome.create')}
        </Button>
      ) : (
        <p className={classes.text}>{t('register.closed')}</p>
      )}
      <Button component={Link} to="/sign-in" size="lg" variant={mayRegister ? 'default' : 'filled'}>
        {t('welcome.signIn')}
      </Button>
      {meta.data?.demo_available === true && (
        <div className={classes.demo}>
          <Button size="lg" variant="light" fullWidth loading={demo.isPending} onClick={() => {
              demo.mutate();
            }}>
            {t('welcome.demo')}
          </Button>
          <p className={classes.text} role="status">
            {demo.isPending ? t('welcome.demoMaking') : t('welcome.demoText')}
          </p>
        </div>
      )}
      <ProblemNotice error={demo.error} />
    </div>
  );
}

export function WelcomePage() {
  const { t } = useTranslation('auth');
  return (
    <AuthFrame title={t('welcome.title')}>
      <div className={classes.page}>
        <div>
          <h1 className={classes.title}>{t('welcome.title')}</h1>
          <p className={classes.lead}>{t('welcome.text')}</p>
          <Start />
        </div>
        <ul className={classes.points}>
          {POINTS.map(({ key, icon: Icon }) => (
            <li key={key} className={classes.point}>
              <span className={classes.icon} aria-hidden="true">
                <Icon size={24} stroke={1.75} />
              </span>
              <div>
                <h2 className={classes.pointTitle}>{t(`welcome.point.${key}`)}</h2>
                <p className={classes.text}>{t(`welcome.point.${key}Text`)}</p>
              </div>
            </li>
          ))}
        </ul>
      </div>
    </AuthFrame>
  );
}
