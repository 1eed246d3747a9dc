import { Button, Modal } from '@mantine/core';
import { IconBolt, IconCircleCheck, IconClock, IconCoin, IconMeat } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';

import { useSwap } from '../api/usePlanActions';
import { signed } from '../lib/signed';

import classes from './SwapModal.module.css';
import { Unwanted } from './Unwanted';

import { swapMeal } from '@/api/sdk.gen';
import type { PlanAlternative, PlanMeal } from '@/api/types.gen';
import { useFormat } from '@/shared/lib/format';
import { usePreferences } from '@/shared/lib/preferences';
import { CardSkeleton, ProblemNotice } from '@/shared/ui';

interface SwapModalProps {
  planId: string;
  meal: PlanMeal;
  /** The dish is not wanted again: that is noted first. */
  unwanted?: boolean;
  onClose: () => void;
}

/** Prices are estimates: below so much (euros for one meal) two dishes cost the same. */
const SAME_PRICE_EUR = 0.3;

interface AlternativeProps {
  option: PlanAlternative;
  old: PlanMeal;
  busy: boolean;
  onTake: () => void;
}

interface Change {
  key: string;
  Icon: ComponentType<{ size: number; 'aria-hidden': 'true' }>;
  text: string;
}

/** What another dish changes: energy, protein, time, price. What is not known is left out. */
function useChanges(option: PlanAlternative, old: PlanMeal): Change[] {
  const { t } = useTranslation('plan');
  const format = useFormat();
  const { noNumbers } = usePreferences();
  const { change, change_cost_eur: cost, meal } = option;
  const longer = meal.minutes === null || old.minutes === null ? null : meal.minutes - old.minutes;
  const price = cost === null ? null : Math.abs(cost) < SAME_PRICE_EUR ? 'same' : cost < 0 ? 'cheaper' : 'dearer';
  const figures = [
    { key: 'energy', Icon: IconBolt, text: signed(change.energy_kcal, format.kcal) },
    { key: 'protein', Icon: IconMeat, text: t('swap.protein', { change: signed(change.protein_g, (grams) => format.grams(grams)) }) },
  ];
  return [
    ...(noNumbers ? [] : figures),
    ...(longer === null ? [] : [{ key: 'minutes', Icon: IconClock, text: signed(longer, format.minutes) }]),
    ...(price === null ? [] : [{ key: 'price', Icon: IconCoin, text: t(`swap.price.${price}`) }]),
  ];
}

function Alternative({ option, old, busy, onTake }: AlternativeProps) {
  const { t } = useTranslation('plan');
  const format = useFormat();
  const { noNumbers } = usePreferences();
  const changes = useChanges(option, old);
  const level = option.on_target ? 'on' : option.close ? 'close' : 'off';
  return (
    <li className={classes.option}>
      <div className={classes.what}>
        <h3 className={classes.title}>{option.meal.title}</h3>
        <ul className={classes.changes} aria-label={t('swap.changes')}>
          {changes.map(({ key, Icon, text }) => (
            <li key={key}>
              <Icon size={16} aria-hidden="true" />
              {text}
            </li>
          ))}
        </ul>
        <p className={classes.text} data-level={level}>
          {level === 'on' && <IconCircleCheck size={16} aria-hidden="true" />}
          {noNumbers ? t(`day.level.${level}`) : t(`swap.day.${level}`, { kcal: format.kcal(option.day_totals.energy_kcal) })}
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
export function SwapModal({ planId, meal, unwanted = false, onClose }: SwapModalProps) {
  const { t } = useTranslation(['plan', 'common']);
  const format = useFormat();
  const { noNumbers } = usePreferences();
  const swap = useSwap(planId);
  const options = useQuery({
    queryKey: ['swap', planId, meal.id, meal.recipe_id],
    queryFn: async ({ signal }) =>
      (await swapMeal({ path: { plan_id: planId, meal_id: meal.id }, body: {}, signal })).data,
  });
  const first = options.data?.first;
  const now = [
    ...(noNumbers ? [] : [format.kcal(meal.totals.energy_kcal), t('meal.protein', { amount: format.grams(meal.totals.protein_g) })]),
    ...(meal.minutes === null ? [] : [format.minutes(meal.minutes)]),
  ];
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('swap.title', { meal: meal.title })}
      closeButtonProps={{ 'aria-label': t('common:action.close'), size: 44 }}
    >
      {now.length > 0 && <p className={classes.now}>{t('swap.now', { facts: now.join(' · ') })}</p>}
      {meal.recipe_id !== null && <Unwanted recipeId={meal.recipe_id} atOnce={unwanted} />}
      {options.isPending && <CardSkeleton lines={5} />}
      <ProblemNotice error={options.error ?? swap.error} onRetry={() => void options.refetch()} />
      {options.data?.alternatives.length === 0 && (
        <p>
          {first == null
            ? t('swap.none')
            : t('swap.first', { day: format.day(first.date, 'short'), meal: t(`common:meal.${first.slot}`) })}
        </p>
      )}
      <ul className={classes.options}>
        {(options.data?.alternatives ?? []).map((option) => (
          <Alternative
            key={option.recipe_id}
            option={option}
            old={meal}
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
