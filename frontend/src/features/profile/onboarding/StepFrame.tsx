import { Button, Progress } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { type Step, STEPS } from '../hooks/useOnboarding';

import { AccountBar } from './AccountBar';
import classes from './StepFrame.module.css';

interface StepFrameProps {
  step: Step;
  onSubmit: () => void;
  onBack?: (() => void) | undefined;
  onSkip?: (() => void) | undefined;
  submit: string;
  busy?: boolean;
  extra?: ReactNode;
  /** The language was changed: what is stored already has to follow. */
  onLanguage?: (() => void) | undefined;
  children: ReactNode;
}

/** One screen: where one is, one question, back, skip and next. Enter goes on. */
export function StepFrame(props: StepFrameProps) {
  const { step, onSubmit, onBack, onSkip, submit, busy = false, extra, onLanguage, children } = props;
  const { t } = useTranslation(['profile', 'common']);
  const heading = useRef<HTMLHeadingElement>(null);
  const place = STEPS.indexOf(step) + 1;
  const where = t('onboarding.step', { step: place, of: STEPS.length });

  useEffect(() => {
    document.title = `${t(`step.${step}`)} · NexFitra`;
    heading.current?.focus({ preventScroll: true });
  }, [step, t]);

  return (
    <main className={classes.page}>
      <AccountBar onLanguage={onLanguage} />
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <div>
          <p className={classes.where}>{where}</p>
          <Progress value={(place / STEPS.length) * 100} aria-label={where} />
        </div>
        <div>
          <h1 ref={heading} tabIndex={-1} className={classes.title}>
            {t(`step.${step}`)}
          </h1>
          <p className={classes.text}>{t(`step.${step}Text`)}</p>
        </div>
        {children}
        <div className={classes.buttons}>
          {onBack !== undefined && (
            <Button variant="default" size="lg" onClick={onBack}>
              {t('common:action.back')}
            </Button>
          )}
          {onSkip !== undefined && (
            <Button variant="subtle" size="lg" onClick={onSkip}>
              {t('common:action.skip')}
            </Button>
          )}
          <Button type="submit" size="lg" className={classes.submit} loading={busy}>
            {submit}
          </Button>
        </div>
        {extra}
      </form>
    </main>
  );
}
