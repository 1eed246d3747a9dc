import { useMediaQuery } from '@mantine/hooks';
import { lazy, Suspense, useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';

import { useDiaryDay } from '../api/useDiaryDay';
import { useDiaryWrites } from '../api/useDiaryWrites';

import type { Asked } from '../components/DayDialogs';
import { DayColumn } from '../components/DayColumn';
import { DayHeader } from '../components/DayHeader';
import { type Slot, slotAt } from '../lib/slots';
import { useDayKeys } from '../lib/useDayKeys';

import classes from './DiaryPage.module.css';

import { addDays, hourIn, type IsoDay, useToday } from '@/shared/lib/format';
import { usePreferences } from '@/shared/lib/preferences';
import { Card, CardSkeleton, Page } from '@/shared/ui';

const AddPanel = lazy(async () => ({ default: (await import('../components/AddPanel')).AddPanel }));
const AddDrawer = lazy(() => import('../components/AddDrawer'));
const DayDialogs = lazy(() => import('../components/DayDialogs'));

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
  const { timeZone } = usePreferences();
  const today = useToday();
  const [date, go] = useDay();
  const { day } = useDiaryDay(date);
  const writes = useDiaryWrites();
  const wide = useMediaQuery('(min-width: 75em)', false, { getInitialValueInEffect: false });
  const searchRef = useRef<HTMLInputElement>(null);
  const [meal, setMeal] = useState<Slot>(() => slotAt(hourIn(timeZone)));
  const [adding, setAdding] = useState({ known: false, open: false });
  const [asked, setAsked] = useState<Asked | null>(null);

  const search = useCallback(() => {
    setAdding({ known: true, open: true });
    searchRef.current?.focus();
  }, []);
  const move = useCallback((days: number) => go(addDays(date, days)), [go, date]);
  const toToday = useCallback(() => go(today), [go, today]);
  useDayKeys({ onSearch: search, onMove: move, onToday: toToday });

  const panel = day === null ? null : { day, meal, onMeal: setMeal, writes, searchRef };
  return (
    <Page title={t('title')} actions={<DayHeader date={date} onChange={go} onPick={() => setAsked({ what: 'day' })} />}>
      <div className={classes.columns}>
        <DayColumn
          date={date}
          writes={writes}
          onEdit={(entry) => setAsked({ what: 'entry', entry })}
          onCopy={(entries) => setAsked({ what: 'copy', entries })}
          onAdd={(slot) => {
            setMeal(slot);
            search();
          }}
        />
        {wide && (
          <aside className={classes.side}>
            <Card title={t('add.title')} aside={<span className={classes.keys}>{t('day.keys')}</span>}>
              <Suspense fallback={<CardSkeleton lines={6} />}>{panel !== null && <AddPanel {...panel} />}</Suspense>
            </Card>
          </aside>
        )}
      </div>
      <Suspense fallback={null}>
        {!wide && adding.known && panel !== null && (
          <AddDrawer {...panel} opened={adding.open} onClose={() => setAdding({ known: true, open: false })} />
        )}
        {asked !== null && (
          <DayDialogs asked={asked} date={date} writes={writes} onClose={() => setAsked(null)} onAsk={setAsked} onDay={go} />
        )}
      </Suspense>
    </Page>
  );
}
