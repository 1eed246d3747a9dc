import { loadNextMealCard, loadSessionCard, NextMealCard, prefetchPlans, SessionCard } from '@/features/plan';
import { loadWeightCard, prefetchWeight, WeightCard } from '@/features/progress';
import type { TodayCard } from '@/features/today';

/** What stands on Today below the day's energy, in this order. A feature adds its card with one line here. */
export const TODAY_CARDS: readonly TodayCard[] = [
  { id: 'next-meal', Card: NextMealCard, load: loadNextMealCard, prefetch: prefetchPlans },
  { id: 'session', Card: SessionCard, load: loadSessionCard },
  { id: 'weight', Card: WeightCard, load: loadWeightCard, prefetch: prefetchWeight },
];
