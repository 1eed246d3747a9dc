import type { Loggable } from './amounts';
import { ENTRIES, entryFrom } from './entries';
import { ENERGY, movedCoverage, type Nutrients, sumOf } from './nutrients';
import { type Slot, SLOTS } from './slots';

import type { DayTargetsOut, DiaryDayOut, EntryOut } from '@/api/types.gen';
import type { IsoDay } from '@/shared/lib/format';
import { overlay, type OutboxWrite } from '@/shared/lib/outbox';

export interface MealView {
  meal: Slot;
  entries: readonly EntryOut[];
  totals: Nutrients;
}

/** A day as the person left it: the server's answer with what this device has not sent yet laid over it. */
export interface DayView {
  date: IsoDay;
  meals: readonly MealView[];
  totals: Nutrients;
  coverage: Record<string, number>;
  targets: DayTargetsOut | null;
}

const inOrder = (a: EntryOut, b: EntryOut): number => a.position - b.position || (a.id < b.id ? -1 : 1);

export function dayView(
  date: IsoDay,
  answer: DiaryDayOut | undefined,
  writes: readonly OutboxWrite[],
  find: (id: string) => Loggable | null,
): DayView {
  const stored = answer?.meals.flatMap((meal) => meal.entries) ?? [];
  const entries = overlay(stored, writes, ENTRIES, (id, body, known) =>
    body.date === date ? entryFrom(id, body, known, find) : null,
  );
  const gone = stored.filter((entry) => !entries.includes(entry)).map((entry) => entry.nutrients);
  const come = entries.filter((entry) => !stored.includes(entry)).map((entry) => entry.nutrients);
  const meals = SLOTS.map((meal) => {
    const own = entries.filter((entry) => entry.meal === meal).sort(inOrder);
    return { meal, entries: own, totals: sumOf(own.map((entry) => entry.nutrients)) };
  });
  return {
    date,
    meals,
    totals: sumOf(entries.map((entry) => entry.nutrients)),
    coverage: movedCoverage(answer?.coverage ?? {}, answer?.totals[ENERGY] ?? 0, gone, come),
    targets: answer?.targets ?? null,
  };
}
