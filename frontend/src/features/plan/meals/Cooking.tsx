import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { MarksNote } from '../components/Marks';

import { EatersStepper } from './EatersStepper';
import classes from './MealCard.module.css';
import { Method } from './Method';

import type { PlanMeal } from '@/api/types.gen';
import { useFormat } from '@/shared/lib/format';

/** What goes in and how it is cooked, for all who eat; the plan and what is logged stay one portion. */
export function Cooking({ meal, eaters }: { meal: PlanMeal; eaters: number }) {
  const { t } = useTranslation('plan');
  const format = useFormat();
  const [count, setCount] = useState(eaters);
  const weighed = (grams: number): string => format.grams(grams, grams < 1 ? 1 : 0);
  return (
    <>
      <EatersStepper value={count} onChange={setCount} />
      {count > 1 && <p className={classes.forAll}>{t('eaters.cook', { count })}</p>}
      <ul className={classes.ingredients}>
        {meal.items.map((item) => (
          <li key={item.food_id}>
            <span className={classes.name}>{item.name}</span>{' '}
            <span className={classes.grams}>
              {weighed(item.grams * count)}
              {count > 1 && <small>{t('eaters.portion', { amount: weighed(item.grams) })}</small>}
            </span>
          </li>
        ))}
      </ul>
      <MarksNote meal={meal} />
      {meal.recipe_id !== null && <Method recipeId={meal.recipe_id} />}
    </>
  );
}
