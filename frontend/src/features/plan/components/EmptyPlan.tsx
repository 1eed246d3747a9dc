import { Button } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { useCreatePlans } from '../api/usePlanActions';
import type { PlanKind } from '../lib/kind';

import { MakeButton } from './MakeButton';

import { getTargetsOptions } from '@/api/@tanstack/react-query.gen';
import type { TargetsOut } from '@/api/types.gen';
import { useToday } from '@/shared/lib/format';
import { ApiProblem } from '@/shared/lib/problem';
import { EmptyState, GateNotes, ProblemNotice } from '@/shared/ui';

const allowed = (kind: PlanKind, targets: TargetsOut): boolean =>
  kind === 'meal' ? targets.allows_meal_plan : targets.allows_workout_plan;

/**
 * Nothing planned: one button makes what is missing, as far as the safety screen allows it; what it holds back is said with its
 * reason. Without a profile the button leads to the questions first.
 */
export function EmptyPlan({ kinds, title }: { kinds: readonly PlanKind[]; title: string }) {
  const { t } = useTranslation('plan');
  const start = useToday();
  const create = useCreatePlans();
  // Without an answer (no profile yet, no network) the button stays: the server refuses what must not be.
  const { data: targets } = useQuery({ ...getTargetsOptions(), retry: false });
  const free = targets === undefined ? kinds : kinds.filter((kind) => allowed(kind, targets));
  const held = free.length < kinds.length;
  const heldText = free.length === 0 ? t('empty.nothing') : free[0] === 'meal' ? t('empty.onlyMeals') : t('empty.onlyTraining');
  const needsProfile = create.error instanceof ApiProblem && create.error.code === 'profile_missing';
  return (
    <>
      {held && <GateNotes gates={targets?.gates ?? []} />}
      <EmptyState
        icon={<IconCalendarPlus size={28} stroke={1.75} />}
        title={title}
        text={held ? heldText : t('empty.text')}
        action={
          needsProfile ? (
            <Button component={Link} to="/onboarding">
              {t('empty.onboarding')}
            </Button>
          ) : free.length === 0 ? undefined : (
            <>
              <Button
                loading={create.isPending}
                onClick={() => {
                  create.mutate({ kinds: free, start });
                }}
              >
                {t('empty.action')}
              </Button>
              <MakeButton kinds={free} text={t('make.choose')} variant="subtle" />
            </>
          )
        }
      />
      <ProblemNotice error={create.error} />
    </>
  );
}
