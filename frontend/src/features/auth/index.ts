import type { RouteObject } from 'react-router';

/** Pages for people who are not signed in. */
export const authRoutes: RouteObject[] = [
  { path: 'welcome', lazy: async () => ({ Component: (await import('./pages/WelcomePage')).WelcomePage }) },
  { path: 'register', lazy: async () => ({ Component: (await import('./pages/RegisterPage')).RegisterPage }) },
  { path: 'sign-in', lazy: async () => ({ Component: (await import('./pages/SignInPage')).SignInPage }) },
];
