import { Button, Checkbox } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { useEaters } from '../api/useEaters';
import { useAisle } from '../lib/useAisle';

import { EatersStepper } from './EatersStepper';
import classes from './ShoppingList.module.css';

import { getShoppingListOptions } from '@/api/@tanstack/react-query.gen';
import type { ShoppingAisle, ShoppingItem, ShoppingList as Shopping } from '@/api/types.gen';
import { useFormat } from '@/shared/lib/format';
import { problemOf } from '@/shared/lib/query';
import { readJson, storage } from '@/shared/lib/storage';
import { Card, CardSkeleton, ProblemNotice } from '@/shared/ui';

const isList = (value: unknown): value is string[] => Array.isArray(value) && value.every((id) => typeof id === 'string');

interface Basket {
  foods: ReadonlySet<string>;
  put: (foodId: string, inBasket: boolean) => void;
  empty: () => void;
}

/** What is in the basket is kept on this device, so that it works in a shop without a network. */
function useBasket(planId: string): Basket {
  const key = `nexfitra.basket.${planId}`;
  const [foods, setFoods] = useState<ReadonlySet<string>>(() => new Set(readJson(key, isList) ?? []));
  const keep = (next: ReadonlySet<string>): void => {
    storage.write(key, JSON.stringify([...next]));
    setFoods(next);
  };
  return {
    foods,
    put: (foodId, inBasket) => {
      keep(new Set(inBasket ? [...foods, foodId] : [...foods].filter((other) => other !== foodId)));
    },
    empty: () => {
      keep(new Set());
    },
  };
}

/** "Your portion 150 g", where others eat, too; what is at home already, where that is less than is needed. */
function Parts({ item, eaters }: { item: ShoppingItem; eaters: number }) {
  const { t } = useTranslation('plan');
  const format = useFormat();
  const told = [
    ...(eaters > 1 ? [t('eaters.portion', { amount: format.grams(item.portion_g) })] : []),
    ...(item.at_home_g > 0 ? [t('shopping.there', { amount: format.grams(item.at_home_g) })] : []),
  ];
  return told.length > 0 && <small className={classes.parts}>{told.join(' · ')}</small>;
}

interface AisleProps {
  eaters: number;
  aisle: ShoppingAisle;
  basket: ReadonlySet<string>;
  onPut: (foodId: string, inBasket: boolean) => void;
}

function Aisle({ aisle, eaters, basket, onPut }: AisleProps) {
  const title = useAisle();
  return (
    <Card title={title(aisle.aisle)}>
      <ul className={classes.items}>
        {aisle.items.map((item) => (
          <li key={item.food_id}>
            <Checkbox
              size="md"
              label={
                <span className={classes.label} data-done={basket.has(item.food_id)}>
                  <span className={classes.name}>{item.name}</span> <span className={classes.amount}>{item.display}</span>{' '}
                  <Parts item={item} eaters={eaters} />
                </span>
              }
              checked={basket.has(item.food_id)}
              styles={{ body: { minHeight: 44, alignItems: 'center' }, labelWrapper: { flex: 1, minWidth: 0 } }}
              onChange={(event) => {
                onPut(item.food_id, event.currentTarget.checked);
              }}
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** For how many the list is, and about what it costs. */
function Summary({ list }: { list: Shopping }) {
  const { t } = useTranslation('plan');
  const { eaters, cost_eur: cost } = list;
  const each = cost === null ? null : Math.round(cost / eaters);
  return (
    <p className={classes.summary}>
      {eaters > 1 && `${t('eaters.buy', { count: eaters })} `}
      {cost !== null && each !== null && (eaters > 1 ? t('shopping.costEach', { cost: Math.round(cost), each }) : t('shopping.cost', { cost: Math.round(cost) }))}
    </p>
  );
}

/** What the pantry gives, so that nobody wonders why it is not on the list. */
function AtHome({ list }: { list: Shopping }) {
  const { t } = useTranslation('plan');
  if (list.at_home.length === 0) return null;
  return (
    <Card title={t('shopping.atHome')}>
      <ul className={classes.items}>
        {list.at_home.map((item) => (
          <li key={item.food_id} className={classes.label}>
            <span className={classes.name}>{item.name}</span>
            <span className={classes.amount}>{item.display}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Everything the week's meals need and that is not at home, by aisle. */
export function ShoppingList({ planId }: { planId: string }) {
  const { t } = useTranslation('plan');
  const [eaters, setEaters] = useEaters();
  const list = useQuery({
    ...getShoppingListOptions({ path: { plan_id: planId }, query: { eaters } }),
    staleTime: Infinity,
    // The list stays while it is asked for with another number.
    placeholderData: keepPreviousData,
  });
  const basket = useBasket(planId);
  const problem = problemOf(list);
  if (list.data === undefined) {
    return problem === null ? <CardSkeleton lines={8} /> : <ProblemNotice error={problem} onRetry={() => void list.refetch()} />;
  }
  const all = list.data.aisles.flatMap((aisle) => aisle.items);
  const done = all.filter((item) => basket.foods.has(item.food_id)).length;
  return (
    <>
      <div className={classes.head}>
        <p role="status">{all.length === 0 ? t('shopping.empty') : t('shopping.progress', { done, all: all.length })}</p>
        <EatersStepper value={eaters ?? list.data.eaters} onChange={setEaters} />
        <div className={classes.actions}>
          <Button variant="subtle" disabled={done === 0} onClick={basket.empty}>
            {t('shopping.untick')}
          </Button>
          <Button
            component={Link}
            to={`/plan/print?meal=${planId}${eaters === undefined ? '' : `&eaters=${eaters}`}`}
            variant="default"
            leftSection={<IconPrinter size={18} aria-hidden="true" />}
          >
            {t('action.print')}
          </Button>
        </div>
      </div>
      <Summary list={list.data} />
      <div className={classes.aisles}>
        {list.data.aisles.map((aisle) => (
          <Aisle key={aisle.aisle} aisle={aisle} eaters={list.data.eaters} basket={basket.foods} onPut={basket.put} />
        ))}
        <AtHome list={list.data} />
      </div>
    </>
  );
}
