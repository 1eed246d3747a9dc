import { Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';

import { useDiaryDay } from '../api/useDiaryDay';
import { useDiaryWrites } from '../api/useDiaryWrites';
import { AddPanel } from '../components/AddPanel';
import { CopyDialog, EditDialog } from '../components/DayDialogs';
import { DayColumn } from '../components/DayColumn';
import { DayHeader } from '../components/DayHeader';
import { hourIn, type Slot, slotAt } from '../lib/slots';
import { useDayKeys } from '../lib/useDayKeys';

import classes from './DiaryPage.module.css';

import type { EntryOut } from '@/api/types.gen';
import { addDays, type IsoDay, useToday } from '@/shared/lib/format';
import { usePreferences } from '@/shared/lib/preferences';
import { Card, Page } from '@/shared/ui';

/** The day of the address (so that it can be linked to), or today. */
function useDay(): [IsoDay, (day: IsoDay) => void] {
  const today = useToday();
  const [search, setSearch] = useSearchParams();
  const wanted = search.get('day') ?? '';
  const date = /^\d{4}-\d{2}-\d{2}$/.test(wanted) && !Number.isNaN(Date.parse(wanted)) ? wanted : today;
  const go = useCallback(
    (day: IsoDay) => setSearch(day === today ? {} : { day }, { replace: true, preventScrollReset: true }),
    [setSearch, today],
  );
  return [date, go];
}

export function DiaryPage() {
  const { t } = useTranslation('diary');
  const { t: tc } = useTranslation('common');
  const { timeZone } = usePreferences();
  const today = useToday();
  const [date, go] = useDay();
  const { day } = useDiaryDay(date);
  const writes = useDiaryWrites();
  const wide = useMediaQuery('(min-width: 75em)', false, { getInitialValueInEffect: false });
  const searchRef = useRef<HTMLInputElement>(null);
  const [meal, setMeal] = useState<Slot>(() => slotAt(hourIn(timeZone)));
  const [adding, setAdding] = useState(false);
  const [edited, setEdited] = useState<EntryOut | null>(null);
  const [copied, setCopied] = useState<readonly EntryOut[] | null>(null);

  const search = useCallback(() => {
    setAdding(true);
    searchRef.current?.focus();
  }, []);
  const move = useCallback((days: number) => go(addDays(date, days)), [go, date]);
  const toToday = useCallback(() => go(today), [go, today]);
  useDayKeys({ onSearch: search, onMove: move, onToday: toToday });

  const panel = day === null ? null : (
    <AddPanel day={day} meal={meal} onMeal={setMeal} writes={writes} searchRef={searchRef} />
  );
  return (
    <Page title={t('title')} actions={<DayHeader date={date} onChange={go} />}>
      <div className={classes.columns}>
        <DayColumn
          date={date}
          writes={writes}
          onEdit={setEdited}
          onCopy={setCopied}
          onAdd={(slot) => {
            setMeal(slot);
            search();
          }}
        />
        {wide && (
          <aside className={classes.side}>
            {panel !== null && (
              <Card title={t('add.title')} aside={<span className={classes.keys}>{t('day.keys')}</span>}>
                {panel}
              </Card>
            )}
          </aside>
        )}
      </div>
      {!wide && (
        <Drawer
          opened={adding && panel !== null}
          onClose={() => setAdding(false)}
          position="bottom"
          size="100%"
          title={t('meal.addTo', { meal: tc(`meal.${meal}`) })}
          closeButtonProps={{ 'aria-label': tc('action.close'), size: 44 }}
        >
          {panel}
        </Drawer>
      )}
      <EditDialog entry={edited} writes={writes} onClose={() => setEdited(null)} />
      <CopyDialog entries={copied} date={date} writes={writes} onClose={() => setCopied(null)} />
    </Page>
  );
}
