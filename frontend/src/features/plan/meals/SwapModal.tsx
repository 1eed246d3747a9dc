import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { useSwap } from '../api/usePlanActions';

import classes from './SwapModal.module.css';

import { swapMeal } from '@/api/sdk.gen';
import type { PlanAlternative, PlanMeal } from '@/api/types.gen';
import { type Format, useFormat } from '@/shared/lib/format';
import { CardSkeleton, ProblemNotice } from '@/shared/ui';

interface SwapModalProps {
  planId: string;
  meal: PlanMeal;
  onClose: () => void;
}

const sign = (value: number): string => (Math.abs(value) < 0.5 ? '±' : value < 0 ? '−' : '+');

const change = (format: Format, value: number | null, unit: 'kcal' | 'grams'): string =>
  value === null ? format[unit](null) : `${sign(value)}${format[unit](Math.abs(value))}`;

interface AlternativeProps {
  option: PlanAlternative;
  busy: boolean;
  onTake: () => void;
}

function Alternative({ option, busy, onTake }: AlternativeProps) {
  const { t } = useTranslation('plan');
  const format = useFormat();
  return (
    <li className={classes.option}>
      <div className={classes.what}>
        <h3 className={classes.title}>{option.meal.title}</h3>
        <p className={classes.text}>
          {t('swap.change', {
            kcal: change(format, option.change.energy_kcal, 'kcal'),
            protein: change(format, option.change.protein_g, 'grams'),
          })}
          {option.on_target && ` · ${t('swap.onTarget')}`}
        </p>
      </div>
      <Button
        variant="light"
        className={classes.take}
        loading={busy}
        aria-label={`${t('swap.take')}: ${option.meal.title}`}
        onClick={onTake}
      >
        {t('swap.take')}
      </Button>
    </li>
  );
}

/** Dishes that fit in the place of one meal, best first, each with what it changes. */
export function SwapModal({ planId, meal, onClose }: SwapModalProps) {
  const { t } = useTranslation(['plan', 'common']);
  const swap = useSwap(planId);
  const options = useQuery({
    queryKey: ['swap', planId, meal.id, meal.recipe_id],
    queryFn: async ({ signal }) =>
      (await swapMeal({ path: { plan_id: planId, meal_id: meal.id }, body: {}, signal })).data.alternatives,
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('swap.title', { meal: meal.title })}
      closeButtonProps={{ 'aria-label': t('common:action.close'), size: 44 }}
    >
      {options.isPending && <CardSkeleton />}
      <ProblemNotice error={options.error ?? swap.error} onRetry={() => void options.refetch()} />
      {options.data?.length === 0 && <p>{t('swap.none')}</p>}
      <ul className={classes.options}>
        {(options.data ?? []).map((option) => (
          <Alternative
            key={option.recipe_id}
            option={option}
            busy={swap.isPending && swap.variables.recipeId === option.recipe_id}
            onTake={() => {
              swap.mutate({ mealId: meal.id, recipeId: option.recipe_id }, { onSuccess: onClose });
            }}
          />
        ))}
      </ul>
    </Modal>
  );
}
