import { NextMealCard, prefetchPlanCards, SessionCard } from '@/features/plan';
import { prefetchWeightCard, WeightCard } from '@/features/progress';
import type { TodayCard } from '@/features/today';

/** What stands on Today below the day's energy, in this order. A feature adds its card with one line here. */
export const TODAY_CARDS: readonly TodayCard[] = [
  { id: 'next-meal', Card: NextMealCard, prefetch: prefetchPlanCards },
  { id: 'session', Card: SessionCard },
  { id: 'weight', Card: WeightCard, prefetch: prefetchWeightCard },
];
