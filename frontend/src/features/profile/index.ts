import type { RouteObject } from 'react-router';

export const profileRoutes: RouteObject[] = [];
export const welcomeRoutes: RouteObject[] = [];
