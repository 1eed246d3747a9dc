/** Amounts by nutrient key ("protein_g"); null is "unknown", which is never zero. */
export type Nutrients = Record<string, number | null>;

export const ENERGY = 'energy_kcal';
/** What the page shows: the keys that are kept on the device with a remembered food. */
export const SHOWN = [ENERGY, 'protein_g', 'carbohydrate_g', 'fat_g', 'fibre_g'] as const;

export const amountOf = (nutrients: Nutrients, key: string): number | null => nutrients[key] ?? null;

export function scaled(nutrients: Nutrients, factor: number): Nutrients {
  return Object.fromEntries(
    Object.entries(nutrients).map(([key, amount]) => [key, amount === null ? null : amount * factor]),
  );
}

/** Sums of what is known; null where nothing of it is. */
export function sumOf(parts: readonly Nutrients[]): Nutrients {
  const total: Nutrients = {};
  for (const part of parts) {
    for (const [key, amount] of Object.entries(part)) {
      const before = total[key] ?? null;
      total[key] = amount === null ? before : (before ?? 0) + amount;
    }
  }
  return total;
}

/**
 * The share of eaten energy for which a nutrient is known, after some entries came and others went. The server's figure
 * is moved rather than made anew, because only it knows which part of a recipe has data.
 */
export function movedCoverage(
  coverage: Record<string, number>,
  energyBefore: number,
  gone: readonly Nutrients[],
  come: readonly Nutrients[],
): Record<string, number> {
  const energy = (part: Nutrients): number => part[ENERGY] ?? 0;
  const sum = (parts: readonly Nutrients[]): number => parts.reduce((total, part) => total + energy(part), 0);
  const energyAfter = energyBefore - sum(gone) + sum(come);
  const keys = new Set([...Object.keys(coverage), ...come.flatMap((part) => Object.keys(part))]);
  const known = (parts: readonly Nutrients[], key: string): number =>
    sum(parts.filter((part) => amountOf(part, key) !== null));
  return Object.fromEntries(
    [...keys].map((key) => {
      const covered = (coverage[key] ?? 0) * energyBefore - known(gone, key) + known(come, key);
      return [key, energyAfter <= 0 ? (coverage[key] ?? 0) : Math.min(1, Math.max(0, covered / energyAfter))];
    }),
  );
}
