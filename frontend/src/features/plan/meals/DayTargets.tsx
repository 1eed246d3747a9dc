import { useTranslation } from 'react-i18next';

import { signed } from '../lib/signed';

import classes from './DayTargets.module.css';

import type { PlanDay } from '@/api/types.gen';
import { useFormat } from '@/shared/lib/format';

const ROWS = [
  ['energy', 'energy_kcal'],
  ['protein', 'protein_g'],
  ['carbohydrate', 'carbohydrate_g'],
  ['fat', 'fat_g'],
  ['fibre', 'fibre_g'],
] as const;

/** What a day adds up to against its target, one figure beside the other, each with its distance. */
export function DayTargets({ day }: { day: PlanDay }) {
  const { t } = useTranslation(['plan', 'common']);
  const format = useFormat();
  return (
    <dl className={classes.targets}>
      {ROWS.map(([name, key]) => {
        const planned = day.totals[key];
        const target = day.target[key];
        const write = (amount: number | null): string => (key === 'energy_kcal' ? format.kcal(amount) : format.grams(amount));
        return (
          <div key={key} className={classes.row}>
            <dt>{t(`common:nutrient.${name}`)}</dt>
            <dd>
              <strong>{write(planned)}</strong>
              <span className={classes.track} aria-hidden="true">
                <span className={classes.fill} style={{ inlineSize: `${100 * Math.min(1, (planned ?? 0) / target)}%` }} />
              </span>
              <span className={classes.distance}>
                {t('day.ofTarget', {
                  change: signed(planned === null ? null : planned - target, write),
                  target: write(target),
                })}
              </span>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
