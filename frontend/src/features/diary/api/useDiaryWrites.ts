import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import type { Loggable } from '../lib/amounts';
import { bodyFor, bodyOf, ENTRIES, type Place, quickBody } from '../lib/entries';
import { remember } from '../lib/memory';
import type { Slot } from '../lib/slots';

import { getDiaryDayOptions } from '@/api/@tanstack/react-query.gen';
import type { EntryIn, EntryOut, QuickIn } from '@/api/types.gen';
import { addDays, type IsoDay, useFormat } from '@/shared/lib/format';
import { outbox } from '@/shared/lib/outbox';
import { useSession } from '@/shared/lib/session';
import { uuid7 } from '@/shared/lib/uuid7';
import { showUndo } from '@/shared/ui';

const AFFECTS = ['getDiaryDay', 'listDiaryDays'];

const put = (id: string, body: EntryIn, label: string): Promise<unknown> =>
  outbox.write({ method: 'PUT', path: `${ENTRIES}${id}`, body: { ...body }, affects: AFFECTS, label });

const drop = (id: string, label: string): Promise<unknown> =>
  outbox.write({ method: 'DELETE', path: `${ENTRIES}${id}`, affects: AFFECTS, label });

const all = (work: Iterable<Promise<unknown>>): Promise<unknown> => Promise.all(work);

export interface DiaryWrites {
  add: (item: Loggable, amount: number, place: Place) => Promise<void>;
  quick: (quick: QuickIn, place: Place) => Promise<void>;
  resize: (entry: EntryOut, amount: number) => Promise<void>;
  move: (entry: EntryOut, meal: Slot) => Promise<void>;
  remove: (entry: EntryOut) => Promise<void>;
  copy: (entries: readonly EntryOut[], to: { date: IsoDay; meal?: Slot }) => Promise<void>;
  /** Copies a meal of the day before; resolves to how many entries it had. */
  copyYesterday: (date: IsoDay, meal: Slot) => Promise<number>;
}

/** Every change of the diary: stored on this device at once, sent later, said with an undo. */
export function useDiaryWrites(): DiaryWrites {
  const { t } = useTranslation('diary');
  const { t: tc } = useTranslation('common');
  const format = useFormat();
  const client = useQueryClient();
  const userId = useSession().user?.id ?? '';
  return useMemo(() => {
    const nameOf = (entry: EntryOut): string => (entry.name === '' ? t('quick.unnamed') : entry.name);
    const copy: DiaryWrites['copy'] = async (entries, to) => {
      const made = entries.map((entry) => ({ id: uuid7(), entry }));
      // A copy is eaten freely: it no longer belongs to the plan that the first one came from.
      await all(
        made.map(({ id, entry }) => put(id, { ...bodyOf(entry, to), plan_id: null }, nameOf(entry))),
      );
      const message = t('done.copied', { count: entries.length, day: format.day(to.date) });
      showUndo(message, () => all(made.map(({ id, entry }) => drop(id, nameOf(entry)))));
    };
    return {
      add: async (item, amount, place) => {
        const id = uuid7();
        remember(userId, item, place.meal, amount);
        await put(id, bodyFor(item, amount, place), item.name);
        showUndo(t('done.added', { name: item.name, meal: tc(`meal.${place.meal}`) }), () => drop(id, item.name));
      },
      quick: async (quick, place) => {
        const id = uuid7();
        const name = quick.name ?? t('quick.unnamed');
        await put(id, quickBody(quick, place), name);
        showUndo(t('done.added', { name, meal: tc(`meal.${place.meal}`) }), () => drop(id, name));
      },
      resize: async (entry, amount) => {
        await put(entry.id, bodyOf(entry, { amount }), nameOf(entry));
      },
      move: async (entry, meal) => {
        await put(entry.id, bodyOf(entry, { meal }), nameOf(entry));
        showUndo(t('done.moved', { name: nameOf(entry), meal: tc(`meal.${meal}`) }), () =>
          put(entry.id, bodyOf(entry), nameOf(entry)),
        );
      },
      remove: async (entry) => {
        await drop(entry.id, nameOf(entry));
        showUndo(t('done.removed', { name: nameOf(entry) }), () => put(entry.id, bodyOf(entry), nameOf(entry)));
      },
      copy,
      copyYesterday: async (date, meal) => {
        const answer = await client.query(getDiaryDayOptions({ path: { day: addDays(date, -1) } }));
        const entries = answer.meals.find((one) => one.meal === meal)?.entries ?? [];
        if (entries.length > 0) await copy(entries, { date });
        return entries.length;
      },
    };
  }, [t, tc, format, client, userId]);
}
