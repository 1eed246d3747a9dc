import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useWarnings } from '../api/useWarnings';
import { factorOf, type Loggable, portionFor } from '../lib/amounts';
import { amountOf, ENERGY, scaled } from '../lib/nutrients';
import { usePortionText } from '../lib/usePortionText';

import classes from './AddPanel.module.css';
import { AllergenMark } from './AllergenMark';

import { useFormat } from '@/shared/lib/format';
import { usePreferences } from '@/shared/lib/preferences';
import { roundTo } from '@/shared/lib/units';
import { CardSkeleton, DecimalInput } from '@/shared/ui';

const Method = lazy(async () => ({ default: (await import('./Method')).Method }));

const MAX = { food: 10_000, recipe: 50 } as const;

interface AmountFormProps {
  item: Loggable;
  /** Grams, or servings. */
  start: number;
  submit: string;
  onSubmit: (amount: number) => void;
  onBack?: (() => void) | undefined;
}

interface Unit {
  label: string;
  /** Grams in one, or 1 for servings. */
  size: number;
}

function useUnits(item: Loggable): readonly Unit[] {
  const { t } = useTranslation('diary');
  const format = useFormat();
  const text = usePortionText();
  if (item.kind === 'recipe') return [{ label: t('amount.servings'), size: 1 }];
  const portions = item.portions.map(({ label, grams }) => ({
    label: t('amount.portionGrams', { portion: text.label(label), grams: format.grams(grams, 1) }),
    size: grams,
  }));
  return [{ label: t('amount.grams'), size: 1 }, ...portions];
}

function Preview({ item, amount }: { item: Loggable; amount: number | null }) {
  const { t } = useTranslation('diary');
  const { t: tc } = useTranslation('common');
  const format = useFormat();
  const total = amount === null ? {} : scaled(item.nutrients, factorOf(item.kind, amount));
  const rows = [
    [tc('nutrient.energy'), format.kcal(amountOf(total, ENERGY))],
    [t('quick.protein'), format.grams(amountOf(total, 'protein_g'), 1)],
    [t('quick.carbohydrate'), format.grams(amountOf(total, 'carbohydrate_g'), 1)],
    [t('quick.fat'), format.grams(amountOf(total, 'fat_g'), 1)],
  ];
  return (
    <dl className={classes.preview}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** How a recipe is cooked, asked for when it is opened. */
function HowToCook({ recipeId }: { recipeId: string }) {
  const { t } = useTranslation('diary');
  const [open, setOpen] = useState(false);
  return (
    <details className={classes.method} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('amount.method')}</summary>
      {open && (
        <Suspense fallback={<CardSkeleton />}>
          <Method recipeId={recipeId} />
        </Suspense>
      )}
    </details>
  );
}

/** How much of it: a number and a unit. Enter takes it and goes on. */
export function AmountForm({ item, start, submit, onSubmit, onBack }: AmountFormProps) {
  const { t } = useTranslation('diary');
  const format = useFormat();
  const warning = useWarnings()(item);
  const { noNumbers } = usePreferences();
  const units = useUnits(item);
  const fitting = item.kind === 'food' ? portionFor(item, start) : null;
  const [unit, setUnit] = useState(fitting === null ? 0 : item.portions.indexOf(fitting.portion) + 1);
  const [count, setCount] = useState<number | null>(fitting === null ? start : fitting.count);
  const [shown, setShown] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
  }, []);
  const size = units[unit]?.size ?? 1;
  const amount = count === null || count <= 0 ? null : roundTo(count * size, 3);
  const max = MAX[item.kind];
  const problem = amount === null ? t('amount.invalid') : amount > max ? t('amount.tooMuch', { max: format.number(max) }) : null;
  return (
    <form
      className={classes.amount}
      onSubmit={(event) => {
        event.preventDefault();
        setShown(true);
        if (amount !== null && problem === null) onSubmit(amount);
      }}
    >
      <div className={classes.amountHead}>
        {onBack !== undefined && (
          <ActionIcon aria-label={t('amount.back')} onClick={onBack}>
            <IconArrowLeft size={22} aria-hidden="true" />
          </ActionIcon>
        )}
        <h3 className={classes.amountName}>
          {item.name}
          {item.brand !== null && <span className={classes.small}>{item.brand}</span>}
        </h3>
      </div>
      <div className={classes.amountFields}>
        <DecimalInput
          label={t('amount.amount')}
          value={count}
          digits={2}
          onChange={setCount}
          error={shown ? problem : null}
          data-autofocus
          ref={field}
          onFocus={(event) => event.currentTarget.select()}
        />
        <NativeSelect
          label={t('amount.unit')}
          size="md"
          value={String(unit)}
          data={units.map((one, index) => ({ value: String(index), label: one.label }))}
          onChange={(event) => {
            const next = Number(event.currentTarget.value);
            // The amount itself stays: 2 slices become 60 g, not 2 g.
            if (amount !== null) setCount(roundTo(amount / (units[next]?.size ?? 1), 2));
            setUnit(next);
          }}
        />
      </div>
      {warning !== null && <AllergenMark warning={warning} />}
      {!noNumbers && <Preview item={item} amount={problem === null ? amount : null} />}
      {item.kind === 'recipe' && <HowToCook recipeId={item.id} />}
      <Button type="submit" fullWidth>
        {submit}
      </Button>
    </form>
  );
}
