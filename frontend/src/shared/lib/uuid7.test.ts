import { expect, it } from 'vitest';

import { uuid7 } from './uuid7';

it('has version 7, the variant of the standard and its time in front', () => {
  const id = uuid7(0x0123456789ab);
  expect(id).toMatch(/^01234567-89ab-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

it('sorts by time, and is new each time', () => {
  const ids = Array.from({ length: 200 }, (_, index) => uuid7(1_700_000_000_000 + index));
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(Array.from({ length: 1000 }, () => uuid7(5))).size).toBe(1000);
});
