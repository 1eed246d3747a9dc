import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { type DayView, dayView } from '../lib/day';
import { ENTRIES } from '../lib/entries';
import { useRemembered } from '../lib/memory';

import { getDiaryDayOptions } from '@/api/@tanstack/react-query.gen';
import type { IsoDay } from '@/shared/lib/format';
import { usePendingWrites } from '@/shared/lib/outbox';
import { ApiProblem } from '@/shared/lib/problem';
import { useSession } from '@/shared/lib/session';

interface DiaryDay {
  day: DayView | null;
  /** The server's part of the day could not be loaded; what is shown is this device's. */
  partial: boolean;
  error: unknown;
  retry: () => void;
}

export function useDiaryDay(date: IsoDay): DiaryDay {
  const userId = useSession().user?.id ?? '';
  const remembered = useRemembered(userId);
  const writes = usePendingWrites(ENTRIES);
  const query = useQuery({ ...getDiaryDayOptions({ path: { day: date } }), placeholderData: keepPreviousData });
  const answer = query.data?.date === date ? query.data : undefined;
  const error: unknown = query.error;
  const offline = query.fetchStatus === 'paused' || (error instanceof ApiProblem && error.isTemporary);
  const partial = answer === undefined && offline;
  const day = useMemo(
    () =>
      answer === undefined && !partial
        ? null
        : dayView(date, answer, writes, (id) => remembered.find((item) => item.id === id) ?? null),
    [answer, partial, date, writes, remembered],
  );
  return {
    day,
    partial,
    error: partial ? null : error,
    retry: () => {
      void query.refetch();
    },
  };
}
