import { type InvalidateOptions, QueryClient, type QueryExecuteOptions, type QueryKey } from '@tanstack/react-query';

import { ApiProblem, notLoadedProblem } from '@/shared/lib/problem';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 24 * 60 * 60 * 1000,
      retry: (count, error) => count < 2 && error instanceof ApiProblem && error.isTemporary,
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false },
  },
});

interface Asked {
  data: unknown;
  error: unknown;
  fetchStatus: string;
  isPlaceholderData?: boolean;
}

/**
 * Why a query has no answer: what went wrong, or that it waits for a network; null where it has one or is on its way. An answer that
 * is not here is not an empty answer: pages say "there is nothing" only where this is null and the data is there.
 */
export function problemOf(query: Asked): unknown {
  const missing = query.data === undefined || query.isPlaceholderData === true;
  return query.error ?? (missing && query.fetchStatus === 'paused' ? notLoadedProblem : null);
}

/** Ask early for what the next page shows. Where it fails, the page asks itself and says what is wrong. */
export function prefetch<Answer, Problem, Shown, Key extends QueryKey>(
  options: QueryExecuteOptions<Answer, Problem, Shown, Answer, Key>,
): void {
  queryClient.query(options).catch(() => undefined);
}

/**
 * Fetch again every cached answer of the named operations; generated query keys begin with `{_id: operation}`. Answers that no page
 * shows now are fetched too: they are what the next page shows when the network has gone by then.
 */
export async function refetchOperations(
  client: QueryClient,
  operationIds: readonly string[],
  options: InvalidateOptions = {},
): Promise<void> {
  const wanted = new Set(operationIds);
  const predicate = ({ queryKey }: { queryKey: readonly unknown[] }): boolean => {
    const head = queryKey[0];
    return typeof head === 'object' && head !== null && '_id' in head && typeof head._id === 'string' && wanted.has(head._id);
  };
  await client.invalidateQueries({ refetchType: 'all', predicate }, options);
}
