import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useSessionWorkouts } from '../api/useSessionWorkouts';
import { Ahead } from '../components/Ahead';
import { MakeButton } from '../components/MakeButton';

import { SessionView } from './SessionView';
import classes from './TrainingWeeks.module.css';
import { VolumeTable } from './VolumeTable';

import type { PlanOut, PlanWeek } from '@/api/types.gen';
import { addDays, useToday } from '@/shared/lib/format';

interface StripProps {
  weeks: readonly PlanWeek[];
  index: number;
  onChange: (index: number) => void;
}

/** All weeks side by side, the easy ones marked; a long row is moved so that the chosen one is seen. */
function Strip({ weeks, index, onChange }: StripProps) {
  const { t } = useTranslation('plan');
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const chosen = row.current?.querySelector<HTMLElement>('[aria-pressed="true"]');
    if (row.current != null && chosen != null) row.current.scrollLeft = chosen.offsetLeft - row.current.clientWidth / 2 + chosen.clientWidth / 2;
  }, [index]);
  return (
    <div ref={row} className={classes.strip} role="group" aria-label={t('week.choose')}>
      {weeks.map((one) => (
        <button
          key={one.index}
          type="button"
          className={classes.week}
          aria-pressed={one.index === index}
          onClick={() => {
            onChange(one.index);
          }}
        >
          <span>{t('week.title', { index: one.index })}</span>
          {one.deload && <small>{t('week.easy')}</small>}
        </button>
      ))}
    </div>
  );
}

/** What a session is short for, once for all of them: they mostly have it in common. */
function ShortNote({ week }: { week: PlanWeek }) {
  const { t } = useTranslation('plan');
  const reasons = [...new Set(week.sessions.flatMap(({ short }) => (short == null ? [] : [short])))];
  const wanted = week.sessions.find(({ minutes_wanted: minutes }) => minutes != null)?.minutes_wanted;
  if (reasons.length === 0 || wanted == null) return null;
  return (
    <ul className={classes.short}>
      {reasons.map((reason) => (
        <li key={reason}>{t(`short.${reason}`, { minutes: wanted })}</li>
      ))}
    </ul>
  );
}

/** The schedule, a week at a time, and what this week adds up to for each muscle. */
export function TrainingWeeks({ plan }: { plan: PlanOut }) {
  const { t } = useTranslation('plan');
  const today = useToday();
  const current = plan.weeks.find((week) => week.sessions.some((session) => session.day >= today)) ?? plan.weeks[0];
  const { workouts } = useSessionWorkouts(plan.start);
  const [index, setIndex] = useState(current?.index ?? 1);
  const week = plan.weeks.find((one) => one.index === index);
  return (
    <>
      <Ahead plan={plan} />
      <Strip weeks={plan.weeks} index={index} onChange={setIndex} />
      {week?.deload === true && <p className={classes.deload}>{t('week.deload')}</p>}
      {week !== undefined && <ShortNote week={week} />}
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
      <VolumeTable title={t('volume.week', { index })} volume={week?.volume ?? plan.volume} />
      <div>
        <MakeButton kinds={['workout']} text={t('make.more')} start={addDays(plan.end, 1)} />
      </div>
    </>
  );
}
