import { useTranslation } from 'react-i18next';

import type { DayView } from '../lib/day';
import { amountOf } from '../lib/nutrients';

import classes from './Meals.module.css';

import { UNKNOWN, useFormat } from '@/shared/lib/format';

const SHOWN = [
  { key: 'protein_g', name: 'protein' },
  { key: 'carbohydrate_g', name: 'carbohydrate' },
  { key: 'fat_g', name: 'fat' },
  { key: 'fibre_g', name: 'fibre' },
] as const;

/** How much of what was eaten had data: a total over half of the food is not a total of the day. */
export function Coverage({ day }: { day: DayView }) {
  const { t } = useTranslation('diary');
  const { t: tc } = useTranslation('common');
  const format = useFormat();
  if (day.meals.every((meal) => meal.entries.length === 0)) return null;
  const fibre = amountOf(day.totals, 'fibre_g');
  const target = day.targets?.fibre_g ?? null;
  const gaps = SHOWN.filter(({ key }) => (day.coverage[key] ?? 0) < 0.995);
  // Nutrients of which as much is known stand in one line.
  const told = new Map<string, string[]>();
  for (const { key, name } of gaps) {
    const share = amountOf(day.totals, key) === null ? UNKNOWN : format.percent(day.coverage[key] ?? 0);
    told.set(share, [...(told.get(share) ?? []), tc(`nutrient.${name}`)]);
  }
  return (
    <div className={classes.coverage}>
      {fibre !== null && (
        <p>
          {tc('nutrient.fibre')}:{' '}
          {target === null
            ? format.grams(fibre)
            : tc('nutrient.eatenOf', { eaten: format.grams(fibre), target: format.grams(target) })}
        </p>
      )}
      {gaps.length === 0 && <p>{t('summary.coverageAll')}</p>}
      {[...told].map(([share, names]) => (
        <p key={share}>
          {share === UNKNOWN
            ? t('summary.unknownTotal', { nutrient: format.list(names) })
            : t('summary.coverage', { nutrient: format.list(names), share })}
        </p>
      ))}
    </div>
  );
}
