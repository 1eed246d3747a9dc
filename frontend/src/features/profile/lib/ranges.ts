import type { Format } from '@/shared/lib/format';

/** The ranges in which the equations of the domain package hold (`nexfitra_domain.person`). */
export const WEIGHT_KG = { low: 25, high: 350 } as const;
export const HEIGHT_CM = { low: 100, high: 250 } as const;

export const weightRange = (format: Format): { low: string; high: string } => format.massRange(WEIGHT_KG.low, WEIGHT_KG.high);
export const heightRange = (format: Format): { low: string; high: string } => format.heightRange(HEIGHT_CM.low, HEIGHT_CM.high);
