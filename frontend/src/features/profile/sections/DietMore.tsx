import { lazy, Suspense } from 'react';

import type { Draft } from '../lib/draft';

import { EatersField } from './EatersField';
import { MealSharesField } from './MealSharesField';
import { ThriftFields } from './ThriftFields';
import { WeekdayMinutesField } from './WeekdayMinutesField';

import { CardSkeleton } from '@/shared/ui';

const DishesField = lazy(() => import('./DishesField'));
const PantryField = lazy(() => import('./PantryField'));

type Diet = Draft['diet'];

/** What the first week does not need to know; a chunk of its own, so that the first questions come soon. */
export default function DietMore({ diet, onChange }: { diet: Diet; onChange: (part: Partial<Diet>) => void }) {
  return (
    <>
      <Suspense fallback={<CardSkeleton lines={2} />}>
        <DishesField
          value={diet.excluded_recipes ?? []}
          onChange={(excluded_recipes) => {
            onChange({ excluded_recipes });
          }}
        />
      </Suspense>
      <WeekdayMinutesField
        diet={diet}
        onChange={(minutes) => {
          onChange({ minutes_by_weekday: minutes });
        }}
      />
      <EatersField
        value={diet.eaters ?? 1}
        onChange={(eaters) => {
          onChange({ eaters });
        }}
      />
      <ThriftFields diet={diet} onChange={onChange} />
      <Suspense fallback={<CardSkeleton lines={2} />}>
        <PantryField
          value={diet.pantry ?? []}
          onChange={(pantry) => {
            onChange({ pantry });
          }}
        />
      </Suspense>
      <MealSharesField
        diet={diet}
        onChange={(shares) => {
          onChange({ meal_shares: shares });
        }}
      />
    </>
  );
}
