import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { useLogDay } from '../api/usePlanActions';
import { useShownPlan } from '../api/usePlans';
import { isOutdated, OutdatedNotice } from '../components/OutdatedNotice';
import { eatenMeals, nextMeal } from '../lib/eaten';

import classes from './cards.module.css';

import { getDiaryDayOptions } from '@/api/@tanstack/react-query.gen';
import type { PlanDay, PlanMeal } from '@/api/types.gen';
import { hourIn, useFormat, useToday } from '@/shared/lib/format';
import { outbox } from '@/shared/lib/outbox';
import { usePreferences } from '@/shared/lib/preferences';
import { problemOf } from '@/shared/lib/query';
import { Card, CardSkeleton, Later, ProblemNotice } from '@/shared/ui';

function Nothing({ text }: { text: string }) {
  const { t } = useTranslation('plan');
  return (
    <>
      <p className={classes.text}>{text}</p>
      <Button component={Link} to="/plan" variant="light">
        {t('today.plan')}
      </Button>
    </>
  );
}

/** One tap writes the meal as planned into the diary; Undo takes it out again. */
function AteIt({ planId, date, meal }: { planId: string; date: string; meal: PlanMeal }) {
  const { t } = useTranslation(['plan', 'common']);
  const log = useLogDay(planId);
  const undo = (entryId: string): void => {
    void outbox.write({
      method: 'DELETE',
      path: `/diary/entries/${entryId}`,
      affects: ['getDiaryDay', 'listDiaryDays'],
      label: meal.title,
    });
  };
  const ate = (): void => {
    log.mutate(
      { date, mealIds: [meal.id] },
      {
        onSuccess: ({ entry_ids: [entryId] }) => {
          const id = notifications.show({
            title: t('today.eaten'),
            withCloseButton: true,
            closeButtonProps: { 'aria-label': t('common:action.close') },
            message: (
              <>
                {meal.title}{' '}
                {entryId !== undefined && (
                  <Button
                    variant="subtle"
                    onClick={() => {
                      undo(entryId);
                      notifications.hide(id);
                    }}
                  >
                    {t('common:action.undo')}
                  </Button>
                )}
              </>
            ),
          });
        },
      },
    );
  };
  return (
    <>
      <Button size="lg" leftSection={<IconCheck size={20} aria-hidden="true" />} loading={log.isPending} onClick={ate}>
        {t('today.ate')}
      </Button>
      <ProblemNotice error={log.error} />
    </>
  );
}

function Meal({ planId, day }: { planId: string; day: PlanDay }) {
  const { t } = useTranslation(['plan', 'common']);
  const format = useFormat();
  const { noNumbers, timeZone } = usePreferences();
  const diary = useQuery(getDiaryDayOptions({ path: { day: day.date } }));
  const problem = diary.data === undefined ? problemOf(diary) : null;
  // What was eaten is not known, so neither is what comes next.
  if (problem !== null) return <ProblemNotice error={problem} onRetry={() => void diary.refetch()} />;
  const { meal, missed } = nextMeal(day, eatenMeals(planId, day, diary.data), hourIn(timeZone));
  if (meal === null && missed.length === 0) return <p className={classes.text}>{t('today.allEaten')}</p>;
  const open = missed.length > 0 && (
    <p className={classes.text}>{t('today.missed', { meals: format.list(missed.map(({ slot }) => t(`common:meal.${slot}`))) })}</p>
  );
  if (meal === null) {
    return (
      <>
        <p className={classes.text}>{t('today.noneLeft')}</p>
        {open}
      </>
    );
  }
  const facts = [
    t(`common:meal.${meal.slot}`),
    ...(noNumbers ? [] : [format.kcal(meal.totals.energy_kcal)]),
    ...(meal.minutes === null ? [] : [format.minutes(meal.minutes)]),
  ];
  return (
    <>
      <p className={classes.what}>{meal.title}</p>
      <p className={classes.text}>{facts.join(' · ')}</p>
      <AteIt key={meal.id} planId={planId} date={day.date} meal={meal} />
      {open}
    </>
  );
}

/** Today: what do I eat next. */
export function NextMealCard() {
  const { t } = useTranslation('plan');
  const today = useToday();
  const { plan, isPending, error, retry } = useShownPlan('meal');
  const waiting = <CardSkeleton className={classes.waiting} />;
  if (isPending) return waiting;
  const day = plan?.days.find((one) => one.date === today);
  const outdated = plan !== null && isOutdated(plan);
  return (
    <Later fallback={waiting}>
    <Card title={t('today.next')} className={classes.card}>
      <ProblemNotice error={error} onRetry={retry} />
      {error === null && outdated && <OutdatedNotice plan={plan} />}
      {error === null && plan !== null && !outdated && day !== undefined && <Meal planId={plan.id} day={day} />}
      {error === null && !outdated && day === undefined && <Nothing text={t('today.noMeals')} />}
    </Card>
    </Later>
  );
}
