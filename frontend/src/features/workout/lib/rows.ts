import type { Draft, DraftExercise, Typed } from './draft';
import { isTimed, type LoggedSet, setId, type Target } from './sets';

export interface Row {
  id: string;
  index: number;
  /** Counted from 1 among the sets of its kind; warm-ups are counted apart. */
  number: number;
  target: Target;
  done: LoggedSet | null;
  typed: Typed;
}

export interface CardView {
  /** Place in the draft. */
  at: number;
  exercise: DraftExercise;
  rows: readonly Row[];
}

const asTarget = (set: LoggedSet): Target => ({
  kind: set.kind, reps_min: null, reps_max: null, rir: null, load_kg: null, duration_s: set.duration_s, rest_s: 120,
}); // prettier-ignore

/** The draft's exercises, with what another device did beyond them: nothing that is stored may be invisible. */
export function withStored(exercises: readonly DraftExercise[], sets: readonly LoggedSet[]): DraftExercise[] {
  const result = exercises.map((exercise) => ({ ...exercise }));
  const ordered = [...sets].sort((a, b) => a.index - b.index);
  for (const set of ordered) {
    const own = result.filter((exercise) => exercise.exercise_id === set.exercise_id);
    const planned = own.reduce((count, exercise) => count + exercise.targets.length, 0);
    const last = own.at(-1);
    if (last === undefined) {
      result.push({
        exercise_id: set.exercise_id, name: set.exercise_name, why: null, why_parts: [], superset: null, skipped: false,
        assisted: (set.load_kg ?? 0) < 0, targets: Array.from({ length: set.index + 1 }, () => asTarget(set)),
      }); // prettier-ignore
    } else if (set.index >= planned) {
      last.targets = [...last.targets, ...Array.from({ length: set.index + 1 - planned }, () => asTarget(set))];
    }
  }
  return result;
}

/** The table of each exercise. An exercise that stands twice in a session counts its sets through. */
export function cardsOf(draft: Draft, sets: readonly LoggedSet[]): CardView[] {
  const byId = new Map(sets.map((set) => [set.id, set]));
  const byPlace = new Map(sets.map((set) => [`${set.exercise_id}:${set.index}`, set]));
  const counted = new Map<string, number>();
  return withStored(draft.exercises, sets).map((exercise, at) => {
    const first = counted.get(exercise.exercise_id) ?? 0;
    counted.set(exercise.exercise_id, first + exercise.targets.length);
    let warmups = 0;
    const rows = exercise.targets.map((target, offset): Row => {
      const index = first + offset;
      const id = setId(draft.workoutId, exercise.exercise_id, index);
      const done = byId.get(id) ?? byPlace.get(`${exercise.exercise_id}:${index}`) ?? null;
      if (target.kind === 'warmup') warmups += 1;
      const number = target.kind === 'warmup' ? warmups : offset + 1 - warmups;
      return { id: done?.id ?? id, index, number, target, done, typed: draft.typed[id] ?? {} };
    });
    return { at, exercise, rows };
  });
}

export const isOver = (card: CardView): boolean => card.exercise.skipped || card.rows.every((row) => row.done !== null);

export interface Values {
  load_kg: number | null;
  reps: number | null;
  rir: number | null;
  duration_s: number | null;
}

const clamp = (value: number, low: number | null, high: number | null): number =>
  Math.min(high ?? value, Math.max(low ?? value, value));

/**
 * What stands in the fields before anything is typed. The load is the plan's, else that of the set before in this
 * workout, else last time's; repetitions are last time's where the load is the same, else the low end of the plan's.
 * Repetitions in reserve are never filled in: only the person knows them.
 */
export function prefill(row: Row, rows: readonly Row[], previous: readonly LoggedSet[]): Values {
  const then = previous.find((set) => set.index === row.index && set.kind === row.target.kind) ?? null;
  const before = rows.filter((other) => other.done !== null && other.index < row.index && other.target.kind === row.target.kind).at(-1);
  const { target, typed } = row;
  const load = target.load_kg ?? before?.done?.load_kg ?? then?.load_kg ?? null;
  const asThen = then?.reps != null && (then.load_kg ?? null) === load;
  const reps = asThen ? clamp(then.reps ?? 0, target.reps_min, target.reps_max) : (target.reps_min ?? before?.done?.reps ?? then?.reps ?? null);
  return {
    load_kg: typed.load_kg === undefined ? load : typed.load_kg,
    reps: isTimed(target) ? null : typed.reps === undefined ? reps : typed.reps,
    rir: typed.rir ?? null,
    duration_s: isTimed(target)
      ? typed.duration_s === undefined
        ? (target.duration_s ?? then?.duration_s ?? null)
        : typed.duration_s
      : null,
  };
}
