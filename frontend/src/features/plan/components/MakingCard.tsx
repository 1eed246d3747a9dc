import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { usePlanProgress } from '../api/usePlanProgress';
import type { PlanKind } from '../lib/kind';

import { Card, CardSkeleton } from '@/shared/ui';

const STEPS = ['queued', 'started', 'generate', 'fallback', 'verify'] as const;

/** A plan on its way: what is happening, how far it is, and skeletons in the shape of what comes. */
export function MakingCard({ planId, kind }: { planId: string; kind: PlanKind }) {
  const { t } = useTranslation('plan');
  const progress = usePlanProgress(planId);
  const step = STEPS.find((name) => name === progress?.step) ?? 'queued';
  return (
    <>
      <Card title={t(`making.${kind}`)}>
        <Progress value={progress?.percent ?? 3} size="lg" animated aria-label={t(`making.${kind}`)} />
        <p role="status">{t(`step.${step}`)}…</p>
      </Card>
      <CardSkeleton lines={4} />
      <CardSkeleton lines={4} />
    </>
  );
}
