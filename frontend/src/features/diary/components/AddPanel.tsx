import { Button, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { DiaryWrites } from '../api/useDiaryWrites';
import { useWarnings } from '../api/useWarnings';
import { defaultAmount, type Loggable } from '../lib/amounts';
import type { DayView } from '../lib/day';
import type { Place } from '../lib/entries';
import { isSlot, type Slot, SLOTS } from '../lib/slots';

import classes from './AddPanel.module.css';
import { AllergenAsk } from './AllergenMark';
import { AmountForm } from './AmountForm';
import { FoodList } from './FoodList';
import { OwnFood } from './OwnFood';
import { QuickAdd } from './QuickAdd';

interface AddPanelProps {
  day: DayView;
  meal: Slot;
  onMeal: (meal: Slot) => void;
  writes: DiaryWrites;
  searchRef: RefObject<HTMLInputElement | null>;
}

/** Something that is to be logged, and what comes after it. */
interface Wanted {
  item: Loggable;
  amount: number;
  done?: () => void;
}

type View = { at: 'list' } | { at: 'amount'; item: Loggable; amount: number } | { at: 'own' };

const nextPosition = (day: DayView, meal: Slot): number =>
  Math.max(-1, ...(day.meals.find((one) => one.meal === meal)?.entries.map((entry) => entry.position) ?? [])) + 1;

/** Search, recents, recipes, quick add and own foods, all for one meal. */
export function AddPanel({ day, meal, onMeal, writes, searchRef }: AddPanelProps) {
  const { t } = useTranslation('diary');
  const { t: tc } = useTranslation('common');
  const [kind, setKind] = useState<Loggable['kind']>('food');
  const [text, setText] = useState('');
  const [query] = useDebouncedValue(text.trim(), 200);
  const [view, setView] = useState<View>({ at: 'list' });
  const place = (): Place => ({ date: day.date, meal, position: nextPosition(day, meal) });
  const warning = useWarnings();
  const [asking, setAsking] = useState<Wanted | null>(null);
  const write = ({ item, amount, done }: Wanted): void => {
    void writes.add(item, amount, place());
    done?.();
  };
  // What holds one of the person's allergens is asked about first; that nothing is known is only said.
  const add = (wanted: Wanted): void => {
    if (warning(wanted.item)?.kind === 'contains') setAsking(wanted);
    else write(wanted);
  };
  const danger = asking === null ? null : warning(asking.item);
  const ask = asking !== null && danger !== null && (
    <AllergenAsk
      name={asking.item.name}
      warning={danger}
      onClose={() => setAsking(null)}
      onAdd={() => {
        setAsking(null);
        write(asking);
      }}
    />
  );
  const toList = (): void => {
    setView({ at: 'list' });
    // The field is back after the next paint; then the next food can be typed.
    requestAnimationFrame(() => searchRef.current?.focus());
  };
  if (view.at === 'own') {
    return (
      <OwnFood
        startName={text.trim()}
        onBack={toList}
        onSaved={(item) => setView({ at: 'amount', item, amount: defaultAmount(item) })}
      />
    );
  }
  if (view.at === 'amount') {
    return (
      <>
        {ask}
        <AmountForm
          key={view.item.id}
          item={view.item}
          start={view.amount}
          submit={t('amount.add', { meal: tc(`meal.${meal}`) })}
          onBack={toList}
          onSubmit={(amount) => {
            const done = (): void => {
              setText('');
              toList();
            };
            add({ item: view.item, amount, done });
          }}
        />
      </>
    );
  }
  return (
    <div className={classes.panel}>
      {ask}
      <TextInput
        ref={searchRef}
        type="search"
        aria-label={kind === 'food' ? t('add.search') : t('add.searchRecipes')}
        placeholder={kind === 'food' ? t('add.search') : t('add.searchRecipes')}
        leftSection={<IconSearch size={20} aria-hidden="true" />}
        value={text}
        autoComplete="off"
        enterKeyHint="search"
        data-autofocus
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={classes.choices}>
        <NativeSelect
          aria-label={t('add.meal')}
          size="md"
          value={meal}
          data={SLOTS.map((slot) => ({ value: slot, label: tc(`meal.${slot}`) }))}
          onChange={(event) => {
            const { value } = event.currentTarget;
            if (isSlot(value)) onMeal(value);
          }}
        />
        <SegmentedControl
          aria-label={t('add.title')}
          value={kind}
          onChange={(next) => setKind(next === 'recipe' ? 'recipe' : 'food')}
          data={[
            { value: 'food', label: t('add.foods') },
            { value: 'recipe', label: t('add.recipes') },
          ]}
        />
      </div>
      <FoodList
        kind={kind}
        query={query}
        meal={meal}
        onAdd={(item, amount) => add({ item, amount })}
        onChoose={(item, amount) => setView({ at: 'amount', item, amount })}
      />
      <Button variant="subtle" size="sm" onClick={() => setView({ at: 'own' })}>
        {t('add.own')}
      </Button>
      <QuickAdd onAdd={(quick) => void writes.quick(quick, place())} />
    </div>
  );
}
