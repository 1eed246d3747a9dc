/** Weekly hard sets that usually serve a muscle: few for beginners, then 10 to 20 (ACSM 2026, Pelland 2024). */
export interface SetRange {
  low: number;
  high: number;
}

export type Level = 'none' | 'below' | 'within' | 'above';

export const LEVELS: readonly Level[] = ['none', 'below', 'within', 'above'];

export const rangeFor = (experience: string | undefined): SetRange =>
  experience === 'beginner' ? { low: 4, high: 10 } : { low: 10, high: 20 };

export function levelOf(sets: number, { low, high }: SetRange): Level {
  if (sets <= 0) return 'none';
  if (sets < low) return 'below';
  return sets > high ? 'above' : 'within';
}
