import type { Values } from './rows';

export type Field = 'load_kg' | 'reps' | 'rir' | 'duration_s';

/** What the server takes (contract: SetIn). An assisted load is stored as a negative one. */
export const LIMITS = { load_kg: 1000, assisted_kg: 300, reps: 1000, rir: 10, duration_s: 86_400 } as const;

/** The fields of a set that hold no value the server would take; `unread` are those whose text is no number. */
export function badFields(values: Values, timed: boolean, assisted: boolean, unread: ReadonlySet<Field>): ReadonlySet<Field> {
  const { load_kg: load, reps, rir, duration_s: seconds } = values;
  const whole = (value: number, low: number, high: number): boolean => Number.isInteger(value) && value >= low && value <= high;
  const fits: Record<Field, boolean> = {
    load_kg: load === null || Math.abs(load) <= (assisted ? LIMITS.assisted_kg : LIMITS.load_kg),
    reps: reps === null || whole(reps, 0, LIMITS.reps),
    rir: rir === null || (rir >= 0 && rir <= LIMITS.rir),
    duration_s: seconds === null || whole(seconds, 1, LIMITS.duration_s),
  };
  const shown: readonly Field[] = timed ? ['duration_s'] : ['load_kg', 'reps', 'rir'];
  return new Set(shown.filter((field) => !fits[field] || unread.has(field)));
}
