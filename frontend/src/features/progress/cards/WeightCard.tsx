import { Anchor, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { logWeight } from '../api/useLogWeight';
import { sparkPath } from '../lib/sparkline';

import classes from './WeightCard.module.css';

import { getWeightProgressOptions } from '@/api/@tanstack/react-query.gen';
import type { WeightProgressOut } from '@/api/types.gen';
import { useFormat } from '@/shared/lib/format';
import { problemOf } from '@/shared/lib/query';
import { Card, CardSkeleton, Later, MassInput, ProblemNotice } from '@/shared/ui';

const WIDTH = 240;
const HEIGHT = 56;
const PLAUSIBLE_KG = [20, 500] as const;

function Sparkline({ progress }: { progress: WeightProgressOut }) {
  const { t } = useTranslation('progress');
  const format = useFormat();
  const { points } = progress;
  const last = points.at(-1);
  const first = points[0];
  if (first === undefined || last === undefined) return <p className={classes.text}>{t('weight.empty')}</p>;
  const rate = progress.rate_kg_per_week;
  const signed = rate === null ? null : `${rate < 0 ? '−' : '+'}${format.mass(Math.abs(rate), 2)}`;
  const trend = points.map((point) => ({ date: point.date, value: point.trend_kg }));
  return (
    <div className={classes.chart}>
      <div>
        <p className={classes.value}>{format.mass(last.trend_kg)}</p>
        <p className={classes.text}>
          {t('weight.trend')}
          {signed !== null && ` · ${t('weight.rate', { amount: signed })}`}
        </p>
      </div>
      {points.length > 1 && (
        <svg
          viewBox={`-4 -4 ${WIDTH + 8} ${HEIGHT + 8}`}
          className={classes.spark}
          role="img"
          aria-label={t('weight.chart', { first: format.mass(first.trend_kg), last: format.mass(last.trend_kg) })}
        >
          <path d={sparkPath(trend, WIDTH, HEIGHT)} />
        </svg>
      )}
    </div>
  );
}

function WeightForm() {
  const { t } = useTranslation('progress');
  const format = useFormat();
  const [kg, setKg] = useState<number | null>(null);
  const [invalid, setInvalid] = useState(false);
  const [saved, setSaved] = useState<string | null>(null);
  const [field, setField] = useState(0);
  const submit = async (): Promise<void> => {
    const plausible = kg !== null && kg >= PLAUSIBLE_KG[0] && kg <= PLAUSIBLE_KG[1];
    setInvalid(!plausible);
    if (!plausible) return;
    await logWeight(kg, `${t('weight.title')} ${format.mass(kg)}`);
    setSaved(format.mass(kg));
    setKg(null);
    setField((count) => count + 1);
  };
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event: SyntheticEvent) => {
        event.preventDefault();
        void submit();
      }}
    >
      <MassInput
        key={field}
        label={t('weight.field')}
        valueKg={kg}
        onChangeKg={setKg}
        error={invalid && t('weight.invalid', format.massRange(...PLAUSIBLE_KG))}
      />
      <Button type="submit" variant="light">
        {t('weight.save')}
      </Button>
      <p role="status" className={classes.saved}>
        {saved !== null && t('weight.saved', { weight: saved })}
      </p>
    </form>
  );
}

/** Today: how am I doing. The trend, and one field for a weight. */
export function WeightCard() {
  const { t } = useTranslation('progress');
  const progress = useQuery(getWeightProgressOptions());
  const problem = problemOf(progress);
  const waiting = <CardSkeleton className={classes.waiting} />;
  if (progress.isPending && problem === null) return waiting;
  return (
    <Later fallback={waiting}>
    <Card
      title={t('weight.title')}
      aside={
        <Anchor component={Link} to="/progress">
          {t('weight.more')}
        </Anchor>
      }
    >
      <ProblemNotice error={problem} onRetry={() => void progress.refetch()} />
      {progress.data !== undefined && <Sparkline progress={progress.data} />}
      <WeightForm />
    </Card>
    </Later>
  );
}
