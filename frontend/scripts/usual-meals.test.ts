import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { expect, it } from 'vitest';

import { usualMeals } from '../src/features/profile/lib/mealShares';

it('shows the split of the energy over the meals that the planner uses', () => {
  const source = readFileSync(resolve('../domain/nexfitra_domain/planning/slots.py'), 'utf8');
  const shapes = source.slice(source.indexOf('DAY_SHAPES'), source.indexOf('def day_shape'));
  const days = shapes.split(/^ {4}(?=\d: )/m).slice(1);
  expect(days.map((day) => Number(day[0]))).toEqual([2, 3, 4, 5, 6]);
  for (const day of days) {
    const planned = [...day.matchAll(/Meal\("(\w+)", ([\d.]+)\)/g)].map(([, slot, share]) => ({
      slot,
      percent: Math.round(100 * Number(share)),
    }));
    expect(usualMeals(Number(day[0]))).toEqual(planned);
  }
});
