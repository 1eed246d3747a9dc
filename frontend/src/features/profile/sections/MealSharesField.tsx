import { Button, Input } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Draft } from '../lib/draft';
import { LEAST_PERCENT, percentOf, rebalanced, type Slot, toShares, usualMeals } from '../lib/mealShares';

import classes from './DietFields.module.css';

import { useFormat } from '@/shared/lib/format';

type Diet = Draft['diet'];

/** Which meals there are by name: "Snack 1", "Snack 2" where a day has several. */
function useMealNames(meals: number): string[] {
  const { t } = useTranslation(['profile', 'common']);
  const slots = usualMeals(meals).map(({ slot }) => slot);
  const seen: Partial<Record<Slot, number>> = {};
  return slots.map((slot) => {
    const name = t(`common:meal.${slot}`);
    const at = (seen[slot] = (seen[slot] ?? 0) + 1);
    return slots.filter((other) => other === slot).length > 1 ? t('diet.shareNth', { meal: name, number: at }) : name;
  });
}

/** How the day's energy is split over its meals: one slider a meal; the others follow, so that it is 100 % always. */
export function MealSharesField({ diet, onChange }: { diet: Diet; onChange: (shares: number[] | null) => void }) {
  const { t } = useTranslation('profile');
  const format = useFormat();
  const id = useId();
  const meals = diet.meals_per_day ?? 4;
  const names = useMealNames(meals);
  const percents = percentOf(diet.meal_shares, meals);
  // While one slider is held, the others follow from where they stood at its start: going back undoes what going there did.
  const [start, setStart] = useState<number[] | null>(null);
  const most = 100 - LEAST_PERCENT * (meals - 1);
  return (
    <Input.Wrapper label={t('diet.shares')} description={t('diet.sharesHint')} labelElement="div" size="md" labelProps={{ id }}>
      <div role="group" aria-labelledby={id} className={classes.shares}>
        {names.map((name, at) => {
          const percent = percents[at] ?? 0;
          return (
            <label key={name} className={classes.share}>
              <span>{name}</span>
              <input
                type="range"
                min={LEAST_PERCENT}
                max={most}
                step={1}
                value={percent}
                aria-valuetext={format.percent(percent / 100)}
                onPointerDown={() => setStart(percents)}
                onPointerUp={() => setStart(null)}
                onPointerCancel={() => setStart(null)}
                onChange={(event) => {
                  onChange(toShares(rebalanced(start ?? percents, at, Number(event.currentTarget.value))));
                }}
              />
              <output aria-hidden="true">{format.percent(percent / 100)}</output>
            </label>
          );
        })}
      </div>
      <Button
        variant="subtle"
        px="xs"
        disabled={diet.meal_shares == null}
        onClick={() => {
          onChange(null);
        }}
      >
        {t('diet.sharesReset')}
      </Button>
    </Input.Wrapper>
  );
}
