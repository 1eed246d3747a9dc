import { useTranslation } from 'react-i18next';

import classes from './Marks.module.css';

import type { PlanMeal } from '@/api/types.gen';

/** An answer that was kept on the device before there were marks has none. */
export const marksOf = ({ marks }: Partial<Pick<PlanMeal, 'marks'>>): PlanMeal['marks'] => marks ?? [];

/** What people look for in a dish: low FODMAP, much protein, little money. */
export function Marks({ meal }: { meal: PlanMeal }) {
  const { t } = useTranslation('plan');
  const marks = marksOf(meal);
  if (marks.length === 0) return null;
  return (
    <ul className={classes.marks} aria-label={t('marks.label')}>
      {marks.map((mark) => (
        <li key={mark}>{t(`marks.${mark}`)}</li>
      ))}
    </ul>
  );
}

/** What the marks of a dish mean; of FODMAPs that it is only a guide. */
export function MarksNote({ meal }: { meal: PlanMeal }) {
  const { t } = useTranslation('plan');
  return marksOf(meal).map((mark) => (
    <p key={mark} className={classes.note}>
      {t(`marks.about.${mark}`)}
    </p>
  ));
}
