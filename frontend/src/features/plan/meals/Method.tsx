import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import classes from './MealCard.module.css';

import { getRecipeOptions } from '@/api/@tanstack/react-query.gen';
import { problemOf } from '@/shared/lib/query';
import { CardSkeleton, ProblemNotice, Steps } from '@/shared/ui';

/** How a planned dish is cooked. */
export function Method({ recipeId }: { recipeId: string }) {
  const { t } = useTranslation('plan');
  const recipe = useQuery({ ...getRecipeOptions({ path: { recipe_id: recipeId } }), staleTime: Infinity });
  const problem = problemOf(recipe);
  if (recipe.data === undefined) {
    return problem === null ? <CardSkeleton /> : <ProblemNotice error={problem} onRetry={() => void recipe.refetch()} />;
  }
  const { steps } = recipe.data;
  return (
    <>
      <h4 className={classes.methodTitle}>{t('meal.method')}</h4>
      {steps.length === 0 ? <p>{t('meal.noMethod')}</p> : <Steps steps={steps} />}
    </>
  );
}
