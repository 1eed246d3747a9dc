import { describe, expect, it } from 'vitest';

import type { Draft, DraftExercise } from './draft';
import { addedExercise, withOneMoreSet } from './draft';
import { cardsOf, isOver, prefill, withStored } from './rows';
import { estimate1rmKg, type LoggedSet, setId, type Target, volumeKg } from './sets';
import { clock, elapsedS, holdTimer, readyTimer, remainingS, restTimer, shifted } from './timer';

const WORKOUT = '01900000-0000-7abc-8def-000000000001';
const SQUAT = '0b5c1f9e-7a30-5c6e-9d55-1f2e3d4c5b6a';
const PRESS = '7e1d2c3b-4a59-5e8f-8a0b-9c8d7e6f5a4b';

const target = (change: Partial<Target> = {}): Target => ({
  kind: 'working', reps_min: 6, reps_max: 10, rir: 2, load_kg: null, duration_s: null, rest_s: 120, ...change,
}); // prettier-ignore

const logged = (change: Partial<LoggedSet> = {}): LoggedSet => ({
  id: setId(WORKOUT, SQUAT, 0), exercise_id: SQUAT, exercise_name: 'Squat', index: 0, kind: 'working', reps: 8, load_kg: 60,
  rir: null, duration_s: null, done_at: '2026-11-23T10:00:00Z', ...change,
}); // prettier-ignore

const exercise = (change: Partial<DraftExercise> = {}): DraftExercise => ({
  ...addedExercise({ id: SQUAT, name: 'Squat', timed: false }), targets: [target(), target()], ...change,
}); // prettier-ignore

const draft = (exercises: DraftExercise[]): Draft => ({
  userId: 'u', workoutId: WORKOUT, title: null, startedAt: '2026-11-23T10:00:00Z', planId: null, sessionId: null, exercises,
  typed: {}, done: {},
}); // prettier-ignore

describe('the estimated maximum', () => {
  it('is the mean of Epley and Brzycki', () => {
    // 100 kg × 5: Epley 116.67, Brzycki 112.5.
    expect(estimate1rmKg(logged({ load_kg: 100, reps: 5 }))).toBeCloseTo(114.58, 2);
    expect(estimate1rmKg(logged({ load_kg: 100, reps: 1 }))).toBe(100);
  });

  it.each([
    ['more than ten repetitions', { reps: 11 }],
    ['no load', { load_kg: null }],
    ['a load that helps', { load_kg: -20 }],
    ['a warm-up', { kind: 'warmup' as const }],
    ['no repetitions', { reps: null, duration_s: 30 }],
  ])('is not made from %s', (_name, change) => {
    expect(estimate1rmKg(logged(change))).toBeNull();
  });

  it('and the volume leave warm-ups and help out', () => {
    expect(volumeKg([logged({ load_kg: 60, reps: 10 }), logged({ kind: 'warmup' }), logged({ load_kg: -20 })])).toBe(600);
  });
});

describe('the id of a set', () => {
  it('is the same on every device, and another for every set, exercise and workout', () => {
    const ids = [setId(WORKOUT, SQUAT, 0), setId(WORKOUT, SQUAT, 1), setId(WORKOUT, SQUAT, 256), setId(WORKOUT, PRESS, 0)];
    expect(setId(WORKOUT, SQUAT, 0)).toBe(ids[0]);
    expect(new Set([...ids, setId('01900000-0000-7abc-8def-000000000002', SQUAT, 0)]).size).toBe(5);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

describe('the table of an exercise', () => {
  it('knows which sets are done, whatever their id', () => {
    const [card] = cardsOf(draft([exercise()]), [logged({ id: 'from-elsewhere', index: 1 })]);
    expect(card?.rows.map((row) => row.done?.id ?? null)).toEqual([null, 'from-elsewhere']);
  });

  it('grows by what another device did beyond it', () => {
    const all = withStored([exercise()], [logged({ index: 2 }), logged({ exercise_id: PRESS, exercise_name: 'Press' })]);
    expect(all.map((one) => [one.name, one.targets.length])).toEqual([
      ['Squat', 3],
      ['Press', 1],
    ]);
  });

  it('counts on where an exercise stands twice, and warm-ups apart', () => {
    const twice = [exercise({ targets: [target({ kind: 'warmup' }), target()] }), exercise()];
    const cards = cardsOf(draft(twice), []);
    expect(cards.map((card) => card.rows.map((row) => [row.index, row.number]))).toEqual([
      [[0, 1], [1, 1]],
      [[2, 1], [3, 2]],
    ]); // prettier-ignore
  });

  it('is over when all is done or it is skipped', () => {
    const done = [logged(), logged({ index: 1, id: 'b' })];
    expect(isOver(cardsOf(draft([exercise()]), done)[0] ?? fail())).toBe(true);
    expect(isOver(cardsOf(draft([exercise({ skipped: true })]), [])[0] ?? fail())).toBe(true);
    expect(isOver(cardsOf(draft([exercise()]), [])[0] ?? fail())).toBe(false);
  });

  it('takes one more working set after warm-ups', () => {
    expect(withOneMoreSet(exercise({ targets: [target({ kind: 'warmup' })] })).targets.at(-1)?.kind).toBe('working');
  });
});

function fail(): never {
  throw new Error('there is no card');
}

describe('what stands in the fields', () => {
  const rowsOf = (one: DraftExercise, sets: LoggedSet[] = []) => cardsOf(draft([one]), sets)[0]?.rows ?? [];
  const first = (one: DraftExercise, previous: LoggedSet[], sets: LoggedSet[] = [], at = 0) => {
    const rows = rowsOf(one, sets);
    return prefill(rows[at] ?? fail(), rows, previous);
  };

  it('is last time where the load is the same, within what the plan asks', () => {
    expect(first(exercise(), [logged({ reps: 12 })])).toMatchObject({ load_kg: 60, reps: 10 });
  });

  it('is the low end of the plan where the load is new', () => {
    const heavier = exercise({ targets: [target({ load_kg: 62.5 })] });
    expect(first(heavier, [logged({ reps: 10 })])).toMatchObject({ load_kg: 62.5, reps: 6 });
  });

  it('follows the set before it in this workout', () => {
    expect(first(exercise(), [logged()], [logged({ load_kg: 65 })], 1)).toMatchObject({ load_kg: 65 });
  });

  it('never invents repetitions in reserve or a load', () => {
    expect(first(exercise(), [])).toMatchObject({ load_kg: null, rir: null });
  });
});

describe('the timer', () => {
  it('counts down, takes 15 s more or less, and never goes below now', () => {
    const timer = restTimer(90, 'Squat', 1000);
    expect(remainingS(timer, 31_000)).toBe(60);
    expect(remainingS(shifted(timer, 15, 31_000), 31_000)).toBe(75);
    expect(remainingS(shifted(timer, -15, 86_000), 86_000)).toBe(0);
  });

  it('knows how long was held', () => {
    const hold = holdTimer(readyTimer('set', 'Plank', 0), 30, 5000);
    expect(elapsedS(hold, 22_000)).toBe(17);
    expect(elapsedS(hold, 99_000)).toBe(30);
  });

  it.each([
    [5, '0:05'],
    [95, '1:35'],
    [3725, '1:02:05'],
  ])('%i s is %s', (seconds, text) => {
    expect(clock(seconds)).toBe(text);
  });
});
