import { useMutation, useQueryClient } from '@tanstack/react-query';

import { getProfileQueryKey } from '@/api/@tanstack/react-query.gen';
import { createPlan, putProfile } from '@/api/sdk.gen';
import type { ProfileIn, TargetsOut } from '@/api/types.gen';
import { setPreferences } from '@/shared/lib/preferences';
import { refetchOperations } from '@/shared/lib/query';

/** Store the profile; targets follow from it and plans are judged by it, so they are fetched again. */
export function useSaveProfile() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (body: ProfileIn) => (await putProfile({ body })).data,
    onSuccess: async (stored) => {
      client.setQueryData(getProfileQueryKey(), stored);
      setPreferences({ units: stored.units, timeZone: stored.timezone, locale: stored.locale, noNumbers: stored.no_numbers ?? false });
      await refetchOperations(client, ['getTargets', 'getDiaryDay', 'getCurrentPlans', 'getPlan', 'getShoppingList']);
    },
  });
}

interface Week {
  start: string;
  targets: TargetsOut;
  trains: boolean;
}

/** Ask for both plans at once; returns the address of the page that shows them arriving. */
export function useMakeWeek() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ start, targets, trains }: Week) => {
      const kinds = [
        ...(targets.allows_meal_plan ? (['meal'] as const) : []),
        ...(targets.allows_workout_plan && trains ? (['workout'] as const) : []),
      ];
      const made = await Promise.all(
        kinds.map(async (kind) => {
          const { data } = await createPlan({ body: { kind, start } });
          return [kind, data.id] as const;
        }),
      );
      return `/plan?${new URLSearchParams(Object.fromEntries(made)).toString()}`;
    },
    onSuccess: () => refetchOperations(client, ['getCurrentPlans']),
  });
}
