import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';

import type { Draft, Update } from '../lib/draft';
import { moved } from '../lib/mealShares';

import { useFormat } from '@/shared/lib/format';
import { CardSkeleton, ChipChoice, SegmentedField, ToggleChips } from '@/shared/ui';

const DislikesField = lazy(async () => ({ default: (await import('./DislikesField')).DislikesField }));
const DietMore = lazy(() => import('./DietMore'));

const STYLES = ['omnivore', 'mediterranean', 'pescatarian', 'vegetarian', 'vegan', 'keto'] as const;
const ALLERGENS = [
  'gluten', 'wheat', 'milk', 'eggs', 'nuts', 'peanuts', 'soy', 'fish', 'crustaceans', 'molluscs', 'celery', 'mustard',
  'sesame', 'sulphites', 'lupin',
] as const; // prettier-ignore
const KITCHEN = ['hob', 'oven', 'microwave', 'blender', 'air_fryer', 'slow_cooker'] as const;
const MEALS = ['2', '3', '4', '5', '6'] as const;
const MINUTES = ['15', '30', '45', '60'] as const;

interface DietSectionProps {
  draft: Draft;
  update: Update;
  /** Everything there is to say; without it the few questions that the first week needs. */
  full?: boolean;
}

export function DietSection({ draft, update, full = false }: DietSectionProps) {
  const { t } = useTranslation(['profile', 'common']);
  const format = useFormat();
  const { diet } = draft;
  const change = (part: Partial<Draft['diet']>): void => {
    update({ diet: { ...diet, ...part } });
  };
  return (
    <>
      <ChipChoice
        label={t('diet.style')}
        value={diet.style}
        options={STYLES.map((value) => ({ value, label: t(`common:vocab.style.${value}`) }))}
        onChange={(style) => {
          change({ style });
        }}
      />
      <ToggleChips
        label={t('diet.allergens')}
        options={ALLERGENS.map((value) => ({ value, label: t(`common:vocab.allergen.${value}`) }))}
        value={diet.allergens ?? []}
        onChange={(allergens) => {
          change({ allergens });
        }}
      />
      <Suspense fallback={<CardSkeleton lines={2} />}>
        <DislikesField
          value={diet.dislikes ?? []}
          onChange={(dislikes) => {
            change({ dislikes });
          }}
        />
      </Suspense>
      <SegmentedField
        label={t('diet.meals')}
        value={String(diet.meals_per_day ?? 4)}
        options={MEALS.map((value) => ({ value, label: value }))}
        onChange={(value) => {
          const meals = Number(value);
          change({ meals_per_day: meals, meal_shares: moved(diet.meal_shares, diet.meals_per_day ?? 4, meals) });
        }}
      />
      <ChipChoice
        label={t('diet.minutes')}
        value={diet.max_cooking_minutes == null ? 'any' : String(diet.max_cooking_minutes)}
        options={[
          ...MINUTES.map((value) => ({ value, label: format.minutes(Number(value)) })),
          { value: 'any', label: t('diet.minutesAny') },
        ]}
        onChange={(value) => {
          change({ max_cooking_minutes: value === 'any' ? null : Number(value) });
        }}
      />
      {full && (
        <Suspense fallback={<CardSkeleton lines={4} />}>
          <DietMore diet={diet} onChange={change} />
        </Suspense>
      )}
      <ToggleChips
        label={t('diet.kitchen')}
        options={KITCHEN.map((value) => ({ value, label: t(`common:vocab.kitchen.${value}`) }))}
        value={diet.kitchen ?? []}
        onChange={(kitchen) => {
          change({ kitchen });
        }}
      />
    </>
  );
}
