import { SegmentedControl } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';

import { useNothingPlanned } from '../api/usePlans';
import { EmptyPlan } from '../components/EmptyPlan';
import { PlanView } from '../components/PlanView';
import { MealsWeek } from '../meals/MealsWeek';

import { CardSkeleton, Page } from '@/shared/ui';

const ShoppingList = lazy(async () => ({ default: (await import('../meals/ShoppingList')).ShoppingList }));
const TrainingWeeks = lazy(async () => ({ default: (await import('../training/TrainingWeeks')).TrainingWeeks }));

const TABS = ['meals', 'training', 'shopping'] as const;
type Tab = (typeof TABS)[number];

function Content({ tab }: { tab: Tab }) {
  const [search] = useSearchParams();
  switch (tab) {
    case 'meals':
      return (
        <PlanView kind="meal" wanted={search.get('meal')}>
          {(plan) => <MealsWeek key={plan.id} plan={plan} />}
        </PlanView>
      );
    case 'training':
      return (
        <PlanView kind="workout" wanted={search.get('workout')}>
          {(plan) => <TrainingWeeks key={plan.id} plan={plan} />}
        </PlanView>
      );
    case 'shopping':
      return (
        <PlanView kind="meal" wanted={search.get('meal')}>
          {(plan) => <ShoppingList planId={plan.id} />}
        </PlanView>
      );
  }
}

/** The week: meals, training and what to buy for it. */
export function PlanPage() {
  const { t } = useTranslation('plan');
  const [search, setSearch] = useSearchParams();
  const tab = TABS.find((name) => name === search.get('tab')) ?? 'meals';
  const none = useNothingPlanned(!search.has('meal') && !search.has('workout')) === true;
  return (
    <Page
      title={t('title')}
      actions={
        !none && (
          <SegmentedControl
            aria-label={t('tab.label')}
            value={tab}
            data={TABS.map((value) => ({ value, label: t(`tab.${value}`) }))}
            onChange={(value) => {
              setSearch((known) => {
                known.set('tab', value);
                return known;
              });
            }}
          />
        )
      }
    >
      {none ? (
        <EmptyPlan kinds={['meal', 'workout']} title={t('empty.title')} />
      ) : (
        <Suspense fallback={<CardSkeleton lines={5} />}>
          <Content tab={tab} />
        </Suspense>
      )}
    </Page>
  );
}
