import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

import { leftoverOf } from './leftover';

import type { PlanMeal } from '@/api/types.gen';
import { useFormat } from '@/shared/lib/format';
import { usePreferences } from '@/shared/lib/preferences';

type Translate = (key: string, options: { defaultValue: string }) => string;

/** What speaks for a meal, from the facts that the server computed; what is not known is not said. */
export function useMealWhy(): (meal: PlanMeal) => { text: string }[] {
  const { t } = useTranslation(['plan', 'common']);
  const format = useFormat();
  const { noNumbers, locale } = usePreferences();
  return useCallback(
    (meal) => {
      const { why, minutes } = meal;
      const euros = (amount: number): string => new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' }).format(amount);
      const lines: string[] = [];
      if (why.fits_slot) lines.push(t('why.slot', { slot: t(`common:meal.${meal.slot}`) }));
      if (why.energy_share !== null && !noNumbers) {
        const share = format.percent(why.energy_share);
        lines.push(
          why.energy_aim === null
            ? t('why.energy', { share })
            : t('why.energyAim', { share, aim: format.percent(why.energy_aim) }),
        );
      }
      if (why.protein_share !== null && !noNumbers) lines.push(t('why.protein', { share: format.percent(why.protein_share) }));
      const from = leftoverOf(meal);
      const place = ({ date, slot }: { date: string; slot: PlanMeal['slot'] | null }): string =>
        [format.day(date, 'short'), ...(slot === null ? [] : [t(`common:meal.${slot}`)])].join(', ');
      if (from !== null) lines.push(t('why.leftover', { place: place(from) }));
      else if (minutes !== null) {
        lines.push(
          why.minutes_limit === null
            ? t('why.minutes', { minutes: format.minutes(minutes) })
            : t('why.minutesLimit', { minutes: format.minutes(minutes), limit: format.minutes(why.minutes_limit) }),
        );
      }
      // An answer that was kept on the device before there were these facts has none of them.
      const more: Partial<typeof why> = why;
      if (more.eaten_again != null) lines.push(t('why.eatenAgain', { place: place(more.eaten_again) }));
      if (more.pantry !== undefined && more.pantry.length > 0) {
        const list = more.pantry.map(({ name, grams }) => t('why.pantryItem', { amount: format.grams(grams), food: name }));
        lines.push(t('why.pantry', { list: format.list(list) }));
      }
      if (more.in_season !== undefined && more.in_season.length > 0) lines.push(t('why.season', { list: format.list(more.in_season) }));
      if (more.budget_eur != null && more.cost_eur != null) {
        lines.push(t('why.budget', { cost: euros(more.cost_eur), budget: euros(more.budget_eur) }));
      }
      if (why.nutrients.length > 0 && !noNumbers) {
        const named = (key: string): string =>
          (t as unknown as Translate)(`common:nutrients.${key}`, { defaultValue: key.replaceAll('_', ' ') });
        const list = why.nutrients.map(({ nutrient, share }) => t('why.nutrient', { nutrient: named(nutrient), share: format.percent(share) }));
        lines.push(t('why.nutrients', { list: format.list(list) }));
      }
      if (meal.locked) lines.push(t('why.locked'));
      return lines.map((text) => ({ text }));
    },
    [t, format, noNumbers, locale],
  );
}
