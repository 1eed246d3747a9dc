import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import classes from './AddPanel.module.css';

import type { QuickIn } from '@/api/types.gen';
import { usePreferences } from '@/shared/lib/preferences';
import { DecimalInput } from '@/shared/ui';

const EMPTY = { energy_kcal: null, protein_g: null, carbohydrate_g: null, fat_g: null } as const;
type Numbers = Record<keyof typeof EMPTY, number | null>;

const MACROS = [
  { key: 'protein_g', name: 'protein' },
  { key: 'carbohydrate_g', name: 'carbohydrate' },
  { key: 'fat_g', name: 'fat' },
] as const;

/** Energy, and macros where known, without looking for a food: nothing but figures, so not for who hides them. */
export function QuickAdd({ onAdd }: { onAdd: (quick: QuickIn) => void }) {
  const { t } = useTranslation('diary');
  const [numbers, setNumbers] = useState<Numbers>(EMPTY);
  const [name, setName] = useState('');
  const [shown, setShown] = useState(false);
  const { noNumbers } = usePreferences();
  const energy = numbers.energy_kcal;
  const valid = energy !== null && energy <= 10_000;
  const set = (key: keyof Numbers) => (value: number | null) => {
    setNumbers({ ...numbers, [key]: value });
  };
  if (noNumbers) return null;
  return (
    <form
      className={classes.quick}
      aria-label={t('quick.title')}
      onSubmit={(event) => {
        event.preventDefault();
        setShown(!valid);
        if (!valid) return;
        onAdd({ ...numbers, energy_kcal: energy, name: name.trim() === '' ? null : name.trim().slice(0, 120) });
        setNumbers(EMPTY);
        setName('');
      }}
    >
      <h3 className={classes.listTitle}>{t('quick.title')}</h3>
      <div className={classes.quickFields}>
        <DecimalInput
          label={t('quick.energy')}
          value={energy}
          digits={0}
          size="sm"
          aria-describedby={shown ? 'quick-problem' : undefined}
          error={shown}
          onChange={set('energy_kcal')}
        />
        {MACROS.map(({ key, name: macro }) => (
          <DecimalInput key={key} label={t(`quick.${macro}`)} size="sm" value={numbers[key]} onChange={set(key)} placeholder="g" />
        ))}
      </div>
      {shown && (
        <p id="quick-problem" role="alert" className={classes.problem}>
          {t('quick.invalid')}
        </p>
      )}
      <div className={classes.quickEnd}>
        <TextInput
          aria-label={t('quick.name')}
          placeholder={t('quick.name')}
          size="sm"
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" variant="light" size="sm">
          {t('quick.add')}
        </Button>
      </div>
      <p className={classes.small}>{t('quick.hint')}</p>
    </form>
  );
}
