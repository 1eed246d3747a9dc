import { Button, Checkbox } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { useAisle } from '../lib/useAisle';

import classes from './ShoppingList.module.css';

import { getShoppingListOptions } from '@/api/@tanstack/react-query.gen';
import type { ShoppingAisle } from '@/api/types.gen';
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

interface AisleProps {
  aisle: ShoppingAisle;
  basket: ReadonlySet<string>;
  onPut: (foodId: string, inBasket: boolean) => void;
}

function Aisle({ aisle, basket, onPut }: AisleProps) {
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
                  {item.name} <span className={classes.amount}>{item.display}</span>
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

/** Everything the week's meals need, by aisle. */
export function ShoppingList({ planId }: { planId: string }) {
  const { t } = useTranslation('plan');
  const list = useQuery({ ...getShoppingListOptions({ path: { plan_id: planId } }), staleTime: Infinity });
  const basket = useBasket(planId);
  const problem = problemOf(list);
  if (list.data === undefined) {
    return problem === null ? <CardSkeleton lines={8} /> : <ProblemNotice error={problem} onRetry={() => void list.refetch()} />;
  }
  const all = list.data.aisles.flatMap((aisle) => aisle.items);
  if (all.length === 0) return <p>{t('shopping.empty')}</p>;
  const done = all.filter((item) => basket.foods.has(item.food_id)).length;
  return (
    <>
      <div className={classes.head}>
        <p role="status">{t('shopping.progress', { done, all: all.length })}</p>
        <div className={classes.actions}>
          <Button variant="subtle" disabled={done === 0} onClick={basket.empty}>
            {t('shopping.untick')}
          </Button>
          <Button
            component={Link}
            to={`/plan/print?meal=${planId}`}
            variant="default"
            leftSection={<IconPrinter size={18} aria-hidden="true" />}
          >
            {t('action.print')}
          </Button>
        </div>
      </div>
      <div className={classes.aisles}>
        {list.data.aisles.map((aisle) => (
          <Aisle key={aisle.aisle} aisle={aisle} basket={basket.foods} onPut={basket.put} />
        ))}
      </div>
    </>
  );
}
