import { lazy } from 'react';
import type { RouteObject } from 'react-router';

import { getCurrentPlansOptions } from '@/api/@tanstack/react-query.gen';
import { prefetch } from '@/shared/lib/query';
import { session } from '@/shared/lib/session';

/** Both current plans: what the plan's page and Today's cards show. */
export const prefetchPlans = (): void => {
  prefetch(getCurrentPlansOptions());
};

export const loadPlanPage = () => import('./pages/PlanPage');

export const planRoutes: RouteObject[] = [
  {
    path: 'plan',
    loader: async ({ request }) => {
      const { searchParams } = new URL(request.url);
      const { user } = await session.restore();
      if (user !== null && !searchParams.has('meal') && !searchParams.has('workout')) prefetchPlans();
      return null;
    },
    lazy: async () => ({ Component: (await loadPlanPage()).PlanPage }),
  },
  { path: 'plan/print', lazy: async () => ({ Component: (await import('./print/PrintPage')).PrintPage }) },
];

/** What this feature shows on Today. */
export const loadNextMealCard = async () => ({ default: (await import('./cards/NextMealCard')).NextMealCard });
export const loadSessionCard = async () => ({ default: (await import('./cards/SessionCard')).SessionCard });
export const NextMealCard = lazy(loadNextMealCard);
export const SessionCard = lazy(loadSessionCard);
