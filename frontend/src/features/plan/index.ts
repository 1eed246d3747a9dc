import { lazy } from 'react';
import type { RouteObject } from 'react-router';

export const planRoutes: RouteObject[] = [
  { path: 'plan', lazy: async () => ({ Component: (await import('./pages/PlanPage')).PlanPage }) },
];

/** What this feature shows on Today. */
export const NextMealCard = lazy(async () => ({ default: (await import('./cards/NextMealCard')).NextMealCard }));
export const SessionCard = lazy(async () => ({ default: (await import('./cards/SessionCard')).SessionCard }));
