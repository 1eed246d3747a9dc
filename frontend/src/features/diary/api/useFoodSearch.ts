import { keepPreviousData, useQuery } from '@tanstack/react-query';

import { fromFood, fromRecipe, type Loggable } from '../lib/amounts';

import { findFoodsOptions, findRecipesOptions } from '@/api/@tanstack/react-query.gen';
import { usePreferences } from '@/shared/lib/preferences';

const LIMIT = 25;

interface Found {
  items: readonly Loggable[];
  pending: boolean;
  error: unknown;
  offline: boolean;
}

/** Foods or recipes whose words begin with what was typed; nothing typed lists the first of all. */
export function useFoodSearch(kind: Loggable['kind'], q: string): Found {
  const { units } = usePreferences();
  const options = { query: { q, limit: LIMIT } };
  const foods = useQuery({
    ...findFoodsOptions(options),
    enabled: kind === 'food',
    placeholderData: keepPreviousData,
    select: (page) => page.items.map((food) => fromFood(food, units)),
  });
  const recipes = useQuery({
    ...findRecipesOptions(options),
    enabled: kind === 'recipe',
    placeholderData: keepPreviousData,
    select: (page) => page.items.map(fromRecipe),
  });
  const query = kind === 'food' ? foods : recipes;
  return {
    items: query.data ?? [],
    pending: query.isPending && query.fetchStatus !== 'paused',
    error: query.error,
    offline: query.fetchStatus === 'paused',
  };
}
