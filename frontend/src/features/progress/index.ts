import { lazy } from 'react';
import type { RouteObject } from 'react-router';

import { getWeightProgressOptions } from '@/api/@tanstack/react-query.gen';
import { prefetch } from '@/shared/lib/query';

export const progressRoutes: RouteObject[] = [
  { path: 'progress', lazy: async () => ({ Component: (await import('./pages/ProgressPage')).ProgressPage }) },
];

/** What this feature shows on Today. */
export const loadWeightCard = async () => ({ default: (await import('./cards/WeightCard')).WeightCard });
export const WeightCard = lazy(loadWeightCard);
export const prefetchWeight = (): void => {
  prefetch(getWeightProgressOptions());
};
