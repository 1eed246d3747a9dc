import { useMutation, useQueryClient } from '@tanstack/react-query';

import { getProfileOptions, getProfileQueryKey } from '@/api/@tanstack/react-query.gen';
import { putProfile } from '@/api/sdk.gen';
import type { ProfileIn } from '@/api/types.gen';
import { type Preferences, setPreferences } from '@/shared/lib/preferences';
import { ApiProblem } from '@/shared/lib/problem';

type Change = Partial<Pick<Preferences, 'units' | 'timeZone' | 'locale' | 'noNumbers'>>;

/** Holds on this device at once, and goes into the profile where there is one, so that other devices follow. */
export function usePreferenceChange() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (change: Change) => {
      setPreferences(change);
      const profile = await client.query({ ...getProfileOptions(), retry: false }).catch((error: unknown) => {
        if (error instanceof ApiProblem && error.status === 404) return null;
        throw error;
      });
      if (profile === null) return;
      const { revision, ...known } = profile;
      const body: ProfileIn = {
        ...known,
        units: change.units ?? known.units,
        timezone: change.timeZone ?? known.timezone,
        locale: change.locale ?? known.locale,
        no_numbers: change.noNumbers ?? known.no_numbers ?? false,
      };
      const { data } = await putProfile({ body });
      client.setQueryData(getProfileQueryKey(), data);
    },
  });
}
