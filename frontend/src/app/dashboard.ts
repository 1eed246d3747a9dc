import { NextMealCard, SessionCard } from '@/features/plan';
import { WeightCard } from '@/features/progress';
import type { TodayCard } from '@/features/today';

/** What stands on Today below the day's energy, in this order. A feature adds its card with one line here. */
export const TODAY_CARDS: readonly TodayCard[] = [
  { id: 'next-meal', Card: NextMealCard },
  { id: 'session', Card: SessionCard },
  { id: 'weight', Card: WeightCard },
];
