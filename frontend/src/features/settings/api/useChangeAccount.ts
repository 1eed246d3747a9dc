import { useMutation, useQueryClient } from '@tanstack/react-query';

import { changeMe } from '@/api/sdk.gen';
import type { MePatch } from '@/api/types.gen';
import { refetchOperations } from '@/shared/lib/query';
import { session } from '@/shared/lib/session';

/** Change name, address or password; the last two need the current password. A new password ends the other sessions. */
export function useChangeAccount() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (body: MePatch) => (await changeMe({ body })).data,
    onSuccess: ({ name, email }) => {
      session.rename({ name, email });
      return refetchOperations(client, ['listSessions']);
    },
  });
}
