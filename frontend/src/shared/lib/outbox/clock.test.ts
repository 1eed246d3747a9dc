import { describe, expect, it } from 'vitest';

import { HybridClock, parseRevision } from './clock';

describe('HybridClock', () => {
  it('makes revisions that grow as text, also while time stands still or goes back', () => {
    const times = [1000, 1000, 1000, 400, 400, 2000, 1999];
    const clock = new HybridClock(() => times.shift() ?? 1999);
    const made = Array.from({ length: 7 }, () => clock.next());
    expect([...made].sort()).toEqual(made);
    expect(new Set(made).size).toBe(7);
    for (const revision of made) expect(revision).toMatch(/^\d{13}-[0-9a-f]{4}-[0-9a-f]{8}$/);
  });

  it('goes on after what it has seen', () => {
    const clock = new HybridClock(() => 1000);
    clock.observe('0000000005000-00ff-deadbeef');
    expect(clock.next() > '0000000005000-00ff-deadbeef').toBe(true);
  });

  it('moves the time on when the counter is full', () => {
    const clock = new HybridClock(() => 1000);
    clock.observe('0000000001000-ffff-deadbeef');
    expect(parseRevision(clock.next())).toMatchObject({ ms: 1001, counter: 0 });
  });

  it('keeps node and time over a restart', () => {
    const first = new HybridClock(() => 9000);
    const before = first.next();
    const second = new HybridClock(() => 10);
    expect(second.node).toBe(first.node);
    expect(second.next() > before).toBe(true);
  });

  it('ignores what is no revision', () => {
    const clock = new HybridClock(() => 7);
    clock.observe('tomorrow');
    expect(parseRevision('tomorrow')).toBeNull();
    expect(parseRevision(clock.next())).toMatchObject({ ms: 7, counter: 0 });
  });
});
