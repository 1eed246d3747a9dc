import { Button, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { useRelax } from '../api/useRelax';
import type { Relaxation } from '../lib/relaxations';

import classes from './ConflictNotice.module.css';

import type { PlanOut } from '@/api/types.gen';
import { ProblemNotice } from '@/shared/ui';

interface RelaxDialogProps {
  plan: PlanOut;
  text: string;
  relaxation: Relaxation;
  onClose: () => void;
}

/** What will be changed, and for how long, before it is. */
export function RelaxDialog({ plan, text, relaxation, onClose }: RelaxDialogProps) {
  const { t } = useTranslation(['plan', 'common']);
  const relax = useRelax(plan);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('infeasible.confirm')}
      closeButtonProps={{ 'aria-label': t('common:action.close'), size: 44 }}
    >
      <p className={classes.change}>{text}</p>
      <p className={classes.text}>{relaxation.kind === 'unlock' ? t('infeasible.unlocks') : t('infeasible.changes')}</p>
      <ProblemNotice error={relax.error} />
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          {t('common:action.cancel')}
        </Button>
        <Button
          loading={relax.isPending}
          onClick={() => {
            relax.mutate(relaxation, { onSuccess: onClose });
          }}
        >
          {t('infeasible.do')}
        </Button>
      </div>
    </Modal>
  );
}
