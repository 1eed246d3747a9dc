import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { type Range, startOf, type WeightPoint } from '../lib/series';

import { getWeightProgressOptions } from '@/api/@tanstack/react-query.gen';
import type { MeasurementIn, WeightProgressOut } from '@/api/types.gen';
import { todayIn, useFormat, useToday } from '@/shared/lib/format';
import { outbox, type OutboxWrite, usePendingWrites } from '@/shared/lib/outbox';
import { usePreferences } from '@/shared/lib/preferences';
import { problemOf } from '@/shared/lib/query';
import { kgFromMass, massUnit } from '@/shared/lib/units';
import { uuid7 } from '@/shared/lib/uuid7';
import { showUndo } from '@/shared/ui';

const MEASUREMENTS = '/measurements/';
const AFFECTS = ['getWeightProgress', 'listMeasurements', 'getTargets', 'getCurrentPlans', 'getPlan'];

/** Weighings that only this device knows, as points without a trend: the server computes that from all of them. */
export function withWaiting(points: readonly WeightPoint[], writes: readonly OutboxWrite[], timeZone: string): WeightPoint[] {
  const byDay = new Map(points.map((point) => [point.date, point]));
  const gone = new Set(writes.filter((write) => write.method === 'DELETE').map((write) => write.path));
  for (const write of writes) {
    const body = write.body as MeasurementIn | null;
    if (body?.kind !== 'weight' || gone.has(write.path)) continue;
    const date = todayIn(timeZone, new Date(body.at));
    const weight_kg = body.unit === 'lb' ? kgFromMass(body.value, 'us') : body.value;
    byDay.set(date, { date, weight_kg, trend_kg: byDay.get(date)?.trend_kg ?? null });
  }
  return [...byDay.values()].sort((a, b) => a.date.localeCompare(b.date));
}

interface Weight {
  points: readonly WeightPoint[];
  answer: WeightProgressOut | undefined;
  loading: boolean;
  error: unknown;
  retry: () => void;
}

export function useWeight(range: Range): Weight {
  const today = useToday();
  const { timeZone } = usePreferences();
  const writes = usePendingWrites(MEASUREMENTS);
  const query = useQuery({
    ...getWeightProgressOptions({ query: { from: startOf(range, today), to: today } }),
    placeholderData: keepPreviousData,
  });
  // Another span's answer stands in only while this one is on its way.
  const answer = query.isPlaceholderData && query.fetchStatus === 'paused' ? undefined : query.data;
  const points = useMemo(() => withWaiting(answer?.points ?? [], writes, timeZone), [answer, writes, timeZone]);
  const error = problemOf(query);
  return { points, answer, loading: query.isPending && error === null, error, retry: () => void query.refetch() };
}

/** Stores a weight as it was read off the scale, in the person's unit. */
export function useLogWeight(): (value: number) => Promise<void> {
  const { t } = useTranslation('progress');
  const format = useFormat();
  const { units } = usePreferences();
  return async (value) => {
    const path = `${MEASUREMENTS}${uuid7()}`;
    const label = t('weighing.title');
    const body: MeasurementIn = { kind: 'weight', value, unit: massUnit(units), at: new Date().toISOString() };
    await outbox.write({ method: 'PUT', path, body: { ...body }, affects: AFFECTS, label });
    showUndo(t('weighing.logged', { weight: format.mass(kgFromMass(value, units)) }), () =>
      outbox.write({ method: 'DELETE', path, affects: AFFECTS, label }),
    );
  };
}
