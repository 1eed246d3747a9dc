import { Button, Modal } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { useRelax } from '../api/useRelax';
import { type Relaxation, relaxationOf } from '../lib/relaxations';

import classes from './ConflictNotice.module.css';

import type { PlanConflict, PlanOut } from '@/api/types.gen';
import { useExplain } from '@/shared/lib/explain';
import { Card, ProblemNotice } from '@/shared/ui';

interface ConfirmProps {
  plan: PlanOut;
  text: string;
  relaxation: Relaxation;
  onClose: () => void;
}

/** What will be changed, and for how long, before it is. */
function Confirm({ plan, text, relaxation, onClose }: ConfirmProps) {
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

function Conflict({ plan, conflict }: { plan: PlanOut; conflict: PlanConflict }) {
  const { t } = useTranslation('plan');
  const explain = useExplain();
  const [asking, setAsking] = useState(false);
  const change = explain(conflict.relaxation_parts, conflict.relaxation);
  const relaxation = relaxationOf(conflict.relaxation_parts);
  return (
    <li className={classes.conflict}>
      <p className={classes.text}>{explain(conflict.text_parts, conflict.text)}</p>
      <p className={classes.change}>
        <IconArrowRight size={20} aria-hidden="true" />
        <strong>{change}</strong>
      </p>
      {relaxation !== null && (
        <Button
          variant="light"
          aria-haspopup="dialog"
          aria-label={`${t('infeasible.do')}: ${change}`}
          onClick={() => {
            setAsking(true);
          }}
        >
          {t('infeasible.do')}
        </Button>
      )}
      {asking && relaxation !== null && (
        <Confirm
          plan={plan}
          text={change}
          relaxation={relaxation}
          onClose={() => {
            setAsking(false);
          }}
        />
      )}
    </li>
  );
}

/** No week satisfies all wishes: which ones collide, and the smallest change that would do, each one tap away. */
export function ConflictNotice({ plan }: { plan: PlanOut }) {
  const { t } = useTranslation('plan');
  return (
    <Card title={t('infeasible.title')}>
      <p className={classes.text}>{t('infeasible.text')}</p>
      <ul className={classes.conflicts}>
        {plan.conflicts.map((conflict) => (
          <Conflict key={conflict.text} plan={plan} conflict={conflict} />
        ))}
      </ul>
      <Button component={Link} to="/settings/profile" variant="default">
        {t('infeasible.change')}
      </Button>
    </Card>
  );
}
