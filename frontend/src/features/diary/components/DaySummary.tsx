import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import type { DayView } from '../lib/day';
import { amountOf, ENERGY } from '../lib/nutrients';

import classes from './DaySummary.module.css';

import { useFormat } from '@/shared/lib/format';

const MACROS = [
  { key: 'protein_g', name: 'protein' },
  { key: 'carbohydrate_g', name: 'carbohydrate' },
  { key: 'fat_g', name: 'fat' },
] as const;

function Track({ eaten, target, large = false }: { eaten: number | null; target: number | null; large?: boolean }) {
  const share = eaten === null || target === null || target <= 0 ? 0 : eaten / target;
  return (
    <div className={classes.track} data-large={large} aria-hidden="true">
      <div className={classes.fill} data-over={share > 1} style={{ inlineSize: `${Math.min(1, share) * 100}%` }} />
    </div>
  );
}

function Energy({ day }: { day: DayView }) {
  const { t } = useTranslation('diary');
  const format = useFormat();
  const anything = day.meals.some((meal) => meal.entries.length > 0);
  const eaten = amountOf(day.totals, ENERGY) ?? (anything ? null : 0);
  const target = day.targets?.energy_kcal ?? null;
  if (target === null) {
    return (
      <p className={classes.energy}>
        <strong className={classes.big}>{format.number(eaten)}</strong> {t('summary.eaten')}
        <Link to="/onboarding" className={classes.noTarget} title={t('summary.noTargetText')}>
          {t('summary.noTarget')}
        </Link>
      </p>
    );
  }
  const left = eaten === null ? null : target - eaten;
  return (
    <>
      <p className={classes.energy}>
        <strong className={classes.big}>{format.number(left === null ? null : Math.abs(left))}</strong>{' '}
        {left !== null && left < 0 ? t('summary.over') : t('summary.left')}
        <span className={classes.of}>
          {t('summary.of', { eaten: format.number(eaten), target: format.number(target) })}
        </span>
      </p>
      <Track eaten={eaten} target={target} large />
    </>
  );
}

/** Stays in view: what is left of the day's energy, and the three macros. */
export function DaySummary({ day }: { day: DayView }) {
  const { t } = useTranslation('diary');
  const { t: tc } = useTranslation('common');
  const format = useFormat();
  const anything = day.meals.some((meal) => meal.entries.length > 0);
  return (
    <section className={classes.summary} aria-label={t('summary.title')}>
      <Energy day={day} />
      <dl className={classes.macros}>
        {MACROS.map(({ key, name }) => {
          const eaten = amountOf(day.totals, key) ?? (anything ? null : 0);
          const target = day.targets?.[key] ?? null;
          return (
            <div key={key} className={classes.macro}>
              <dt>{tc(`nutrient.${name}`)}</dt>
              <dd>
                {format.number(eaten)}
                {target === null ? ' g' : ` / ${format.grams(target)}`}
              </dd>
              <Track eaten={eaten} target={target} />
            </div>
          );
        })}
      </dl>
    </section>
  );
}
