import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';

import { EatenCard } from '../components/EatenCard';
import type { TodayCard } from '../index';

import classes from './TodayPage.module.css';

import { useFormat, useToday } from '@/shared/lib/format';
import { CardSkeleton, Page } from '@/shared/ui';

/** What do I eat next, what do I train, how am I doing. */
export function TodayPage({ cards }: { cards: readonly TodayCard[] }) {
  const { t } = useTranslation('today');
  const format = useFormat();
  const today = useToday();
  return (
    <Page title={t('title')} eyebrow={format.day(today, 'long')}>
      <div className={classes.grid}>
        <div className={classes.wide}>
          <EatenCard day={today} />
        </div>
        {cards.map(({ id, Card }) => (
          <Suspense key={id} fallback={<CardSkeleton className={classes.waiting} />}>
            <Card />
          </Suspense>
        ))}
      </div>
    </Page>
  );
}
