import { addDays, daysBetween, type IsoDay } from '@/shared/lib/format';

export const RANGES = ['week', 'month', 'quarter', 'year', 'all'] as const;
export type Range = (typeof RANGES)[number];

/** Days of a range. "All" is the longest span that the server answers at once: nearly five years. */
const DAYS: Record<Range, number> = { week: 7, month: 30, quarter: 91, year: 365, all: 1800 };

export const isRange = (value: string): value is Range => RANGES.some((range) => range === value);

export const startOf = (range: Range, today: IsoDay): IsoDay => addDays(today, 1 - DAYS[range]);

/** Without a weighing for longer than this the line breaks: nobody knows what happened in between. */
export const GAP_DAYS = 14;

export interface WeightPoint {
  date: IsoDay;
  weight_kg: number;
  /** Null while the server has not seen the weighing. */
  trend_kg: number | null;
}

export interface ChartPoint {
  /** Noon UTC of the day, in ms: a true time axis, so that gaps look as long as they were. */
  at: number;
  weight: number | null;
  trend: number | null;
}

/** Chart points in the person's unit, with an empty one inside each gap. */
export function withGaps(points: readonly WeightPoint[], convert: (kg: number) => number, gapDays = GAP_DAYS): ChartPoint[] {
  const noon = (day: IsoDay): number => Date.parse(`${day}T12:00:00Z`);
  return points.flatMap((point, index) => {
    const before = points[index - 1];
    const own: ChartPoint = {
      at: noon(point.date),
      weight: convert(point.weight_kg),
      trend: point.trend_kg === null ? null : convert(point.trend_kg),
    };
    const broken = before !== undefined && daysBetween(before.date, point.date) > gapDays;
    return broken ? [{ at: noon(addDays(before.date, 1)), weight: null, trend: null }, own] : [own];
  });
}
