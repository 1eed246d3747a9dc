import { describe, expect, it } from 'vitest';

import { cmFromFeetAndInches, feetAndInches, kgFromMass, massFromKg, parseDecimal, roundTo, unitsOfLocale } from '.';

describe('parseDecimal', () => {
  it.each([
    ['1.5', 1.5],
    ['1,5', 1.5],
    ['.5', 0.5],
    [',5', 0.5],
    ['80', 80],
    ['80.', 80],
    ['1.234,5', 1234.5],
    ['1,234.5', 1234.5],
    ['1/4', 0.25],
    ['1⁄4', 0.25],
    ['¼', 0.25],
    ['1½', 1.5],
    ['1 ½', 1.5],
    ['1 1/2', 1.5],
    ['1\u00a01/2', 1.5],
    ['  74,5 ', 74.5],
    ['0', 0],
  ])('reads %s as %d', (text, value) => {
    expect(parseDecimal(text)).toBeCloseTo(value, 10);
  });

  it.each(['', ' ', '-', '-3', 'abc', '1/0', '1//2', '1.2.3', '1e3', 'NaN', 'Infinity', '½½', '.', ',', '1/'])(
    'takes %s for no number',
    (text) => {
      expect(parseDecimal(text)).toBeNull();
    },
  );
});

describe('units', () => {
  it('converts by the exact definitions of pound and inch', () => {
    expect(kgFromMass(1, 'us')).toBe(0.45359237);
    expect(cmFromFeetAndInches(0, 1)).toBe(2.54);
    expect(massFromKg(80, 'metric')).toBe(80);
  });

  it('comes back to the same mass after both ways', () => {
    for (let kg = 20; kg < 350; kg += 0.7) expect(roundTo(kgFromMass(massFromKg(kg, 'us'), 'us'), 6)).toBe(roundTo(kg, 6));
  });

  it('splits heights, and never says twelve inches', () => {
    expect(feetAndInches(182.88)).toEqual({ feet: 6, inches: 0 });
    expect(feetAndInches(167.64)).toEqual({ feet: 5, inches: 6 });
    for (let cm = 100; cm <= 250; cm += 0.1) expect(feetAndInches(cm).inches).toBeLessThan(12);
  });

  it('takes US units for the places that use them', () => {
    expect(unitsOfLocale('en-US')).toBe('us');
    expect(unitsOfLocale('en-GB')).toBe('metric');
    expect(unitsOfLocale('es')).toBe('metric');
  });
});
