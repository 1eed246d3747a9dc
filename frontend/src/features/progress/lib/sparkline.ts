import { daysBetween } from '@/shared/lib/format';

export interface SparkPoint {
  date: string;
  value: number;
}

/** SVG path over a box of `width` × `height`; days are spaced by the calendar, so that gaps stay gaps in time. */
export function sparkPath(points: readonly SparkPoint[], width: number, height: number): string {
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined) return '';
  const span = Math.max(1, daysBetween(first.date, last.date));
  const values = points.map((point) => point.value);
  const low = Math.min(...values);
  // A flat line stands in the middle, not at the bottom.
  const range = Math.max(...values) - low || 1;
  const flat = Math.max(...values) === low;
  return points
    .map((point, index) => {
      const x = (daysBetween(first.date, point.date) / span) * width;
      const y = flat ? height / 2 : height - ((point.value - low) / range) * height;
      return `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
    })
    .join('');
}
