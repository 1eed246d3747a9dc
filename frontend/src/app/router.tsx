import { createBrowserRouter, redirect, type RouteObject } from 'react-router';

import { TODAY_CARDS } from './dashboard';
import { RouteError } from './shell/RouteError';
import { RoutePending } from './shell/RoutePending';
import { Shell } from './shell/Shell';

import { authRoutes } from '@/features/auth';
import { diaryRoutes } from '@/features/diary';
import { planRoutes } from '@/features/plan';
import { profileRoutes, welcomeRoutes } from '@/features/profile';
import { progressRoutes } from '@/features/progress';
import { settingsRoutes } from '@/features/settings';
import { todayRoutes } from '@/features/today';
import { workoutRoutes } from '@/features/workout';
import { session } from '@/shared/lib/session';

/** Private pages: whoever is not signed in is asked to, and comes back to where they wanted to go. */
async function requireSession({ request }: { request: Request }): Promise<null> {
  const { user } = await session.restore();
  if (user !== null) return null;
  const { pathname, search } = new URL(request.url);
  throw redirect(pathname === '/' ? '/welcome' : `/sign-in?next=${encodeURIComponent(pathname + search)}`);
}

async function requireNobody(): Promise<null> {
  const { user } = await session.restore();
  if (user !== null) throw redirect('/');
  return null;
}

export const routes: RouteObject[] = [
  { loader: requireNobody, children: authRoutes, errorElement: <RouteError />, HydrateFallback: RoutePending },
  { loader: requireSession, children: welcomeRoutes, errorElement: <RouteError />, HydrateFallback: RoutePending },
  {
    loader: requireSession,
    element: <Shell />,
    errorElement: <RouteError />,
    HydrateFallback: RoutePending,
    children: [
      {
        errorElement: <RouteError />,
        children: [
          ...todayRoutes(TODAY_CARDS),
          ...planRoutes,
          ...diaryRoutes,
          ...workoutRoutes,
          ...progressRoutes,
          ...settingsRoutes,
          ...profileRoutes,
          { path: '*', element: <RouteError notFound /> },
        ],
      },
    ],
  },
];

export const router = createBrowserRouter(routes);
