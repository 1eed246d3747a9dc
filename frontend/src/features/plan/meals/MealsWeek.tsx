import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconPrinter } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { Ahead } from '../components/Ahead';
import { MakeButton } from '../components/MakeButton';
import { inWeeks } from '../lib/lengths';

import { DayColumn } from './DayColumn';
import { MakeAgain } from './MakeAgain';
import classes from './MealsWeek.module.css';
import { WeekGrid } from './WeekGrid';
import { WeekPager } from './WeekPager';

import type { PlanOut } from '@/api/types.gen';
import { addDays, type IsoDay, useFormat, useToday } from '@/shared/lib/format';

/** A week and one day of it: the week as a grid where there is room, as a strip of days on a phone. */
export function MealsWeek({ plan }: { plan: PlanOut }) {
  const { t } = useTranslation('plan');
  const format = useFormat();
  const today = useToday();
  const first = plan.days.find((day) => day.date >= today) ?? plan.days[0];
  const [selected, setSelected] = useState(first?.date ?? '');
  const shown = plan.days.find((day) => day.date === selected) ?? first;
  const weeks = inWeeks(plan.days);
  const at = Math.max(0, weeks.findIndex((days) => days.some((day) => day.date === shown?.date)));
  const week = weeks[at] ?? [];
  // Hidden by style it would be drawn all the same, and it is most of the page.
  const wide = useMediaQuery('(min-width: 56em)', false, { getInitialValueInEffect: false });
  const detail = useRef<HTMLDivElement>(null);
  const pick = (date: IsoDay, mealId?: string): void => {
    setSelected(date);
    if (mealId === undefined) return;
    // The meal is there after the next paint; the keyboard goes on from it.
    requestAnimationFrame(() => {
      const meal = detail.current?.querySelector<HTMLElement>(`[data-meal="${mealId}"]`);
      meal?.focus({ preventScroll: true });
      meal?.scrollIntoView({ block: 'nearest' });
    });
  };
  return (
    <>
      <Ahead plan={plan} />
      {weeks.length > 1 && (
        <WeekPager
          weeks={weeks}
          at={at}
          onChange={(next) => {
            const days = weeks[next] ?? [];
            setSelected((days.find((day) => day.date === today) ?? days[0])?.date ?? '');
          }}
        />
      )}
      {wide ? (
        <WeekGrid days={week} selected={selected} today={today} onPick={pick} />
      ) : (
      <div className={classes.days} role="group" aria-label={t('title')}>
        {week.map((day) => (
          <button
            key={day.date}
            type="button"
            className={classes.day}
            aria-pressed={day.date === selected}
            onClick={() => {
              pick(day.date);
            }}
          >
            <span>{format.day(day.date, 'weekday')}</span>
            <strong>{Number(day.date.slice(8))}</strong>
          </button>
        ))}
      </div>
      )}
      <div ref={detail}>
        {shown !== undefined && (
          <DayColumn key={shown.date} planId={plan.id} day={shown} isToday={shown.date === today} eaters={plan.eaters} />
        )}
      </div>
      <div className={classes.actions}>
        <MakeAgain plan={plan} />
        <MakeButton kinds={['meal']} text={t('make.more')} start={addDays(plan.end, 1)} />
        <Button
          component={Link}
          to={`/plan/print?meal=${plan.id}`}
          variant="default"
          leftSection={<IconPrinter size={18} aria-hidden="true" />}
        >
          {t('action.print')}
        </Button>
      </div>
    </>
  );
}
