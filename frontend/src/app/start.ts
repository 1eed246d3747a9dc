import { registerSW } from 'virtual:pwa-register';

import { idle } from '@/shared/lib/idle';
import { outbox } from '@/shared/lib/outbox';
import { queryClient } from '@/shared/lib/query';
import { retryWhenBack } from '@/shared/lib/reconnect';
import { session } from '@/shared/lib/session';

/** Tie the parts together that must not know each other: session, cache, outbox. The client was in early.ts. */
export function start(): void {
  session.onSignedOut(() => {
    queryClient.clear();
  });
  session.store.subscribe(() => void outbox.use(session.store.get().user?.id ?? null));
  window.addEventListener('online', () => void outbox.flush());
  retryWhenBack(queryClient);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void outbox.flush();
  });
  // A new version waits until the tabs of the old one are closed: nobody loses what they are typing.
  if (import.meta.env.PROD) window.addEventListener('load', () => void idle().then(() => registerSW()));
}
