import type { PlanDay } from '@/api/types.gen';

/**
 * On target: energy within 5 %, each macro within the larger of 5 % and 5 g, as the verifier and the swap of a meal have it. Close:
 * energy within 10 %, each macro within the larger of 15 % and 15 g, the tolerance within which days are served at all.
 */
export type Level = 'on' | 'close' | 'off';

const MACROS = ['protein_g', 'fat_g', 'carbohydrate_g'] as const;
const ON = { energy: 0.05, share: 0.05, grams: 5 };
const CLOSE = { energy: 0.1, share: 0.15, grams: 15 };
/** Amounts come rounded to thousandths. */
const ROUNDING = 1e-6;

export interface Distance {
  /** Planned minus target, kcal; null where a food's content is unknown. */
  energyKcal: number | null;
  level: Level;
}

type Figures = Pick<PlanDay, 'target' | 'totals'>;

function within({ target, totals }: Figures, { energy, share, grams }: typeof ON): boolean {
  const near = (planned: number | null, wanted: number, room: number): boolean =>
    planned !== null && Math.abs(planned - wanted) <= room + ROUNDING;
  return (
    near(totals.energy_kcal, target.energy_kcal, energy * target.energy_kcal) &&
    MACROS.every((key) => near(totals[key], target[key], Math.max(share * target[key], grams)))
  );
}

export function distanceOf(day: Figures): Distance {
  const { energy_kcal: planned } = day.totals;
  return {
    energyKcal: planned === null ? null : planned - day.target.energy_kcal,
    level: within(day, ON) ? 'on' : within(day, CLOSE) ? 'close' : 'off',
  };
}
