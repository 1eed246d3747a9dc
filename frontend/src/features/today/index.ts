import { type ComponentType, createElement } from 'react';
import type { RouteObject } from 'react-router';

/** A self-contained part of Today: fetches its own data, shows its own skeleton and its own problem. */
export interface TodayCard {
  id: string;
  Card: ComponentType;
}

/** The app says which cards stand on the page, so that no feature needs to know another. */
export const todayRoutes = (cards: readonly TodayCard[]): RouteObject[] => [
  {
    index: true,
    lazy: async () => {
      const { TodayPage } = await import('./pages/TodayPage');
      return { Component: () => createElement(TodayPage, { cards }) };
    },
  },
];
