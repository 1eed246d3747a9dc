import { CartesianGrid, ComposedChart, Line, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';

import type { ChartPoint } from '../lib/series';

import classes from './Charts.module.css';

interface WeightChartProps {
  points: readonly ChartPoint[];
  goal: number | null;
  names: { weight: string; trend: string; goal: string };
  day: (at: number) => string;
  number: (value: number) => string;
}

/** Single weighings faint, the trend bold, the goal dashed. */
export default function WeightChart({ points, goal, names, day, number }: WeightChartProps) {
  return (
    <ResponsiveContainer width="100%" height={260}>
      <ComposedChart data={[...points]} margin={{ top: 12, right: 12, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--nx-line)" />
        <XAxis
          dataKey="at"
          type="number"
          scale="time"
          domain={['dataMin', 'dataMax']}
          tickFormatter={day}
          minTickGap={48}
          tick={{ fill: 'var(--mantine-color-dimmed)', fontSize: 13 }}
          stroke="var(--nx-line)"
        />
        <YAxis
          domain={[
            (low: number) => Math.floor(Math.min(low, goal ?? low) - 0.5),
            (high: number) => Math.ceil(Math.max(high, goal ?? high) + 0.5),
          ]}
          width={44}
          allowDecimals={false}
          tickFormatter={number}
          tick={{ fill: 'var(--mantine-color-dimmed)', fontSize: 13 }}
          stroke="transparent"
        />
        <Tooltip
          labelFormatter={(at) => day(Number(at))}
          formatter={(value) => number(Number(value))}
          wrapperClassName={classes.tooltip ?? ''}
        />
        {goal !== null && (
          <ReferenceLine
            y={goal}
            stroke="var(--mantine-color-text)"
            strokeDasharray="6 5"
            label={{ value: names.goal, position: 'insideTopRight', fill: 'var(--mantine-color-text)', fontSize: 13 }}
          />
        )}
        <Line
          dataKey="weight"
          name={names.weight}
          stroke="none"
          isAnimationActive={false}
          dot={{ r: 3, fill: 'var(--mantine-color-dimmed)', fillOpacity: 0.55, stroke: 'none' }}
          activeDot={{ r: 5, fill: 'var(--mantine-color-dimmed)' }}
        />
        <Line
          dataKey="trend"
          name={names.trend}
          stroke="var(--nx-accent)"
          strokeWidth={3}
          dot={points.length < 3}
          isAnimationActive={false}
          connectNulls={false}
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
}
