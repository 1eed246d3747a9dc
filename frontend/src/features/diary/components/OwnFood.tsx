import { ActionIcon, Button, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowLeft } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { fromFood, type Loggable } from '../lib/amounts';
import type { Nutrients } from '../lib/nutrients';

import classes from './AddPanel.module.css';

import { createFoodMutation } from '@/api/@tanstack/react-query.gen';
import type { FoodIn } from '@/api/types.gen';
import { usePreferences } from '@/shared/lib/preferences';
import { refetchOperations } from '@/shared/lib/query';
import { uuid7 } from '@/shared/lib/uuid7';
import { DecimalInput, ProblemNotice } from '@/shared/ui';

/** In the order in which a European label has them; salt is turned into the sodium that is stored (factor 2.5, EU 1169/2011). */
const FIELDS = [
  { key: 'fat_g', name: 'fat' },
  { key: 'saturated_fat_g', name: 'saturated' },
  { key: 'carbohydrate_g', name: 'carbohydrate' },
  { key: 'sugars_g', name: 'sugars' },
  { key: 'fibre_g', name: 'fibre' },
  { key: 'protein_g', name: 'protein' },
  { key: 'salt_g', name: 'salt' },
] as const;
const MG_SODIUM_PER_G_SALT = 400;

type Values = Partial<Record<(typeof FIELDS)[number]['key'] | 'energy_kcal' | 'portion_g', number | null>>;

function bodyFrom(name: string, brand: string, values: Values, portionLabel: string): FoodIn {
  const { salt_g: salt, portion_g: portion, ...stated } = values;
  const nutrients: Nutrients = Object.fromEntries(Object.entries(stated).map(([key, value]) => [key, value ?? null]));
  if (salt != null) nutrients.sodium_mg = salt * MG_SODIUM_PER_G_SALT;
  return {
    id: uuid7(),
    name: name.trim(),
    brand: brand.trim() === '' ? null : brand.trim(),
    per_100g: nutrients,
    portions: portion == null || portion <= 0 ? [] : [{ label: portionLabel, grams: portion }],
  };
}

interface OwnFoodProps {
  startName: string;
  onBack: () => void;
  onSaved: (food: Loggable) => void;
}

/** A food from its label. It needs the network, since other devices must know the food before they know what was eaten of it. */
export function OwnFood({ startName, onBack, onSaved }: OwnFoodProps) {
  const { t } = useTranslation('diary');
  const { units } = usePreferences();
  const client = useQueryClient();
  const [name, setName] = useState(startName);
  const [brand, setBrand] = useState('');
  const [values, setValues] = useState<Values>({});
  const [shown, setShown] = useState(false);
  const make = useMutation({
    ...createFoodMutation(),
    onSuccess: async (food) => {
      await refetchOperations(client, ['findFoods']);
      notifications.show({ withCloseButton: false, message: t('own.saved', { name: food.name }) });
      onSaved(fromFood(food, units));
    },
  });
  const energy = values.energy_kcal ?? null;
  const heavy = (values.fat_g ?? 0) + (values.carbohydrate_g ?? 0) + (values.protein_g ?? 0) > 100;
  const nameProblem = name.trim() === '' ? t('own.nameMissing') : null;
  const energyProblem = energy === null || energy > 902 ? t('own.energyMissing') : null;
  const field = (key: keyof Values) => ({
    value: values[key] ?? null,
    onChange: (value: number | null) => setValues({ ...values, [key]: value }),
  });
  return (
    <form
      className={classes.own}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setShown(true);
        if (nameProblem !== null || energyProblem !== null || heavy) return;
        make.mutate({ body: bodyFrom(name, brand, values, t('own.portionLabel')) });
      }}
    >
      <div className={classes.amountHead}>
        <ActionIcon aria-label={t('amount.back')} onClick={onBack}>
          <IconArrowLeft size={22} aria-hidden="true" />
        </ActionIcon>
        <h3 className={classes.amountName}>{t('own.title')}</h3>
      </div>
      <p className={classes.small}>{t('own.text')}</p>
      <ProblemNotice error={make.error} />
      <TextInput
        label={t('own.name')}
        value={name}
        maxLength={120}
        error={shown ? nameProblem : null}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput label={t('own.brand')} value={brand} maxLength={120} onChange={(event) => setBrand(event.currentTarget.value)} />
      <div className={classes.ownFields}>
        <DecimalInput label={t('own.energy')} unit="kcal" error={shown ? energyProblem : null} {...field('energy_kcal')} />
        {FIELDS.map(({ key, name: label }) => (
          <DecimalInput key={key} label={t(`own.${label}`)} unit="g" digits={2} {...field(key)} />
        ))}
        <DecimalInput label={t('own.portion')} unit="g" {...field('portion_g')} />
      </div>
      {shown && heavy && (
        <p role="alert" className={classes.problem}>
          {t('own.tooMuch')}
        </p>
      )}
      <Button type="submit" loading={make.isPending}>
        {t('own.save')}
      </Button>
    </form>
  );
}
