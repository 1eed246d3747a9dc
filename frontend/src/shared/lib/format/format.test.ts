import { describe, expect, it } from 'vitest';

import { addDays, ageOn, daysBetween, isoWeekday, todayIn } from './dates';
import { createFormat, UNKNOWN } from './format';

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
const of = (locale: string, units: 'metric' | 'us' = 'metric') => createFormat({ locale, units, timeZone: 'Europe/Berlin' });

describe('dates', () => {
  it('knows that it is tomorrow already in Auckland', () => {
    const moment = new Date('2026-11-23T20:00:00Z');
    expect(todayIn('Europe/Berlin', moment)).toBe('2026-11-23');
    expect(todayIn('Pacific/Auckland', moment)).toBe('2026-11-24');
    expect(todayIn('America/Los_Angeles', moment)).toBe('2026-11-23');
  });

  it('adds days over months, leap days and changes of the clock', () => {
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-10-24', 2)).toBe('2026-10-26');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
  });

  it('counts weekdays from Monday and years by birthdays', () => {
    expect(isoWeekday('2026-11-23')).toBe(1);
    expect(isoWeekday('2026-11-29')).toBe(7);
    expect(ageOn('1990-05-14', '2026-05-13')).toBe(35);
    expect(ageOn('1990-05-14', '2026-05-14')).toBe(36);
  });
});

describe('format', () => {
  it('writes numbers in the way of the language', () => {
    expect(of('en-GB').kcal(1845.4)).toBe('1,845 kcal');
    expect(of('de-DE').kcal(1845.4)).toBe('1.845 kcal');
    expect(plain(of('de-DE').mass(74.5))).toBe('74,5 kg');
  });

  it('writes masses and heights in the units of the person', () => {
    expect(plain(of('en-US', 'us').mass(74.5))).toBe('164.2 lb');
    expect(plain(of('en-US', 'us').height(182.88))).toBe('6 ft 0 in');
    expect(plain(of('en-GB').height(182.88))).toBe('183 cm');
  });

  it('writes the ends of a range so that both are inside', () => {
    const us = of('en-US', 'us');
    const [mass, height] = [us.massRange(25, 350), us.heightRange(100, 250)];
    expect([mass.low, mass.high, height.low, height.high].map(plain)).toEqual(['56 lb', '771 lb', '3 ft 3.5 in', '8 ft 2 in']);
    expect(Object.values(of('de-DE').massRange(25, 350)).map(plain)).toEqual(['25 kg', '350 kg']);
  });

  it('never shows an unknown amount as zero', () => {
    const format = of('en-GB');
    for (const write of [format.kcal, format.grams, format.mass, format.length, format.height, format.volume, format.number]) {
      expect(write(null)).toBe(UNKNOWN);
      expect(write(undefined)).toBe(UNKNOWN);
    }
  });

  it('names a day without moving it into another time zone', () => {
    const format = createFormat({ locale: 'en-GB', units: 'metric', timeZone: 'Pacific/Auckland' });
    expect(format.day('2026-11-23', 'long')).toBe('Monday 23 November');
  });
});

it.each([
  [45, '45 secs'],
  [119, '119 secs'],
  [120, '2 mins'],
  [1200, '20 mins'],
  [150, '2.5 mins'],
  [null, '–'],
])('tells %s seconds as a person says them', (seconds, text) => {
  expect(createFormat({ locale: 'en-GB', timeZone: 'UTC', units: 'metric' }).duration(seconds)).toBe(text);
});
