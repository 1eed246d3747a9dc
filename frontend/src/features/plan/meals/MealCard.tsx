import { Button } from '@mantine/core';
import { IconArrowsExchange, IconLock, IconLockOpen2, IconRepeat, IconThumbDown } from '@tabler/icons-react';
import { Fragment, lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useLock } from '../api/usePlanActions';
import { Marks } from '../components/Marks';
import { leftoverOf } from '../lib/leftover';
import { useMealWhy } from '../lib/useMealWhy';

import classes from './MealCard.module.css';

import type { PlanMeal } from '@/api/types.gen';
import { useFormat } from '@/shared/lib/format';
import { usePreferences } from '@/shared/lib/preferences';
import { CardSkeleton, ProblemNotice, Why } from '@/shared/ui';

const Cooking = lazy(async () => ({ default: (await import('./Cooking')).Cooking }));
const SwapModal = lazy(async () => ({ default: (await import('./SwapModal')).SwapModal }));

function Ingredients({ meal, eaters }: { meal: PlanMeal; eaters: number }) {
  const { t } = useTranslation('plan');
  const [open, setOpen] = useState(false);
  return (
    <details className={classes.details} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('meal.what')}</summary>
      {open && (
        <Suspense fallback={<CardSkeleton />}>
          <Cooking meal={meal} eaters={eaters} />
        </Suspense>
      )}
    </details>
  );
}

/** "Leftovers of Tuesday's dinner": cooked once, eaten twice. */
function LeftoverLine({ meal }: { meal: PlanMeal }) {
  const { t } = useTranslation(['plan', 'common']);
  const format = useFormat();
  const from = leftoverOf(meal);
  if (from === null) return null;
  const day = format.day(from.date, 'short');
  return (
    <p className={classes.leftover}>
      <IconRepeat size={16} aria-hidden="true" />
      {from.slot === null ? t('leftover.day', { day }) : t('leftover.meal', { day, meal: t(`common:meal.${from.slot}`) })}
    </p>
  );
}

function Actions({ planId, meal }: { planId: string; meal: PlanMeal }) {
  const { t } = useTranslation('plan');
  const lock = useLock(planId);
  const [swapping, setSwapping] = useState<'swap' | 'unwanted' | null>(null);
  return (
    <>
      <div className={classes.actions}>
        <Button
          variant="subtle"
          px={6}
          fz="sm"
          leftSection={<IconArrowsExchange size={18} aria-hidden="true" />}
          disabled={meal.locked}
          aria-haspopup="dialog"
          aria-label={`${t('meal.swap')}: ${meal.title}`}
          onClick={() => {
            setSwapping('swap');
          }}
        >
          {t('meal.swap')}
        </Button>
        <Button
          variant="subtle"
          color="gray"
          px={6}
          fz="sm"
          leftSection={<IconThumbDown size={18} aria-hidden="true" />}
          disabled={meal.locked || meal.recipe_id === null}
          aria-haspopup="dialog"
          aria-label={`${t('unwanted.do')}: ${meal.title}`}
          onClick={() => {
            setSwapping('unwanted');
          }}
        >
          {t('unwanted.short')}
        </Button>
        <Button
          variant={meal.locked ? 'light' : 'subtle'}
          color={meal.locked ? 'pine' : 'gray'}
          px={6}
          fz="sm"
          leftSection={meal.locked ? <IconLock size={18} aria-hidden="true" /> : <IconLockOpen2 size={18} aria-hidden="true" />}
          aria-label={`${meal.locked ? t('meal.unlock') : t('meal.lock')}: ${meal.title}`}
          aria-pressed={meal.locked}
          loading={lock.isPending}
          onClick={() => {
            lock.mutate({ meal, locked: !meal.locked });
          }}
        >
          {meal.locked ? t('meal.locked') : t('meal.keep')}
        </Button>
      </div>
      <ProblemNotice error={lock.error} />
      {swapping !== null && (
        <Suspense>
          <SwapModal
            planId={planId}
            meal={meal}
            unwanted={swapping === 'unwanted'}
            onClose={() => {
              setSwapping(null);
            }}
          />
        </Suspense>
      )}
    </>
  );
}

interface MealCardProps {
  planId: string;
  meal: PlanMeal;
  /** For how many the person cooks; the meal itself is one portion. */
  eaters: number;
}

export function MealCard({ planId, meal, eaters }: MealCardProps) {
  const { t } = useTranslation(['plan', 'common']);
  const format = useFormat();
  const { noNumbers } = usePreferences();
  const why = useMealWhy();
  const facts = [
    ...(noNumbers ? [] : [format.kcal(meal.totals.energy_kcal), t('meal.protein', { amount: format.grams(meal.totals.protein_g) })]),
    ...(meal.minutes === null ? [] : [format.minutes(meal.minutes)]),
  ];
  return (
    <article className={classes.meal} aria-label={meal.title} data-meal={meal.id} data-locked={meal.locked} tabIndex={-1}>
      <div className={classes.head}>
        <p className={classes.slot}>{t(`common:meal.${meal.slot}`)}</p>
        <Why subject={meal.title} ask={t('why.ask', { meal: meal.title })} title={t('why.title')} reasons={why(meal)} />
      </div>
      <h3 className={classes.title}>{meal.title}</h3>
      <p className={classes.facts}>
        {facts.map((fact, at) => (
          <Fragment key={fact}>
            {at > 0 && ' · '}
            <span>{fact}</span>
          </Fragment>
        ))}
      </p>
      <Marks meal={meal} />
      <LeftoverLine meal={meal} />
      <Ingredients meal={meal} eaters={eaters} />
      <Actions planId={planId} meal={meal} />
    </article>
  );
}
