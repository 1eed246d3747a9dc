import { Outbox, type OutboxState } from './outbox';
import type { OutboxWrite } from './store';

import { apiFetch } from '@/shared/lib/http';
import { queryClient, refetchOperations } from '@/shared/lib/query';
import { useStore } from '@/shared/lib/store';

/** The one outbox of this device. */
export const outbox = new Outbox({
  send: (path, init) => apiFetch(`/api/v1${path}`, init),
  refetch: (operationIds) => refetchOperations(queryClient, operationIds, { throwOnError: true }),
});

export const useOutbox = (): OutboxState => useStore(outbox.state);

/** Writes to a collection that the server has not confirmed, for `overlay`. */
export const usePendingWrites = (prefix: string): readonly OutboxWrite[] =>
  useOutbox().writes.filter((write) => write.path.startsWith(prefix) && write.state !== 'refused');
