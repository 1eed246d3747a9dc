import { ActionIcon } from '@mantine/core';
import { IconMinus, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import classes from './EatersStepper.module.css';

const MOST = 12;

/** For how many is cooked or bought; it changes what is shown here, not the plan. */
export function EatersStepper({ value, onChange }: { value: number; onChange: (eaters: number) => void }) {
  const { t } = useTranslation('plan');
  return (
    <div className={classes.stepper} role="group" aria-label={t('eaters.label')}>
      <ActionIcon
        variant="default"
        size={44}
        aria-label={t('eaters.fewer')}
        disabled={value <= 1}
        onClick={() => {
          onChange(value - 1);
        }}
      >
        <IconMinus size={20} aria-hidden="true" />
      </ActionIcon>
      <output className={classes.count}>{t('eaters.count', { count: value })}</output>
      <ActionIcon
        variant="default"
        size={44}
        aria-label={t('eaters.more')}
        disabled={value >= MOST}
        onClick={() => {
          onChange(value + 1);
        }}
      >
        <IconPlus size={20} aria-hidden="true" />
      </ActionIcon>
    </div>
  );
}
