import { expect, it } from 'vitest';

import { overlay } from './overlay';
import type { OutboxWrite } from './store';

const write = (path: string, body: Record<string, unknown> | null, state: OutboxWrite['state'] = 'waiting'): OutboxWrite => ({
  seq: 1,
  userId: 'robin',
  method: body === null ? 'DELETE' : 'PUT',
  path,
  body,
  revision: '0000000000001-0000-00000000',
  affects: [],
  label: '',
  createdAt: '',
  state,
  problem: null,
});
const row = (id: string, body: Record<string, unknown>) => ({ id, grams: Number(body.grams) });

it('adds, replaces and removes by the order of the writes', () => {
  const rows = [
    { id: 'a', grams: 1 },
    { id: 'b', grams: 2 },
  ];
  const writes = [
    write('/diary/entries/a', { grams: 10 }),
    write('/diary/entries/b', null),
    write('/diary/entries/c', { grams: 3 }),
    write('/diary/entries/c', { grams: 30 }, 'sent'),
  ];
  expect(overlay(rows, writes, '/diary/entries/', row)).toEqual([
    { id: 'a', grams: 10 },
    { id: 'c', grams: 30 },
  ]);
});

it('leaves out what was refused, what is somewhere else, and rows that belong to another list', () => {
  const writes = [
    write('/diary/entries/a', { grams: 10 }, 'refused'),
    write('/workouts/w/sets/s', { grams: 1 }),
    write('/workouts/w', { grams: 1 }),
  ];
  expect(overlay([{ id: 'a', grams: 1 }], writes, '/diary/entries/', row)).toEqual([{ id: 'a', grams: 1 }]);
  expect(overlay([], writes, '/workouts/', row)).toEqual([{ id: 'w', grams: 1 }]);
  expect(overlay([{ id: 'w', grams: 5 }], writes, '/workouts/', () => null)).toEqual([]);
});
