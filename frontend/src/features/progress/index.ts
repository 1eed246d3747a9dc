import { lazy } from 'react';
import type { RouteObject } from 'react-router';

export const progressRoutes: RouteObject[] = [
  { path: 'progress', lazy: async () => ({ Component: (await import('./pages/ProgressPage')).ProgressPage }) },
];

/** What this feature shows on Today. */
export const WeightCard = lazy(async () => ({ default: (await import('./cards/WeightCard')).WeightCard }));
