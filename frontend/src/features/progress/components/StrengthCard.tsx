import { NativeSelect } from '@mantine/core';
import { IconBarbell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { startOf } from '../lib/series';

import { ChartFrame } from './ChartFrame';
import classes from './Progress.module.css';

import { getStrengthProgressOptions } from '@/api/@tanstack/react-query.gen';
import type { StrengthSeriesOut } from '@/api/types.gen';
import { useFormat, useToday } from '@/shared/lib/format';
import { usePreferences } from '@/shared/lib/preferences';
import { problemOf } from '@/shared/lib/query';
import { massFromKg } from '@/shared/lib/units';
import { Card, CardSkeleton, EmptyState, ProblemNotice, Why } from '@/shared/ui';

const StrengthChart = lazy(() => import('../charts/StrengthChart'));

function Chart({ series }: { series: StrengthSeriesOut }) {
  const { t } = useTranslation('progress');
  const format = useFormat();
  const { units } = usePreferences();
  const best = Math.max(...series.points.map((point) => point.e1rm_kg));
  const last = series.points.at(-1);
  return (
    <>
      <p className={classes.rate}>
        {t('strength.best', { best: format.mass(best), last: format.mass(last?.e1rm_kg) })}{' '}
        <Why subject={t('strength.title')} reasons={[{ text: t('strength.why'), source: t('strength.source') }]} />
      </p>
      <ChartFrame
        label={t('strength.chart', { name: series.exercise_name, best: format.mass(best), last: format.mass(last?.e1rm_kg) })}
        columns={[t('table.day'), t('strength.estimate')]}
        rows={[...series.points].reverse().map((point) => [format.day(point.date, 'numeric'), format.mass(point.e1rm_kg)])}
      >
        <StrengthChart
          points={series.points.map((point) => ({
            at: Date.parse(`${point.date}T12:00:00Z`),
            best: massFromKg(point.e1rm_kg, units),
          }))}
          name={t('strength.estimate')}
          day={(at) => format.day(new Date(at).toISOString().slice(0, 10), 'short')}
          number={(value) => format.number(value, 1)}
        />
      </ChartFrame>
    </>
  );
}

/** The estimated one-repetition maximum of one exercise over the last year. */
export function StrengthCard() {
  const { t } = useTranslation('progress');
  const today = useToday();
  const [chosen, setChosen] = useState<string | null>(null);
  const query = useQuery(getStrengthProgressOptions({ query: { from: startOf('year', today), to: today } }));
  const items = query.data?.items ?? [];
  const series = items.find((item) => item.exercise_id === chosen) ?? items[0];
  const problem = problemOf(query);
  if (query.isPending && problem === null) return <CardSkeleton lines={5} />;
  return (
    <Card title={t('strength.title')}>
      <div className={classes.stack}>
        <ProblemNotice error={problem} onRetry={() => void query.refetch()} />
        {query.data !== undefined && series === undefined && (
          <EmptyState icon={<IconBarbell size={28} />} title={t('strength.noneTitle')} text={t('strength.noneText')} />
        )}
        {series !== undefined && (
          <>
            <NativeSelect
              label={t('strength.exercise')}
              size="md"
              value={series.exercise_id}
              data={items.map((item) => ({ value: item.exercise_id, label: item.exercise_name }))}
              onChange={(event) => {
                setChosen(event.currentTarget.value);
              }}
            />
            <Chart series={series} />
          </>
        )}
      </div>
    </Card>
  );
}
