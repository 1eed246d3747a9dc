import { useMemo } from 'react';

import type { LoggedSet, Target } from './sets';
import { clock } from './timer';

import { useFormat } from '@/shared/lib/format';
import { usePreferences } from '@/shared/lib/preferences';
import { kgFromMass, massFromKg, massUnit, roundTo } from '@/shared/lib/units';

export interface LoadText {
  unit: string;
  toUnit: (kg: number | null) => number | null;
  toKg: (value: number | null) => number | null;
  /** "60 × 8", "0:30", "−20 × 6". */
  set: (set: Pick<LoggedSet, 'reps' | 'load_kg' | 'duration_s'>) => string;
  /** "6–10 × 62.5", "45 s". */
  target: (target: Target) => string;
}

/** Loads in the person's unit, short enough for a table. */
export function useLoad(): LoadText {
  const { units } = usePreferences();
  const format = useFormat();
  return useMemo(() => {
    const load = (kg: number): string => format.number(massFromKg(kg, units), 1);
    return {
      unit: massUnit(units),
      toUnit: (kg) => (kg === null ? null : roundTo(massFromKg(kg, units), 2)),
      toKg: (value) => (value === null ? null : roundTo(kgFromMass(value, units), 4)),
      set: (set) => {
        if (set.reps === null) return set.duration_s === null ? '–' : clock(set.duration_s);
        return set.load_kg === null ? `× ${set.reps}` : `${load(set.load_kg)} × ${set.reps}`;
      },
      target: ({ reps_min: low, reps_max: high, load_kg: kg, duration_s: seconds }) => {
        if (low === null) return seconds === null ? '' : clock(seconds);
        const reps = high === null || high === low ? `${low}` : `${low}–${high}`;
        return kg === null ? `× ${reps}` : `${load(kg)} × ${reps}`;
      },
    };
  }, [units, format]);
}
