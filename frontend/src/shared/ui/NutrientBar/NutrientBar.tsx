import { useTranslation } from 'react-i18next';

import classes from './NutrientBar.module.css';

import { type Format, useFormat } from '@/shared/lib/format';

interface NutrientBarProps {
  label: string;
  eaten: number | null;
  target: number | null;
  unit: 'g' | 'kcal';
  /** The energy bar is taller than the macros'. */
  large?: boolean;
  /** Stands behind the label, such as a "why?". */
  aside?: React.ReactNode;
}

const written = (format: Format, unit: 'g' | 'kcal', value: number | null): string =>
  unit === 'g' ? format.grams(value) : format.kcal(value);

/** Eaten, target and what is left, as words and as a bar. More than the target is stated, not scolded. */
export function NutrientBar({ label, eaten, target, unit, large = false, aside }: NutrientBarProps) {
  const { t } = useTranslation('common');
  const format = useFormat();
  const share = eaten === null || target === null || target <= 0 ? null : eaten / target;
  const rest = eaten === null || target === null ? null : target - eaten;
  const amount = (value: number | null): string => written(format, unit, value);
  const left =
    rest === null ? '' : rest >= 0 ? t('nutrient.left', { amount: amount(rest) }) : t('nutrient.over', { amount: amount(-rest) });
  return (
    <div className={classes.nutrient} data-large={large}>
      <div className={classes.line}>
        <span className={classes.label}>
          {label} {aside}
        </span>
        <span className={classes.left}>{left}</span>
      </div>
      <div className={classes.track} aria-hidden="true">
        <div className={classes.fill} style={{ inlineSize: `${Math.min(1, share ?? 0) * 100}%` }} data-over={(share ?? 0) > 1} />
      </div>
      <div className={classes.numbers}>
        {target === null
          ? t('nutrient.eaten', { amount: amount(eaten) })
          : t('nutrient.eatenOf', { eaten: amount(eaten), target: amount(target) })}
      </div>
    </div>
  );
}
