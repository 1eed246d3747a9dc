import { useMutation, useQueryClient } from '@tanstack/react-query';

import { getTargetsQueryKey } from '@/api/@tanstack/react-query.gen';
import { putTargetsOverride } from '@/api/sdk.gen';
import type { OverrideData } from '@/api/types.gen';
import { refetchOperations } from '@/shared/lib/query';

/** Set targets by hand from today on; an empty override goes back to the computed ones. */
export function useOverride() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (body: OverrideData) => (await putTargetsOverride({ body })).data,
    onSuccess: (targets) => {
      client.setQueryData(getTargetsQueryKey(), targets);
      return refetchOperations(client, ['getDiaryDay', 'listDiaryDays', 'getCurrentPlans', 'getPlan']);
    },
  });
}
