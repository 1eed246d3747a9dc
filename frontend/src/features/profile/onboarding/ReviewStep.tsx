import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';

import { useMakeWeek } from '../api/useProfile';
import { TargetsView } from '../components/TargetsView';
import type { Draft } from '../lib/draft';

import { StepFrame } from './StepFrame';

import { getTargetsOptions } from '@/api/@tanstack/react-query.gen';
import type { TargetsOut } from '@/api/types.gen';
import { useToday } from '@/shared/lib/format';
import { Card, CardSkeleton, ProblemNotice } from '@/shared/ui';

interface ReviewStepProps {
  draft: Draft;
  onBack: () => void;
  onDone: () => void;
  onLanguage: (() => void) | undefined;
}

/** What the button below does not make, where a safety gate holds it back. */
function HeldBack({ targets, trains }: { targets: TargetsOut; trains: boolean }) {
  const { t } = useTranslation('profile');
  const { allows_meal_plan: meals, allows_workout_plan: workouts } = targets;
  if (meals && (workouts || !trains)) return null;
  const training = workouts && trains;
  return <p>{meals ? t('onboarding.onlyMeals') : training ? t('onboarding.onlyTraining') : t('onboarding.nothing')}</p>;
}

/** The end: targets with their reasons, and one button. */
export function ReviewStep({ draft, onBack, onDone, onLanguage }: ReviewStepProps) {
  const { t } = useTranslation('profile');
  const start = useToday();
  const navigate = useNavigate();
  const targets = useQuery(getTargetsOptions());
  const week = useMakeWeek();
  const trains = draft.training.days_per_week > 0;
  const data = targets.data;
  const possible = data !== undefined && (data.allows_meal_plan || (data.allows_workout_plan && trains));

  const finish = async (): Promise<void> => {
    if (data === undefined) return;
    if (!possible) {
      onDone();
      await navigate('/');
      return;
    }
    const address = await week.mutateAsync({ start, targets: data, trains });
    onDone();
    await navigate(address);
  };

  return (
    <StepFrame
      step="review"
      submit={possible || data === undefined ? t('onboarding.makeWeek') : t('onboarding.later')}
      busy={week.isPending || targets.isPending}
      onBack={onBack}
      onLanguage={onLanguage}
      onSubmit={() => void finish().catch(() => undefined)}
      extra={
        possible && (
          <Anchor component={Link} to="/" onClick={onDone} ta="center">
            {t('onboarding.later')}
          </Anchor>
        )
      }
    >
      {targets.isPending && <CardSkeleton lines={6} />}
      <ProblemNotice error={targets.error} onRetry={() => void targets.refetch()} />
      {data !== undefined && (
        <Card>
          <TargetsView targets={data} />
        </Card>
      )}
      {data !== undefined && <HeldBack targets={data} trains={trains} />}
      <ProblemNotice error={week.error} />
    </StepFrame>
  );
}
