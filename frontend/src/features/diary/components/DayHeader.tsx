import { ActionIcon, Button, Loader, Popover } from '@mantine/core';
import { IconCalendar, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';

import classes from './DayHeader.module.css';

import { addDays, type IsoDay, useFormat, useToday } from '@/shared/lib/format';

const Calendar = lazy(() => import('./Calendar'));

interface DayHeaderProps {
  date: IsoDay;
  onChange: (day: IsoDay) => void;
}

/** Which day it is, the ways to the days around it, and to any other. */
export function DayHeader({ date, onChange }: DayHeaderProps) {
  const { t } = useTranslation('diary');
  const format = useFormat();
  const today = useToday();
  const [open, setOpen] = useState(false);
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
      <Popover opened={open} onChange={setOpen} position="bottom-end" shadow="md" radius="md" trapFocus returnFocus>
        <Popover.Target>
          <ActionIcon aria-label={t('day.pick')} onClick={() => setOpen(!open)}>
            <IconCalendar size={22} aria-hidden="true" />
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('day.pick')}>
          <Suspense fallback={<Loader size="sm" />}>
            <Calendar
              value={date}
              onPick={(day) => {
                setOpen(false);
                onChange(day);
              }}
            />
          </Suspense>
        </Popover.Dropdown>
      </Popover>
      {date !== today && (
        <Button variant="light" size="sm" onClick={() => onChange(today)}>
          {t('day.today')}
        </Button>
      )}
    </div>
  );
}
