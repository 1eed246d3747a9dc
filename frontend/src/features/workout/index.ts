import type { RouteObject } from 'react-router';

export const workoutRoutes: RouteObject[] = [
  { path: 'workout', lazy: async () => ({ Component: (await import('./pages/StartPage')).StartPage }) },
  { path: 'workout/:workoutId', lazy: async () => ({ Component: (await import('./pages/SessionPage')).SessionPage }) },
];
