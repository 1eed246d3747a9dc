import { useTranslation } from 'react-i18next';

import { useDiaryDay } from '../api/useDiaryDay';
import type { DiaryWrites } from '../api/useDiaryWrites';
import type { Slot } from '../lib/slots';

import { Coverage } from './Coverage';
import classes from './DayColumn.module.css';
import { DaySummary } from './DaySummary';
import { MealSection } from './MealSection';

import type { EntryOut } from '@/api/types.gen';
import type { IsoDay } from '@/shared/lib/format';
import { usePreferences } from '@/shared/lib/preferences';
import { CardSkeleton, ProblemNotice } from '@/shared/ui';

interface DayColumnProps {
  date: IsoDay;
  writes: DiaryWrites;
  onAdd: (meal: Slot) => void;
  onEdit: (entry: EntryOut) => void;
  onCopy: (entries: readonly EntryOut[]) => void;
}

/** What the day holds: the summary that stays in view, the four meals, and how much of it is known. */
export function DayColumn({ date, ...actions }: DayColumnProps) {
  const { t } = useTranslation('diary');
  const { noNumbers } = usePreferences();
  const { day, partial, error, retry } = useDiaryDay(date);
  return (
    <div className={classes.day}>
      {day === null && error === null && <CardSkeleton lines={8} />}
      <ProblemNotice error={error} onRetry={retry} />
      {partial && (
        <p role="status" className={classes.notice}>
          {t('partial')}
        </p>
      )}
      {day !== null && (
        <>
          {!noNumbers && (
            <div className={classes.sticky}>
              <DaySummary day={day} />
            </div>
          )}
          {day.meals.map((view) => (
            <MealSection key={view.meal} date={date} view={view} {...actions} />
          ))}
          {!noNumbers && <Coverage day={day} />}
        </>
      )}
    </div>
  );
}
