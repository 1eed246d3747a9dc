import { Input, NativeSelect } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

import type { Draft } from '../lib/draft';

import classes from './DietFields.module.css';

import { addDays, noonOf, useFormat } from '@/shared/lib/format';

type Diet = Draft['diet'];

const MINUTES = [10, 15, 20, 30, 45, 60, 90];
/** The most that can be named: no dish of the catalogue takes as long, so it is no limit. */
const NO_LIMIT = 240;
/** A Monday: its week lends the weekdays their names. */
const MONDAY = '2026-01-05';
const DAYS = [0, 1, 2, 3, 4, 5, 6];

type Week = NonNullable<Diet['minutes_by_weekday']>;

const NONE: Week = [null, null, null, null, null, null, null];

/** Cooking time that differs by the day of the week; where none is named, the longest cooking time above holds. */
export function WeekdayMinutesField({ diet, onChange }: { diet: Diet; onChange: (minutes: Week | null) => void }) {
  const { t, i18n } = useTranslation('profile');
  const format = useFormat();
  const id = useId();
  const weekday = new Intl.DateTimeFormat(i18n.language, { weekday: 'long', timeZone: 'UTC' });
  const minutes = diet.minutes_by_weekday ?? NONE;
  const usual =
    diet.max_cooking_minutes == null ? t('diet.minutesAny') : format.minutes(diet.max_cooking_minutes);
  return (
    <Input.Wrapper label={t('diet.weekdays')} description={t('diet.weekdaysHint')} labelElement="div" size="md" labelProps={{ id }}>
      <div role="group" aria-labelledby={id} className={classes.weekdays}>
        {DAYS.map((day) => {
          const own = minutes[day] ?? null;
          const offered = [...new Set([...MINUTES, ...(own === null || own === NO_LIMIT ? [] : [own])])].sort((a, b) => a - b);
          return (
            <NativeSelect
              key={day}
              label={weekday.format(noonOf(addDays(MONDAY, day)))}
              value={own === null ? '' : String(own)}
              data={[
                { value: '', label: t('diet.weekdayUsual', { usual }) },
                ...offered.map((value) => ({ value: String(value), label: format.minutes(value) })),
                { value: String(NO_LIMIT), label: t('diet.minutesAny') },
              ]}
              onChange={(event) => {
                const { value } = event.currentTarget;
                const next: Week = [...minutes];
                next[day] = value === '' ? null : Number(value);
                // A week that names nothing is no week of one's own.
                onChange(next.every((one) => one === null) ? null : next);
              }}
            />
          );
        })}
      </div>
    </Input.Wrapper>
  );
}
