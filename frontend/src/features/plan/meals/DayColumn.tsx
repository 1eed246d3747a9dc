import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { useLogDay } from '../api/usePlanActions';
import { distanceOf } from '../lib/distance';

import classes from './DayColumn.module.css';
import { MealCard } from './MealCard';

import type { PlanDay } from '@/api/types.gen';
import { type Format, useFormat } from '@/shared/lib/format';
import { ProblemNotice } from '@/shared/ui';

const signed = (format: Format, kcal: number): string => `${kcal > 0 ? '+' : '−'}${format.kcal(Math.abs(kcal))}`;

function Totals({ day }: { day: PlanDay }) {
  const { t } = useTranslation('plan');
  const format = useFormat();
  const { energyKcal, onTarget } = distanceOf(day);
  const far = energyKcal !== null && Math.abs(energyKcal) >= 1;
  return (
    <div className={classes.totals}>
      <span>
        {t('day.totals', {
          kcal: format.kcal(day.totals.energy_kcal),
          protein: format.grams(day.totals.protein_g),
        })}
      </span>
      <span className={classes.distance} data-on-target={onTarget}>
        {onTarget && t('day.onTarget')}
        {onTarget && far && ' · '}
        {far && (onTarget ? signed(format, energyKcal) : t('day.distance', { amount: signed(format, energyKcal) }))}
      </span>
    </div>
  );
}

/** A day of the plan: its meals, what they add up to, how far that is from the target, one button to log it. */
export function DayColumn({ planId, day, isToday }: { planId: string; day: PlanDay; isToday: boolean }) {
  const { t } = useTranslation('plan');
  const format = useFormat();
  const log = useLogDay(planId);
  return (
    <section className={classes.day} data-today={isToday} aria-labelledby={`day-${day.date}`}>
      <h2 id={`day-${day.date}`} className={classes.title}>
        {format.day(day.date, 'short')}
        {isToday && <span className={classes.today}>{t('day.today')}</span>}
      </h2>
      <Totals day={day} />
      <ul className={classes.meals}>
        {day.meals.map((meal) => (
          <li key={meal.id}>
            <MealCard planId={planId} meal={meal} />
          </li>
        ))}
      </ul>
      <Button
        variant="light"
        fullWidth
        loading={log.isPending}
        disabled={log.isSuccess}
        aria-describedby={`day-${day.date}`}
        onClick={() => {
          log.mutate({ date: day.date });
        }}
      >
        {log.isSuccess ? t('day.logged') : t('day.log')}
      </Button>
      <ProblemNotice error={log.error} />
    </section>
  );
}
