import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { useRegenerate } from '../api/usePlanActions';

import type { PlanOut, PlanViolation } from '@/api/types.gen';
import { useViolationText } from '@/shared/lib/explain';
import { EmptyState, ProblemNotice } from '@/shared/ui';

/** What makes a plan wrong after it was made: the server shows nothing of such a plan but the reasons. */
export const isOutdated = (plan: PlanOut): boolean => plan.error_code === 'plan_outdated';

/** The person's rules have changed, and this plan breaks them: which ones, and one button that makes it again. */
export function OutdatedNotice({ plan }: { plan: PlanOut }) {
  const { t } = useTranslation('plan');
  const violationText = useViolationText();
  const again = useRegenerate(plan);
  const violations = plan.verification?.violations ?? [];
  // Plate and sessions are judged by the verifier, whose rules have their texts; gate and deficit come from the targets of today.
  const training = plan.kind === 'workout';
  const reasonOf = (violation: PlanViolation): string => {
    if (violation.rule === 'gate') return training ? t('outdated.training.gate') : t('outdated.gate');
    return violation.rule === 'deficit' ? t('outdated.deficit') : violationText(violation);
  };
  const reasons = [...new Set(violations.map(reasonOf))].join(' ');
  const text = training ? t('outdated.training.text') : t('outdated.text');
  // Nothing is planned behind a gate, so there is nothing to make again.
  const gated = violations.some(({ rule }) => rule === 'gate');
  return (
    <>
      <EmptyState
        title={training ? t('outdated.training.title') : t('outdated.title')}
        text={reasons === '' ? text : `${text} ${reasons}`}
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
