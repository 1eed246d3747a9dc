import { describe, expect, it } from 'vitest';

import { LEAST_PERCENT, moved, percentOf, rebalanced } from './mealShares';

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

describe('the split of the energy over the meals', () => {
  it('adds up to 100 whatever is kept', () => {
    expect(percentOf([1, 1, 1], 3)).toEqual([34, 33, 33]);
    expect(percentOf([0.2, 0.2, 0.2, 0.2], 4)).toEqual([25, 25, 25, 25]);
    expect(percentOf(null, 4)).toEqual([25, 32, 11, 32]);
    // kept for another number of meals: the usual split holds
    expect(percentOf([0.5, 0.5], 4)).toEqual([25, 32, 11, 32]);
  });

  it('gives one meal more and takes it from the others in proportion', () => {
    expect(rebalanced([25, 32, 11, 32], 0, 40)).toEqual([40, 26, 9, 25]);
    for (let percent = 0; percent <= 100; percent += 1) {
      const made = rebalanced([20, 9, 27, 9, 27, 8], 5, percent);
      expect(sum(made)).toBe(100);
      expect(Math.min(...made)).toBeGreaterThanOrEqual(LEAST_PERCENT);
    }
  });

  it('goes along when the number of meals changes', () => {
    expect(moved([0.4, 0.2, 0.2, 0.2], 4, 3)).toEqual([0.5, 0.25, 0.25]);
    const more = moved([0.4, 0.2, 0.2, 0.2], 4, 5) ?? [];
    expect(more[0]).toBeGreaterThan(0.3);
    expect(sum(more)).toBeCloseTo(1, 9);
    expect(moved(null, 4, 3)).toBeNull();
  });
});
