import { Button } from '@mantine/core';
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';

import { useEaters } from '../api/useEaters';
import { marksOf } from '../components/Marks';
import { PlanView } from '../components/PlanView';
import { distanceOf } from '../lib/distance';
import { leftoverOf } from '../lib/leftover';
import { signed } from '../lib/signed';
import { useAisle } from '../lib/useAisle';

import classes from './PrintPage.module.css';

import { getShoppingListOptions } from '@/api/@tanstack/react-query.gen';
import type { PlanMeal, PlanOut } from '@/api/types.gen';
import { useFormat } from '@/shared/lib/format';
import { usePreferences } from '@/shared/lib/preferences';
import { problemOf } from '@/shared/lib/query';
import { CardSkeleton, Page, ProblemNotice } from '@/shared/ui';

function usePeriod(plan: PlanOut): string {
  const format = useFormat();
  return `${format.day(plan.start, 'long')} – ${format.day(plan.end, 'long')}`;
}

function WeekSheet({ plan }: { plan: PlanOut }) {
  const { t } = useTranslation(['plan', 'common']);
  const { noNumbers } = usePreferences();
  const format = useFormat();
  const longest = plan.days.reduce<readonly PlanMeal[]>((most, day) => (day.meals.length > most.length ? day.meals : most), []);
  return (
    <section className={classes.sheet} data-sheet="week" aria-labelledby="sheet-week">
      <header className={classes.head}>
        <h2 id="sheet-week">{t('print.meals')}</h2>
        <p>{usePeriod(plan)}</p>
      </header>
      <table className={classes.week}>
        <thead>
          <tr>
            <th scope="col">{t('print.day')}</th>
            {longest.map((meal) => (
              <th key={meal.id} scope="col">
                {t(`common:meal.${meal.slot}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {plan.days.map((day) => (
            <tr key={day.date}>
              <th scope="row">
                {format.day(day.date, 'short')}
                {!noNumbers && (
                  <>
                    <span className={classes.facts}>{format.kcal(day.totals.energy_kcal)}</span>
                    <span className={classes.facts}>{signed(distanceOf(day).energyKcal, format.kcal)}</span>
                  </>
                )}
              </th>
              {day.meals.map((meal) => (
                <td key={meal.id} data-meal={t(`common:meal.${meal.slot}`)}>
                  {meal.title}
                  <span className={classes.facts}>
                    {[
                      ...(noNumbers ? [] : [format.kcal(meal.totals.energy_kcal)]),
                      ...(meal.minutes === null ? [] : [format.minutes(meal.minutes)]),
                      ...(leftoverOf(meal) === null ? [] : [t('leftover.short')]),
                      ...marksOf(meal).map((mark) => t(`marks.${mark}`)),
                    ].join(' · ')}
                  </span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {plan.days.some((day) => day.meals.some((meal) => marksOf(meal).includes('low_fodmap'))) && (
        <p className={classes.facts}>{t('marks.about.low_fodmap')}</p>
      )}
    </section>
  );
}

function ListSheet({ plan }: { plan: PlanOut }) {
  const { t } = useTranslation('plan');
  const aisle = useAisle();
  const [eaters] = useEaters();
  const list = useQuery({ ...getShoppingListOptions({ path: { plan_id: plan.id }, query: { eaters } }), staleTime: Infinity });
  const problem = problemOf(list);
  const period = usePeriod(plan);
  if (list.data === undefined) {
    return problem === null ? <CardSkeleton lines={8} /> : <ProblemNotice error={problem} onRetry={() => void list.refetch()} />;
  }
  return (
    <section className={classes.sheet} data-sheet="shopping" aria-labelledby="sheet-shopping">
      <header className={classes.head}>
        <h2 id="sheet-shopping">{t('print.shopping')}</h2>
        <p>{[period, ...(list.data.eaters > 1 ? [t('eaters.count', { count: list.data.eaters })] : [])].join(' · ')}</p>
      </header>
      <div className={classes.aisles}>
        {list.data.aisles.map((one) => (
          <section key={one.aisle} className={classes.aisle} aria-labelledby={`print-${one.aisle}`}>
            <h3 id={`print-${one.aisle}`}>{aisle(one.aisle)}</h3>
            <ul>
              {one.items.map((item) => (
                <li key={item.food_id}>
                  <span className={classes.box} aria-hidden="true" />
                  <span className={classes.name}>{item.name}</span>
                  <span className={classes.amount}>{item.display}</span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  );
}

/** The week and what to buy for it, on paper: what is seen here is what comes out of the printer. */
export function PrintPage() {
  const { t } = useTranslation('plan');
  const [search] = useSearchParams();
  const wanted = search.get('meal');
  return (
    <Page
      title={t('print.title')}
      actions={
        <>
          <Button
            component={Link}
            to={wanted === null ? '/plan' : `/plan?meal=${wanted}`}
            variant="default"
            leftSection={<IconArrowLeft size={18} aria-hidden="true" />}
          >
            {t('print.back')}
          </Button>
          <Button
            leftSection={<IconPrinter size={18} aria-hidden="true" />}
            onClick={() => {
              window.print();
            }}
          >
            {t('action.print')}
          </Button>
        </>
      }
    >
      <PlanView kind="meal" wanted={wanted} plain>
        {(plan) => (
          <>
            <WeekSheet plan={plan} />
            <ListSheet plan={plan} />
          </>
        )}
      </PlanView>
    </Page>
  );
}
