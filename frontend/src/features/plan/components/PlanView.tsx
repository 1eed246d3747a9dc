import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { useRegenerate } from '../api/usePlanActions';
import { useShownPlan } from '../api/usePlans';
import { isUnfinished, type PlanKind } from '../lib/kind';

import { ConflictNotice } from './ConflictNotice';
import { EmptyPlan } from './EmptyPlan';
import { MakingCard } from './MakingCard';
import { isOutdated, OutdatedNotice } from './OutdatedNotice';
import { Provenance } from './Provenance';

import type { PlanOut } from '@/api/types.gen';
import { CardSkeleton, EmptyState, Later, ProblemNotice } from '@/shared/ui';

function Failed({ plan }: { plan: PlanOut }) {
  const { t } = useTranslation(['plan', 'common']);
  const again = useRegenerate(plan);
  const timedOut = plan.error_code === 'plan_timed_out';
  return (
    <>
      <EmptyState
        title={t('failed.title')}
        text={timedOut ? t('failed.plan_timed_out') : t('failed.text')}
        action={
          <Button
            loading={again.isPending}
            onClick={() => {
              again.mutate();
            }}
          >
            {t('common:action.tryAgain')}
          </Button>
        }
      />
      <ProblemNotice error={again.error} />
    </>
  );
}

interface PlanViewProps {
  kind: PlanKind;
  wanted: string | null;
  /** Without where it comes from, for paper. */
  plain?: boolean;
  children: (plan: PlanOut) => ReactNode;
}

/** A plan in whatever state it is: absent, on its way, impossible, failed, outdated, or ready with its provenance. */
export function PlanView({ kind, wanted, plain = false, children }: PlanViewProps) {
  const { t } = useTranslation('plan');
  const { plan: data, isPending, error, retry } = useShownPlan(kind, wanted);
  if (isPending) return <CardSkeleton lines={5} />;
  if (error !== null) return <ProblemNotice error={error} onRetry={retry} />;
  if (data === null) {
    return <EmptyPlan kinds={[kind]} title={kind === 'meal' ? t('empty.meals') : t('empty.workouts')} />;
  }
  if (isUnfinished(data)) return <MakingCard planId={data.id} kind={kind} />;
  if (data.status === 'failed') return <Failed plan={data} />;
  if (data.status === 'infeasible') return <ConflictNotice plan={data} />;
  if (isOutdated(data)) return <OutdatedNotice plan={data} />;
  return (
    <>
      {!plain && <Provenance plan={data} />}
      <Later fallback={<CardSkeleton lines={5} />}>{children(data)}</Later>
    </>
  );
}
