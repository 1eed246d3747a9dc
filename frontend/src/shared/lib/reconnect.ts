import type { Query, QueryClient } from '@tanstack/react-query';

import { ApiProblem } from '@/shared/lib/problem';

/** A network that was just announced often needs a moment; a server that restarts needs several. */
const TRIES_MS = [0, 2_000, 5_000, 10_000, 20_000, 30_000] as const;

const isTemporary = ({ state }: Pick<Query, 'state'>): boolean =>
  state.status === 'error' && state.error instanceof ApiProblem && state.error.isTemporary;

const failed = (client: QueryClient): Query[] => client.getQueryCache().findAll({ type: 'active', predicate: isTemporary });

/** Whether the server answers, whatever it says; asked past every cache. */
async function answers(): Promise<boolean> {
  try {
    return (await fetch('/api/v1/meta', { cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}

/**
 * What failed for want of a network or a server is asked again once the server answers, without anybody pressing a button. TanStack
 * alone does this only where it saw the network go: a page that was opened without one is not among those. Returns the end of it.
 */
export function retryWhenBack(client: QueryClient, reachable: () => Promise<boolean> = answers): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let tries = 0;
  const stop = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const wait = (): void => {
    timer ??= setTimeout(() => void attempt(), TRIES_MS[Math.min(tries, TRIES_MS.length - 1)]);
  };
  const attempt = async (): Promise<void> => {
    const wanted = failed(client).length > 0 && document.visibilityState === 'visible';
    if (wanted && (await reachable())) await Promise.all(failed(client).map((query) => query.fetch().catch(() => undefined)));
    tries += 1;
    timer = null;
    if (failed(client).length > 0) wait();
  };
  const online = (): void => {
    stop();
    tries = 0;
    wait();
  };
  const unsubscribe = client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'error' || timer !== null || failed(client).length === 0) return;
    tries = Math.max(tries, 1);
    wait();
  });
  window.addEventListener('online', online);
  return () => {
    stop();
    unsubscribe();
    window.removeEventListener('online', online);
  };
}
