import { describe, expect, it } from 'vitest';

import { withWaiting } from '../api/useWeight';

import { startOf, withGaps } from './series';

import type { OutboxWrite } from '@/shared/lib/outbox';

const write = (id: string, body: Record<string, unknown> | null): OutboxWrite => ({
  seq: 1, userId: 'u', method: body === null ? 'DELETE' : 'PUT', path: `/measurements/${id}`, body, revision: 'r', affects: [],
  label: '', createdAt: '', state: 'waiting', problem: null,
}); // prettier-ignore

const point = (date: string, kg: number) => ({ date, weight_kg: kg, trend_kg: kg });

describe('a weight line', () => {
  it('breaks where nobody weighed for more than two weeks', () => {
    const points = withGaps([point('2026-01-01', 70), point('2026-01-10', 71), point('2026-02-20', 69)], (kg) => kg);
    expect(points.map((one) => one.trend)).toEqual([70, 71, null, 69]);
  });

  it('keeps the true distance of the days', () => {
    const [first, second] = withGaps([point('2026-03-28', 70), point('2026-03-30', 70)], (kg) => kg);
    expect(((second?.at ?? 0) - (first?.at ?? 0)) / 86_400_000).toBe(2);
  });

  it('begins as many days ago as the range says', () => {
    expect(startOf('week', '2026-11-23')).toBe('2026-11-17');
  });
});

describe('a weighing that waits for the network', () => {
  const body = { kind: 'weight', value: 154, unit: 'lb', at: '2026-11-23T23:30:00Z' };

  it('stands on the day of the person, in kg, without a trend', () => {
    const [only] = withWaiting([], [write('a', body)], 'Europe/Vienna');
    expect(only).toMatchObject({ date: '2026-11-24', trend_kg: null });
    expect(only?.weight_kg).toBeCloseTo(69.85, 2);
  });

  it('is gone when it was taken back', () => {
    expect(withWaiting([], [write('a', body), write('a', null)], 'Europe/Vienna')).toEqual([]);
  });

  it('leaves other measurements alone', () => {
    expect(withWaiting([], [write('a', { ...body, kind: 'waist', unit: 'cm' })], 'UTC')).toEqual([]);
  });
});
