import { registerSW } from 'virtual:pwa-register';

import { client } from '@/api/client.gen';
import { apiFetch } from '@/shared/lib/http';
import { outbox } from '@/shared/lib/outbox';
import { queryClient } from '@/shared/lib/query';
import { session } from '@/shared/lib/session';

/** Tie the parts together that must not know each other: client, session, cache, outbox. */
export function start(): void {
  client.setConfig({ baseUrl: location.origin, fetch: apiFetch });
  session.onSignedOut(() => {
    queryClient.clear();
  });
  session.store.subscribe(() => void outbox.use(session.store.get().user?.id ?? null));
  window.addEventListener('online', () => void outbox.flush());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void outbox.flush();
  });
  void session.restore();
  // A new version waits until the tabs of the old one are closed: nobody loses what they are typing.
  if (import.meta.env.PROD) window.addEventListener('load', () => void registerSW());
}
