import type { RouteObject } from 'react-router';

export const progressRoutes: RouteObject[] = [
  { path: 'progress', lazy: async () => ({ Component: (await import('./pages/ProgressPage')).ProgressPage }) },
];
