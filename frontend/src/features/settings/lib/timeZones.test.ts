import { expect, it } from 'vitest';

import { allZones, matches, zoneOf } from './timeZones';

const WINTER = new Date('2026-01-15T12:00:00Z');
const SUMMER = new Date('2026-07-15T12:00:00Z');

it('names a zone by place, name and offset of the moment', () => {
  expect(zoneOf('Europe/Vienna', 'en', WINTER).label).toBe('Vienna, Central European Time (UTC+01:00)');
  expect(zoneOf('Europe/Vienna', 'de', SUMMER).label).toBe('Vienna, Mitteleuropäische Zeit (UTC+02:00)');
  expect(zoneOf('America/Argentina/San_Juan', 'en', WINTER)).toMatchObject({
    label: expect.stringContaining('San Juan') as string,
    offsetMinutes: -180,
  });
  expect(zoneOf('UTC', 'en', WINTER).label).toMatch(/^UTC.*\(UTC\)$/);
});

it('lists every zone once, from west to east, with the one that the browser does not list', () => {
  const zones = allZones('en', 'Asia/Calcutta', WINTER);
  const ids = zones.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toContain('Asia/Calcutta');
  expect(zones.map(({ offsetMinutes }) => offsetMinutes)).toEqual(zones.map(({ offsetMinutes }) => offsetMinutes).sort((a, b) => a - b));
});

it.each([
  ['vien', true],
  ['europe vienna', true],
  ['mitteleuropaische', true],
  ['+01:00', true],
  ['+1', true],
  ['', true],
  ['tokyo', false],
  ['-01:00', false],
])('finds Vienna by %j: %s', (typed, found) => {
  expect(matches(zoneOf('Europe/Vienna', 'de', WINTER), typed)).toBe(found);
});
