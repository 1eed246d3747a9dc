import { IconCircleCheck, IconLock, IconPlusMinus, IconRepeat } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { distanceOf } from '../lib/distance';
import { leftoverOf } from '../lib/leftover';
import { signed } from '../lib/signed';

import classes from './WeekGrid.module.css';

import type { PlanDay, PlanMeal } from '@/api/types.gen';
import { type IsoDay, useFormat } from '@/shared/lib/format';
import { usePreferences } from '@/shared/lib/preferences';

function DayHead({ day, isToday }: { day: PlanDay; isToday: boolean }) {
  const { t } = useTranslation('plan');
  const format = useFormat();
  const { noNumbers } = usePreferences();
  const { energyKcal, level } = distanceOf(day);
  const Icon = level === 'on' ? IconCircleCheck : IconPlusMinus;
  return (
    <>
      <span className={classes.weekday}>{isToday ? t('day.today') : format.day(day.date, 'weekday')}</span>
      <span className={classes.number}>{Number(day.date.slice(8))}</span>
      <span className={classes.distance} data-level={level}>
        <Icon size={16} aria-label={t(`day.level.${level}`)} />
        {!noNumbers && signed(energyKcal, format.kcal)}
      </span>
    </>
  );
}

function Tile({ meal, onPick }: { meal: PlanMeal; onPick: () => void }) {
  const { t } = useTranslation('plan');
  const { noNumbers } = usePreferences();
  const format = useFormat();
  return (
    <button type="button" className={classes.tile} onClick={onPick}>
      <span className={classes.title}>{meal.title}</span>
      <span className={classes.facts}>
        {!noNumbers && format.kcal(meal.totals.energy_kcal)}
        {meal.locked && <IconLock size={16} aria-label={t('meal.locked')} />}
        {leftoverOf(meal) !== null && <IconRepeat size={16} aria-label={t('leftover.short')} />}
      </span>
    </button>
  );
}

interface WeekGridProps {
  days: readonly PlanDay[];
  selected: IsoDay;
  today: IsoDay;
  /** A day was picked, or a meal of it. */
  onPick: (day: IsoDay, mealId?: string) => void;
}

/** The whole week at a glance: a column a day, a row a meal. What is picked opens below it. */
export function WeekGrid({ days, selected, today, onPick }: WeekGridProps) {
  const { t } = useTranslation(['plan', 'common']);
  const format = useFormat();
  const longest = days.reduce<readonly PlanMeal[]>((most, day) => (day.meals.length > most.length ? day.meals : most), []);
  return (
    <div className={classes.frame}>
      <table className={classes.week} aria-label={t('title')}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t('week.meal')}</span>
            </th>
            {days.map((day) => (
              <th key={day.date} scope="col" data-selected={day.date === selected} data-today={day.date === today}>
                <button
                  type="button"
                  className={classes.day}
                  aria-pressed={day.date === selected}
                  aria-label={format.day(day.date, 'long')}
                  onClick={() => {
                    onPick(day.date);
                  }}
                >
                  <DayHead day={day} isToday={day.date === today} />
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {longest.map((row, at) => (
            <tr key={row.id}>
              <th scope="row">{t(`common:meal.${row.slot}`)}</th>
              {days.map((day) => {
                const meal = day.meals[at];
                return (
                  <td key={day.date} data-selected={day.date === selected}>
                    {meal !== undefined && (
                      <Tile
                        meal={meal}
                        onPick={() => {
                          onPick(day.date, meal.id);
                        }}
                      />
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
