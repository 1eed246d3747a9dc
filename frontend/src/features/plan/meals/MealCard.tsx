import { ActionIcon, Button } from '@mantine/core';
import { IconLock, IconLockOpen2, IconRefresh } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useLock } from '../api/usePlanActions';

import classes from './MealCard.module.css';

import type { PlanMeal } from '@/api/types.gen';
import { useFormat } from '@/shared/lib/format';
import { CardSkeleton, ProblemNotice } from '@/shared/ui';

const Method = lazy(async () => ({ default: (await import('./Method')).Method }));
const SwapModal = lazy(async () => ({ default: (await import('./SwapModal')).SwapModal }));

function Ingredients({ meal }: { meal: PlanMeal }) {
  const { t } = useTranslation('plan');
  const format = useFormat();
  const [open, setOpen] = useState(false);
  return (
    <details className={classes.details} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('meal.what')}</summary>
      <ul>
        {meal.items.map((item) => (
          <li key={item.food_id}>
            {item.name} <span className={classes.grams}>{format.grams(item.grams, item.grams < 1 ? 1 : 0)}</span>
          </li>
        ))}
      </ul>
      {open && meal.recipe_id !== null && (
        <Suspense fallback={<CardSkeleton />}>
          <Method recipeId={meal.recipe_id} />
        </Suspense>
      )}
    </details>
  );
}

export function MealCard({ planId, meal }: { planId: string; meal: PlanMeal }) {
  const { t } = useTranslation(['plan', 'common']);
  const format = useFormat();
  const lock = useLock(planId);
  const [swapping, setSwapping] = useState(false);
  const facts = [
    format.kcal(meal.totals.energy_kcal),
    ...(meal.minutes === null ? [] : [t('meal.minutes', { count: meal.minutes })]),
  ];
  return (
    <article className={classes.meal} aria-label={meal.title}>
      <p className={classes.slot}>{t(`common:meal.${meal.slot}`)}</p>
      <h3 className={classes.title}>{meal.title}</h3>
      <p className={classes.facts}>{facts.join(' · ')}</p>
      <Ingredients meal={meal} />
      <div className={classes.actions}>
        <Button
          variant="subtle"
          px="xs"
          leftSection={<IconRefresh size={18} aria-hidden="true" />}
          disabled={meal.locked}
          aria-haspopup="dialog"
          aria-label={`${t('meal.swap')}: ${meal.title}`}
          onClick={() => {
            setSwapping(true);
          }}
        >
          {t('meal.swap')}
        </Button>
        <ActionIcon
          aria-label={`${meal.locked ? t('meal.unlock') : t('meal.lock')}: ${meal.title}`}
          aria-pressed={meal.locked}
          color={meal.locked ? 'pine' : 'gray'}
          loading={lock.isPending}
          onClick={() => {
            lock.mutate({ meal, locked: !meal.locked });
          }}
        >
          {meal.locked ? <IconLock size={20} aria-hidden="true" /> : <IconLockOpen2 size={20} aria-hidden="true" />}
        </ActionIcon>
      </div>
      <ProblemNotice error={lock.error} />
      {swapping && (
        <Suspense>
          <SwapModal
            planId={planId}
            meal={meal}
            onClose={() => {
              setSwapping(false);
            }}
          />
        </Suspense>
      )}
    </article>
  );
}
