import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import type { PlanOut } from '@/api/types.gen';
import { regeneratePlan } from '@/api/sdk.gen';
import { useViolationText } from '@/shared/lib/explain';
import { refetchOperations } from '@/shared/lib/query';
import { EmptyState, ProblemNotice } from '@/shared/ui';

/** The plan breaks what holds for the person now, so its sessions are not here: why, and one button that makes it again. */
export function OutdatedPlan({ plan }: { plan: Pick<PlanOut, 'id' | 'verification'> }) {
  const { t } = useTranslation('workout');
  const violationText = useViolationText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const again = useMutation({
    mutationFn: async () => (await regeneratePlan({ path: { plan_id: plan.id }, body: {} })).data,
    onSuccess: async ({ id }) => {
      await refetchOperations(client, ['getCurrentPlans', 'listPlans']);
      await navigate(`/plan?tab=training&workout=${id}`);
    },
  });
  const violations = plan.verification?.violations ?? [];
  // Nothing is planned behind a gate, so there is nothing to make again.
  const gated = violations.some(({ rule }) => rule === 'gate');
  const reasons = violations.map((violation) => (violation.rule === 'gate' ? t('outdated.gate') : violationText(violation)));
  return (
    <>
      <EmptyState
        title={t('outdated.title')}
        text={[t('outdated.text'), ...new Set(reasons)].join(' ')}
        action={
          !gated && (
            <Button
              loading={again.isPending}
              onClick={() => {
                again.mutate();
              }}
            >
              {t('outdated.again')}
            </Button>
          )
        }
      />
      <ProblemNotice error={again.error} />
    </>
  );
}
