import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

import type { PlanMeal } from '@/api/types.gen';
import { useFormat } from '@/shared/lib/format';
import { usePreferences } from '@/shared/lib/preferences';

type Translate = (key: string, options: { defaultValue: string }) => string;

/** What speaks for a meal, from the facts that the server computed; what is not known is not said. */
export function useMealWhy(): (meal: PlanMeal) => { text: string }[] {
  const { t } = useTranslation(['plan', 'common']);
  const format = useFormat();
  const { noNumbers } = usePreferences();
  return useCallback(
    (meal) => {
      const { why, minutes } = meal;
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
      if (minutes !== null) {
        lines.push(
          why.minutes_limit === null
            ? t('why.minutes', { minutes: format.minutes(minutes) })
            : t('why.minutesLimit', { minutes: format.minutes(minutes), limit: format.minutes(why.minutes_limit) }),
        );
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
    [t, format, noNumbers],
  );
}
