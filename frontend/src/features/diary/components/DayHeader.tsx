import { ActionIcon, Button } from '@mantine/core';
import { IconCalendar, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import classes from './DayHeader.module.css';

import { addDays, type IsoDay, useFormat, useToday } from '@/shared/lib/format';

interface DayHeaderProps {
  date: IsoDay;
  onChange: (day: IsoDay) => void;
  /** Asks for a calendar. */
  onPick: () => void;
}

/** Which day it is, the ways to the days around it, and to any other. */
export function DayHeader({ date, onChange, onPick }: DayHeaderProps) {
  const { t } = useTranslation('diary');
  const format = useFormat();
  const today = useToday();
  const near = { [today]: t('day.today'), [addDays(today, -1)]: t('day.yesterday'), [addDays(today, 1)]: t('day.tomorrow') };
  const name = near[date];
  return (
    <div className={classes.head}>
      <ActionIcon aria-label={t('day.previous')} onClick={() => onChange(addDays(date, -1))}>
        <IconChevronLeft size={24} aria-hidden="true" />
      </ActionIcon>
      <h2 className={classes.day} aria-live="polite">
        {name !== undefined && <span>{name}</span>}
        <span className={name === undefined ? undefined : classes.date}>{format.day(date, 'long')}</span>
      </h2>
      <ActionIcon aria-label={t('day.next')} onClick={() => onChange(addDays(date, 1))}>
        <IconChevronRight size={24} aria-hidden="true" />
      </ActionIcon>
      <ActionIcon aria-label={t('day.pick')} aria-haspopup="dialog" onClick={onPick}>
        <IconCalendar size={22} aria-hidden="true" />
      </ActionIcon>
      {date !== today && (
        <Button variant="light" size="sm" onClick={() => onChange(today)}>
          {t('day.today')}
        </Button>
      )}
    </div>
  );
}
