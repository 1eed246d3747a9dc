import { ActionIcon, Button, Input, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Draft } from '../lib/draft';

import classes from './DietFields.module.css';

import { findFoodsOptions } from '@/api/@tanstack/react-query.gen';
import { DecimalInput } from '@/shared/ui';

type Pantry = NonNullable<Draft['diet']['pantry']>;

/** The profile keeps at most so many. */
const MOST_FOODS = 100;
const MOST_GRAMS = 50_000;
/** A usual pack of dry goods, to begin with: our own choice. */
const FIRST_GRAMS = 500;

const holds = (grams: number): boolean => grams > 0 && grams <= MOST_GRAMS;

interface RowProps {
  name: string;
  grams: number;
  onChange: (grams: number) => void;
  onRemove: () => void;
}

function Row({ name, grams, onChange, onRemove }: RowProps) {
  const { t } = useTranslation('profile');
  return (
    <li className={classes.pantryRow}>
      <span>{name}</span>
      <DecimalInput
        size="md"
        aria-label={t('pantry.grams', { food: name })}
        unit="g"
        // What is typed and no number stays visible, and the server refuses it where it is saved all the same.
        value={Number.isNaN(grams) ? null : grams}
        error={!holds(grams) && t('pantry.wrong')}
        onChange={(value) => {
          onChange(value ?? Number.NaN);
        }}
      />
      <ActionIcon variant="subtle" color="gray" size={44} aria-label={t('pantry.remove', { food: name })} onClick={onRemove}>
        <IconTrash size={20} aria-hidden="true" />
      </ActionIcon>
    </li>
  );
}

interface AddFoodProps {
  taken: ReadonlySet<string>;
  full: boolean;
  onAdd: (id: string, name: string) => void;
}

/** Search among what dishes are made of: anything else would lie there for nothing. What is chosen is added, and the field is free for the next one. */
function AddFood({ taken, full, onAdd }: AddFoodProps) {
  const { t } = useTranslation('profile');
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), 200);
  const found = useQuery({ ...findFoodsOptions({ query: { q, in_recipes: true, limit: 8 } }), enabled: q !== '', placeholderData: keepPreviousData });
  const foods = text.trim() === '' ? [] : (found.data?.items ?? []).filter((food) => !taken.has(food.id));
  const nothing = text.trim() !== '' && q !== '' && !found.isFetching && foods.length === 0;
  return (
    <>
      <TextInput
        ref={field}
        type="search"
        size="md"
        label={t('pantry.search')}
        description={full ? t('pantry.full') : undefined}
        placeholder={t('pantry.placeholder')}
        autoComplete="off"
        disabled={full}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          // Enter looks for a food here; it does not save the profile.
          if (event.key === 'Enter') event.preventDefault();
        }}
      />
      {nothing && <p role="status">{found.isError ? t('pantry.error') : t('pantry.none')}</p>}
      {foods.length > 0 && (
        <ul className={classes.pantryFound} aria-label={t('pantry.found')}>
          {foods.map((food) => (
            <li key={food.id}>
              <Button
                variant="subtle"
                classNames={{ root: classes.pantryChoice ?? '', label: classes.pantryChoiceName ?? '' }}
                leftSection={<IconPlus size={18} aria-hidden="true" />}
                onClick={() => {
                  onAdd(food.id, food.name);
                  setText('');
                  field.current?.focus();
                }}
              >
                {food.name}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** What is at home: eaten first, and not on the shopping list. */
export default function PantryField({ value, onChange }: { value: Pantry; onChange: (pantry: Pantry) => void }) {
  const { t } = useTranslation('profile');
  const id = useId();
  const [added, setAdded] = useState<ReadonlyMap<string, string>>(new Map());
  // A saved profile knows ids only; their names are asked for at once.
  const unnamed = value.map((item) => item.food_id).filter((food) => !added.has(food));
  const named = useQuery({
    ...findFoodsOptions({ query: { id: unnamed, limit: MOST_FOODS } }),
    enabled: unnamed.length > 0,
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  });
  const names = new Map([...(named.data?.items ?? []).map((food) => [food.id, food.name] as const), ...added]);
  return (
    <Input.Wrapper label={t('pantry.title')} description={t('pantry.hint')} labelElement="div" size="md" labelProps={{ id }}>
      <div role="group" aria-labelledby={id} className={classes.pantry}>
        {value.length === 0 && <p className={classes.pantryEmpty}>{t('pantry.empty')}</p>}
        <ul className={classes.pantryList}>
          {value.map((item) => (
            <Row
              key={item.food_id}
              name={names.get(item.food_id) ?? (named.isPending ? '…' : t('pantry.unknown'))}
              grams={item.grams}
              onChange={(grams) => {
                onChange(value.map((one) => (one.food_id === item.food_id ? { ...one, grams } : one)));
              }}
              onRemove={() => {
                onChange(value.filter((one) => one.food_id !== item.food_id));
              }}
            />
          ))}
        </ul>
        <AddFood
          taken={new Set(value.map((item) => item.food_id))}
          full={value.length >= MOST_FOODS}
          onAdd={(food, name) => {
            setAdded((known) => new Map(known).set(food, name));
            onChange([...value, { food_id: food, grams: FIRST_GRAMS }]);
          }}
        />
      </div>
    </Input.Wrapper>
  );
}
