import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { getStrengthProgressOptions } from '@/api/@tanstack/react-query.gen';
import { addDays, todayIn } from '@/shared/lib/format';
import { usePreferences } from '@/shared/lib/preferences';

/** Nearly five years: the longest span that the server answers at once. */
const DAYS = 1800;

/** The best estimated 1RM (kg) of each exercise before the day on which the workout began. */
export function useBests(startedAt: string): ReadonlyMap<string, number> {
  const { timeZone } = usePreferences();
  const to = addDays(todayIn(timeZone, new Date(startedAt)), -1);
  const { data } = useQuery({
    ...getStrengthProgressOptions({ query: { from: addDays(to, -DAYS), to } }),
    staleTime: Infinity,
  });
  return useMemo(
    () =>
      new Map(
        (data?.items ?? []).map((item) => [item.exercise_id, Math.max(...item.points.map((point) => point.e1rm_kg))]),
      ),
    [data],
  );
}
