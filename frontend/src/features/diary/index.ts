import type { RouteObject } from 'react-router';

export const diaryRoutes: RouteObject[] = [
  { path: 'diary', lazy: async () => ({ Component: (await import('./pages/DiaryPage')).DiaryPage }) },
];
