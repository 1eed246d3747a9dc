import type { RouteObject } from 'react-router';

/** Inside the frame. */
export const profileRoutes: RouteObject[] = [
  { path: 'settings/profile', lazy: async () => ({ Component: (await import('./pages/ProfilePage')).ProfilePage }) },
];

/** Signed in, but without the frame: nothing to navigate to yet. */
export const welcomeRoutes: RouteObject[] = [
  { path: 'onboarding', lazy: async () => ({ Component: (await import('./pages/OnboardingPage')).OnboardingPage }) },
];
