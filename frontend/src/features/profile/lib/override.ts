import type { OverrideData, TargetsOut } from '@/api/types.gen';

export const AMOUNTS = ['energy_kcal', 'protein_g', 'carbohydrate_g', 'fat_g', 'fibre_g', 'water_ml'] as const;
export type Amount = (typeof AMOUNTS)[number];
export type Amounts = Record<Amount, number | null>;

/** What the server takes for anybody; the energy starts at the person's own floor. */
const RANGES: Record<Amount, readonly [number, number]> = {
  energy_kcal: [1, 10_000],
  protein_g: [1, 600],
  carbohydrate_g: [0, 1_500],
  fat_g: [1, 600],
  fibre_g: [0, 150],
  water_ml: [250, 10_000],
};

export const allowsNoDeficit = (targets: TargetsOut): boolean => targets.gates.some((gate) => gate.effect === 'no_deficit');

/** The amounts that can be set for this person. */
export function rangeOf(amount: Amount, targets: TargetsOut): readonly [number, number] {
  const [low, high] = RANGES[amount];
  if (amount !== 'energy_kcal') return [low, high];
  const floor = Math.max(targets.energy_floor_kcal ?? low, allowsNoDeficit(targets) ? (targets.maintenance_kcal ?? low) : low);
  return [Math.ceil(floor), high];
}

export const amountsOf = (override: OverrideData | null): Amounts =>
  Object.fromEntries(AMOUNTS.map((amount) => [amount, override?.[amount] ?? null])) as Amounts;

/** Which amounts cannot be set. */
export function outside(amounts: Amounts, targets: TargetsOut): Amount[] {
  return AMOUNTS.filter((amount) => {
    const [low, high] = rangeOf(amount, targets);
    const value = amounts[amount];
    return value !== null && (value < low || value > high);
  });
}
