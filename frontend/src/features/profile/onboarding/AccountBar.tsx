import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import classes from './StepFrame.module.css';

import { session, useSession } from '@/shared/lib/session';
import { LanguageSelect, ProblemNotice } from '@/shared/ui';

/** The questions stand outside of the app's frame, so the language and the way out are here. */
export function AccountBar({ onLanguage }: { onLanguage?: (() => void) | undefined }) {
  const { t } = useTranslation('profile');
  const { user } = useSession();
  const navigate = useNavigate();
  const signOut = useMutation({ mutationFn: () => session.signOut() });

  // Signed out here or in another tab.
  useEffect(() => {
    if (user === null) void navigate('/welcome', { replace: true });
  }, [user, navigate]);

  return (
    <div className={classes.account}>
      <div className={classes.accountLine}>
        <LanguageSelect compact onChanged={onLanguage} />
        <Button
          variant="subtle"
          px="xs"
          title={t('onboarding.kept')}
          loading={signOut.isPending}
          onClick={() => {
            signOut.mutate();
          }}
        >
          {t('onboarding.signOut')}
        </Button>
      </div>
      <ProblemNotice error={signOut.error} />
    </div>
  );
}
