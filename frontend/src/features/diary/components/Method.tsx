import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { getRecipeOptions } from '@/api/@tanstack/react-query.gen';
import { problemOf } from '@/shared/lib/query';
import { CardSkeleton, ProblemNotice, Steps } from '@/shared/ui';

/** How a recipe is cooked. */
export function Method({ recipeId }: { recipeId: string }) {
  const { t } = useTranslation('diary');
  const recipe = useQuery({ ...getRecipeOptions({ path: { recipe_id: recipeId } }), staleTime: Infinity });
  const problem = problemOf(recipe);
  if (recipe.data === undefined) {
    return problem === null ? <CardSkeleton /> : <ProblemNotice error={problem} onRetry={() => void recipe.refetch()} />;
  }
  const { steps } = recipe.data;
  return steps.length === 0 ? <p>{t('amount.noMethod')}</p> : <Steps steps={steps} />;
}
