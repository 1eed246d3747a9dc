import { UNKNOWN } from '@/shared/lib/format';

/** A change with its sign: "+12 kcal", "−4 g", "±0 g" where rounding leaves nothing of it. */
export function signed(value: number | null, write: (amount: number) => string): string {
  if (value === null) return UNKNOWN;
  const sign = Math.abs(value) < 0.5 ? '±' : value < 0 ? '−' : '+';
  return `${sign}${write(Math.abs(value))}`;
}
