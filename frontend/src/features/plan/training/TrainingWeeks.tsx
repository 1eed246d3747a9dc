import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useSessionWorkouts } from '../api/useSessionWorkouts';

import { SessionView } from './SessionView';
import classes from './TrainingWeeks.module.css';
import { VolumeTable } from './VolumeTable';

import type { PlanOut } from '@/api/types.gen';
import { useToday } from '@/shared/lib/format';

/** The schedule, a week at a time, and what it adds up to for each muscle. */
export function TrainingWeeks({ plan }: { plan: PlanOut }) {
  const { t } = useTranslation('plan');
  const today = useToday();
  const current = plan.weeks.find((week) => week.sessions.some((session) => session.day >= today)) ?? plan.weeks[0];
  const { workouts } = useSessionWorkouts(plan.start);
  const [index, setIndex] = useState(current?.index ?? 1);
  const week = plan.weeks.find((one) => one.index === index);
  return (
    <>
      <SegmentedControl
        aria-label={t('tab.training')}
        value={String(index)}
        data={plan.weeks.map((one) => ({ value: String(one.index), label: t('week.title', { index: one.index }) }))}
        onChange={(value) => {
          setIndex(Number(value));
        }}
      />
      {week?.deload === true && <p className={classes.deload}>{t('week.deload')}</p>}
      <div className={classes.sessions}>
        {(week?.sessions ?? []).map((session) => (
          <SessionView
            key={session.id}
            planId={plan.id}
            session={session}
            isToday={session.day === today}
            workout={workouts.get(session.id)}
          />
        ))}
      </div>
      <VolumeTable volume={plan.volume} />
    </>
  );
}
