import { Button, SegmentedControl } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useLogWeight, useWeight } from '../api/useWeight';
import { isRange, type Range, RANGES, type WeightPoint, withGaps } from '../lib/series';

import { ChartFrame } from './ChartFrame';
import classes from './Progress.module.css';

import { useFormat } from '@/shared/lib/format';
import { usePreferences } from '@/shared/lib/preferences';
import { kgFromMass, massFromKg, massUnit } from '@/shared/lib/units';
import { Card, CardSkeleton, DecimalInput, EmptyState, ProblemNotice, Why } from '@/shared/ui';

const WeightChart = lazy(() => import('../charts/WeightChart'));

/** What a body can weigh, as the server holds it; outside of it a value is a slip of the unit or the key. */
const PLAUSIBLE_KG = { low: 20, high: 500 };

function LogWeight({ last }: { last: number | null }) {
  const { t } = useTranslation('progress');
  const format = useFormat();
  const { units } = usePreferences();
  const log = useLogWeight();
  const [value, setValue] = useState<number | null>(null);
  const [shown, setShown] = useState(false);
  const kg = value === null ? null : kgFromMass(value, units);
  const valid = kg !== null && kg >= PLAUSIBLE_KG.low && kg <= PLAUSIBLE_KG.high;
  return (
    <form
      className={classes.log}
      onSubmit={(event) => {
        event.preventDefault();
        setShown(!valid);
        if (!valid || value === null) return;
        void log(value);
        setValue(null);
      }}
    >
      <DecimalInput
        label={t('weighing.today')}
        unit={massUnit(units)}
        value={value}
        placeholder={last === null ? '' : format.number(massFromKg(last, units), 1)}
        error={shown ? t('weighing.invalid', format.massRange(PLAUSIBLE_KG.low, PLAUSIBLE_KG.high)) : null}
        onChange={setValue}
      />
      <Button type="submit">{t('weighing.log')}</Button>
    </form>
  );
}

function Rate({ kgPerWeek }: { kgPerWeek: number | null }) {
  const { t } = useTranslation('progress');
  const format = useFormat();
  if (kgPerWeek === null) return <p className={classes.note}>{t('weighing.noRate')}</p>;
  const amount = format.mass(Math.abs(kgPerWeek), 2);
  const text =
    Math.abs(kgPerWeek) < 0.05 ? t('weighing.steady') : kgPerWeek < 0 ? t('weighing.falling', { amount }) : t('weighing.rising', { amount });
  return (
    <p className={classes.rate}>
      {text} <Why subject={t('weighing.rate')} reasons={[{ text: t('weighing.why'), source: t('weighing.source') }]} />
    </p>
  );
}

function Chart({ points, goalKg }: { points: readonly WeightPoint[]; goalKg: number | null }) {
  const { t } = useTranslation('progress');
  const format = useFormat();
  const { units } = usePreferences();
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return null;
  const label = t('weighing.chart', {
    from: format.day(first.date, 'numeric'),
    to: format.day(last.date, 'numeric'),
    first: format.mass(first.trend_kg ?? first.weight_kg),
    last: format.mass(last.trend_kg ?? last.weight_kg),
  });
  return (
    <ChartFrame
      label={label}
      columns={[t('table.day'), t('weighing.weighed'), t('weighing.trend')]}
      rows={[...points]
        .reverse()
        .map((point) => [format.day(point.date, 'numeric'), format.mass(point.weight_kg), format.mass(point.trend_kg)])}
    >
      <WeightChart
        points={withGaps(points, (kg) => massFromKg(kg, units))}
        goal={goalKg === null ? null : massFromKg(goalKg, units)}
        names={{ weight: t('weighing.weighed'), trend: t('weighing.trend'), goal: t('weighing.goal') }}
        day={(at) => format.day(new Date(at).toISOString().slice(0, 10), 'short')}
        number={(value) => format.number(value, 1)}
      />
    </ChartFrame>
  );
}

/** One field to log, the trend over a span, and how fast it changes. */
export function WeightPanel() {
  const { t } = useTranslation('progress');
  const [range, setRange] = useState<Range>('quarter');
  const { points, answer, loading, error, retry } = useWeight(range);
  if (loading) return <CardSkeleton lines={6} />;
  return (
    <Card title={t('weighing.title')} className={classes.wide}>
      <div className={classes.stack}>
        <LogWeight last={points.at(-1)?.weight_kg ?? null} />
        <ProblemNotice error={error} onRetry={retry} />
        <SegmentedControl
          fullWidth
          aria-label={t('range.label')}
          value={range}
          onChange={(next) => {
            if (isRange(next)) setRange(next);
          }}
          data={RANGES.map((value) => ({ value, label: t(`range.${value}`) }))}
        />
        {points.length === 0 && answer !== undefined && (
          <EmptyState icon={<IconScale size={28} />} title={t('weighing.noneTitle')} text={t('weighing.noneText')} />
        )}
        {points.length > 0 && answer !== undefined && <Rate kgPerWeek={answer.rate_kg_per_week} />}
        {points.length > 0 && <Chart points={points} goalKg={answer?.goal_kg ?? null} />}
      </div>
    </Card>
  );
}
