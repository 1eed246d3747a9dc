import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';

import classes from './Charts.module.css';

interface StrengthChartProps {
  points: readonly { at: number; best: number }[];
  name: string;
  day: (at: number) => string;
  number: (value: number) => string;
}

/** The best estimate of each day on a true time axis. */
export default function StrengthChart({ points, name, day, number }: StrengthChartProps) {
  return (
    <ResponsiveContainer width="100%" height={240}>
      <LineChart data={[...points]} margin={{ top: 12, right: 12, bottom: 0, left: 0 }} accessibilityLayer={false}>
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
          domain={[(low: number) => Math.floor(low - 2), (high: number) => Math.ceil(high + 2)]}
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
        <Line
          dataKey="best"
          name={name}
          stroke="var(--nx-accent)"
          strokeWidth={3}
          dot={{ r: 4, fill: 'var(--nx-accent)', stroke: 'none' }}
          isAnimationActive={false}
        />
      </LineChart>
    </ResponsiveContainer>
  );
}
