import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconStretching } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import classes from './Progress.module.css';

import { getVolumeProgressOptions } from '@/api/@tanstack/react-query.gen';
import type { VolumeWeekOut } from '@/api/types.gen';
import { addDays, isoWeekday, useFormat, useToday } from '@/shared/lib/format';
import { problemOf } from '@/shared/lib/query';
import type common from '@/shared/locales/en.json';
import { Card, CardSkeleton, EmptyState, ProblemNotice, Why } from '@/shared/ui';

type Muscle = keyof (typeof common)['vocab']['muscle'];

const WEEKS = 12;
/** Sets a week that trained muscles usually need (ACSM position stand 2026; Pelland et al. 2024). */
const GUIDE_SETS = 10;
const SCALE_SETS = 20;

function Bars({ week }: { week: VolumeWeekOut }) {
  const { t } = useTranslation('progress');
  const { t: tc } = useTranslation('common');
  const format = useFormat();
  const rows = Object.entries(week.sets).sort(([, a], [, b]) => b - a);
  const scale = Math.max(SCALE_SETS, ...rows.map(([, sets]) => sets));
  return (
    <table className={classes.bars} style={{ '--guide': `${(GUIDE_SETS / scale) * 100}%` } as React.CSSProperties}>
      <caption className="visually-hidden">{t('volume.caption', { day: format.day(week.week, 'long') })}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{t('volume.muscle')}</th>
          <th scope="col">{t('volume.sets')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([muscle, sets]) => (
          <tr key={muscle}>
            <th scope="row">{tc(`vocab.muscle.${muscle as Muscle}`)}</th>
            <td>
              <span className={classes.bar} aria-hidden="true">
                <span style={{ inlineSize: `${(sets / scale) * 100}%` }} />
              </span>
              <span className={classes.count}>{format.number(sets, 1)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Hard sets of a week for each muscle, as bars that are a table. */
export function VolumeCard() {
  const { t } = useTranslation('progress');
  const format = useFormat();
  const today = useToday();
  const monday = addDays(today, 1 - isoWeekday(today));
  const query = useQuery(getVolumeProgressOptions({ query: { from: addDays(monday, -7 * (WEEKS - 1)), to: today } }));
  const weeks = query.data?.weeks ?? [];
  const [back, setBack] = useState(0);
  const at = weeks.length - 1 - back;
  const week = weeks[at];
  const problem = problemOf(query);
  if (query.isPending && problem === null) return <CardSkeleton lines={5} />;
  return (
    <Card
      title={
        <>
          {t('volume.title')}{' '}
          <Why subject={t('volume.title')} reasons={[{ text: t('volume.why'), source: t('volume.source') }]} />
        </>
      }
    >
      <ProblemNotice error={problem} onRetry={() => void query.refetch()} />
      {query.data !== undefined && week === undefined && (
        <EmptyState icon={<IconStretching size={28} />} title={t('volume.noneTitle')} text={t('volume.noneText')} />
      )}
      {week !== undefined && (
        <>
          <div className={classes.week}>
            <ActionIcon aria-label={t('volume.earlier')} disabled={at <= 0} onClick={() => setBack(back + 1)}>
              <IconChevronLeft size={22} aria-hidden="true" />
            </ActionIcon>
            <span aria-live="polite">
              {week.week === monday ? t('volume.thisWeek') : t('volume.weekOf', { day: format.day(week.week, 'short') })}
            </span>
            <ActionIcon aria-label={t('volume.later')} disabled={back <= 0} onClick={() => setBack(back - 1)}>
              <IconChevronRight size={22} aria-hidden="true" />
            </ActionIcon>
          </div>
          <Bars week={week} />
          <p className={classes.note}>{t('volume.guide', { count: GUIDE_SETS })}</p>
        </>
      )}
    </Card>
  );
}
