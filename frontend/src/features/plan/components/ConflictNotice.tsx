import { Button } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { relaxationOf } from '../lib/relaxations';

import classes from './ConflictNotice.module.css';

import type { PlanConflict, PlanOut } from '@/api/types.gen';
import { useExplain } from '@/shared/lib/explain';
import { Card } from '@/shared/ui';

const RelaxDialog = lazy(async () => ({ default: (await import('./RelaxDialog')).RelaxDialog }));

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
        <Suspense>
          <RelaxDialog
            plan={plan}
            text={change}
            relaxation={relaxation}
            onClose={() => {
              setAsking(false);
            }}
          />
        </Suspense>
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
