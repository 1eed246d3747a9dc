import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import classes from './WeekPager.module.css';

import type { PlanDay } from '@/api/types.gen';
import { useFormat } from '@/shared/lib/format';

interface WeekPagerProps {
  weeks: readonly (readonly PlanDay[])[];
  /** Which of them is shown, from 0. */
  at: number;
  onChange: (at: number) => void;
}

/** A longer plan is shown a week at a time: which one, and the way to its neighbours. */
export function WeekPager({ weeks, at, onChange }: WeekPagerProps) {
  const { t } = useTranslation('plan');
  const format = useFormat();
  const days = weeks[at] ?? [];
  const [first, last] = [days[0]?.date ?? '', days.at(-1)?.date ?? ''];
  return (
    <div className={classes.pager} role="group" aria-label={t('week.choose')}>
      <ActionIcon
        variant="default"
        size={44}
        aria-label={t('week.previous')}
        disabled={at === 0}
        onClick={() => {
          onChange(at - 1);
        }}
      >
        <IconChevronLeft size={20} aria-hidden="true" />
      </ActionIcon>
      <p className={classes.shown} aria-live="polite">
        <strong>{t('week.of', { index: at + 1, count: weeks.length })}</strong>
        <span>{`${format.day(first, 'short')} – ${format.day(last, 'short')}`}</span>
      </p>
      <ActionIcon
        variant="default"
        size={44}
        aria-label={t('week.next')}
        disabled={at === weeks.length - 1}
        onClick={() => {
          onChange(at + 1);
        }}
      >
        <IconChevronRight size={20} aria-hidden="true" />
      </ActionIcon>
    </div>
  );
}
