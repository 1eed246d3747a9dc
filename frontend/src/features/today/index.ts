import { type ComponentType, createElement } from 'react';
import type { RouteObject } from 'react-router';

import { getDiaryDayOptions } from '@/api/@tanstack/react-query.gen';
import { todayIn } from '@/shared/lib/format';
import { preferences } from '@/shared/lib/preferences';
import { prefetch } from '@/shared/lib/query';
import { session } from '@/shared/lib/session';

/** A self-contained part of Today: fetches its own data, shows its own skeleton and its own problem. */
export interface TodayCard {
  id: string;
  Card: ComponentType;
  /** Fetch the card's code before it is drawn. */
  load: () => Promise<unknown>;
  /** Ask for the card's data before it is drawn. */
  prefetch?: () => void;
}

export const prefetchToday = (cards: readonly TodayCard[]): void => {
  prefetch(getDiaryDayOptions({ path: { day: todayIn(preferences.get().timeZone) } }));
  cards.forEach((card) => card.prefetch?.());
};

const page = () => import('./pages/TodayPage');

export const loadToday = (cards: readonly TodayCard[]): void => {
  void page();
  cards.forEach(({ load }) => void load());
};

/** The app says which cards stand on the page, so that no feature needs to know another. */
export const todayRoutes = (cards: readonly TodayCard[]): RouteObject[] => [
  {
    index: true,
    loader: async () => {
      const { user } = await session.restore();
      if (user !== null) prefetchToday(cards);
      return null;
    },
    lazy: async () => {
      const { TodayPage } = await page();
      return { Component: () => createElement(TodayPage, { cards }) };
    },
  },
];
