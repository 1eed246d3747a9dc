import { Button } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { useCreatePlans } from '../api/usePlanActions';
import type { PlanKind } from '../lib/kind';

import { useToday } from '@/shared/lib/format';
import { ApiProblem } from '@/shared/lib/problem';
import { EmptyState, ProblemNotice } from '@/shared/ui';

/** Nothing planned: one button makes what is missing. Without a profile it leads to the questions first. */
export function EmptyPlan({ kinds, title }: { kinds: readonly PlanKind[]; title: string }) {
  const { t } = useTranslation('plan');
  const start = useToday();
  const create = useCreatePlans();
  const needsProfile = create.error instanceof ApiProblem && create.error.code === 'profile_missing';
  return (
    <>
      <EmptyState
        icon={<IconCalendarPlus size={28} stroke={1.75} />}
        title={title}
        text={t('empty.text')}
        action={
          needsProfile ? (
            <Button component={Link} to="/onboarding">
              {t('empty.onboarding')}
            </Button>
          ) : (
            <Button
              loading={create.isPending}
              onClick={() => {
                create.mutate({ kinds, start });
              }}
            >
              {t('empty.action')}
            </Button>
          )
        }
      />
      <ProblemNotice error={create.error} />
    </>
  );
}
