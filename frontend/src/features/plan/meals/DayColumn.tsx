import { Button } from '@mantine/core';
import { IconBarbell, IconZzz } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { useLogDay } from '../api/usePlanActions';
import { distanceOf } from '../lib/distance';
import { signed } from '../lib/signed';

import classes from './DayColumn.module.css';
import { DayTargets } from './DayTargets';
import { MealCard } from './MealCard';

import type { PlanDay } from '@/api/types.gen';
import { useFormat } from '@/shared/lib/format';
import { usePreferences } from '@/shared/lib/preferences';
import { ProblemNotice } from '@/shared/ui';

function Distance({ day }: { day: PlanDay }) {
  const { t } = useTranslation('plan');
  const format = useFormat();
  const { noNumbers } = usePreferences();
  const { energyKcal, level } = distanceOf(day);
  const far = !noNumbers && energyKcal !== null && Math.abs(energyKcal) >= 1;
  const change = signed(energyKcal, format.kcal);
  return (
    <span className={classes.distance} data-level={level}>
      {t(`day.level.${level}`)}
      {far && ` · ${change}`}
    </span>
  );
}

/** Why this day has another target than its neighbours. */
function DayKind({ target }: { target: PlanDay['target'] }) {
  const { t } = useTranslation('plan');
  if (target.training_day === null) return null;
  const Icon = target.training_day ? IconBarbell : IconZzz;
  return (
    <p className={classes.kind}>
      <Icon size={18} aria-hidden="true" />
      {target.training_day ? t('day.training') : t('day.rest')}
    </p>
  );
}

interface DayColumnProps {
  planId: string;
  day: PlanDay;
  isToday: boolean;
  /** For how many the person cooks. */
  eaters: number;
}

/** A day of the plan: what it adds up to, how far that is from the target, its meals, one button to log it. */
export function DayColumn({ planId, day, isToday, eaters }: DayColumnProps) {
  const { t } = useTranslation('plan');
  const format = useFormat();
  const { noNumbers } = usePreferences();
  const log = useLogDay(planId);
  return (
    <section className={classes.day} data-today={isToday} aria-labelledby={`day-${day.date}`}>
      <div className={classes.head}>
        <h2 id={`day-${day.date}`} className={classes.title}>
          {format.day(day.date, 'long')}
          {isToday && <span className={classes.today}>{t('day.today')}</span>}
        </h2>
        <Distance day={day} />
      </div>
      <DayKind target={day.target} />
      {!noNumbers && <DayTargets day={day} />}
      <ul className={classes.meals}>
        {day.meals.map((meal) => (
          <li key={meal.id}>
            <MealCard planId={planId} meal={meal} eaters={eaters} />
          </li>
        ))}
      </ul>
      <Button
        variant="light"
        className={classes.log}
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
