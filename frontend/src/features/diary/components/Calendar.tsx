import '@mantine/dates/styles.layer.css';
import 'dayjs/locale/de';
import 'dayjs/locale/es';

import { DatePicker } from '@mantine/dates';
import { useTranslation } from 'react-i18next';

import { type IsoDay, useFormat } from '@/shared/lib/format';
import { usePreferences } from '@/shared/lib/preferences';

interface CalendarProps {
  value: IsoDay | null;
  onPick: (day: IsoDay) => void;
}

/** A month to choose a day from; in its own chunk, since most days are reached with the arrows. */
export default function Calendar({ value, onPick }: CalendarProps) {
  const { t } = useTranslation('diary');
  const { language } = usePreferences();
  const format = useFormat();
  return (
    <DatePicker
      locale={language}
      size="md"
      value={value}
      defaultDate={value ?? undefined}
      highlightToday
      hideOutsideDates
      weekendDays={[]}
      maxLevel="month"
      getDayAriaLabel={(day) => format.day(day, 'full')}
      monthLabelFormat={(month) => format.day(month, 'month')}
      ariaLabels={{ previousMonth: t('day.previousMonth'), nextMonth: t('day.nextMonth') }}
      onChange={(next) => {
        if (next !== null) onPick(next);
      }}
    />
  );
}
