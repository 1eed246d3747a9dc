import { Button } from '@mantine/core';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useRegenerate } from '../api/usePlanActions';

import { DayColumn } from './DayColumn';
import classes from './MealsWeek.module.css';

import type { PlanDay, PlanOut } from '@/api/types.gen';
import { useFormat, useToday } from '@/shared/lib/format';
import { ProblemNotice } from '@/shared/ui';

/** All days side by side where there is room; one day at a time on a phone. */
export function MealsWeek({ plan }: { plan: PlanOut }) {
  const { t } = useTranslation('plan');
  const format = useFormat();
  const today = useToday();
  const first = plan.days.find((day) => day.date >= today) ?? plan.days[0];
  const [selected, setSelected] = useState(first?.date ?? '');
  const again = useRegenerate(plan);
  // The day that is looked at comes at once, the others when the browser has time.
  const drawn = useDeferredValue<readonly PlanDay[]>(plan.days, first === undefined ? [] : [first]);
  return (
    <>
      <div className={classes.days} role="group" aria-label={t('title')}>
        {plan.days.map((day) => (
          <button
            key={day.date}
            type="button"
            className={classes.day}
            aria-pressed={day.date === selected}
            onClick={() => {
              setSelected(day.date);
            }}
          >
            <span>{format.day(day.date, 'weekday')}</span>
            <strong>{Number(day.date.slice(8))}</strong>
          </button>
        ))}
      </div>
      <div className={classes.grid}>
        {drawn.map((day) => (
          <div key={day.date} className={classes.cell} data-selected={day.date === selected}>
            <DayColumn planId={plan.id} day={day} isToday={day.date === today} />
          </div>
        ))}
      </div>
      <div>
        <Button
          variant="default"
          loading={again.isPending}
          onClick={() => {
            again.mutate();
          }}
        >
          {t('action.regenerate')}
        </Button>
      </div>
      <ProblemNotice error={again.error} />
    </>
  );
}
