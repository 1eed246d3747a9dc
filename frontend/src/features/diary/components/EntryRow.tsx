import { ActionIcon, UnstyledButton } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import type { DiaryWrites } from '../api/useDiaryWrites';
import { amountOf, ENERGY } from '../lib/nutrients';
import { usePortionText } from '../lib/usePortionText';

import classes from './Meals.module.css';

import type { EntryOut } from '@/api/types.gen';
import { useFormat } from '@/shared/lib/format';
import { usePreferences } from '@/shared/lib/preferences';

interface EntryRowProps {
  entry: EntryOut;
  writes: DiaryWrites;
  onEdit: (entry: EntryOut) => void;
}

/** What was eaten, how much, and its energy; a tap opens all that can be changed. */
export function EntryRow({ entry, writes, onEdit }: EntryRowProps) {
  const { t } = useTranslation('diary');
  const format = useFormat();
  const { noNumbers } = usePreferences();
  const text = usePortionText();
  const name = entry.name === '' ? t('quick.unnamed') : entry.name;
  const amount =
    entry.grams !== null ? format.grams(entry.grams, 1) : entry.servings !== null ? text.servings(entry.servings) : null;
  const small = [amount, entry.brand, entry.plan_id === null ? null : t('entry.planned')].filter((part) => part !== null);
  const body = (
    <>
      <span className={classes.what}>
        <span className={classes.entryName}>{name}</span>
        {small.length > 0 && <span className={classes.small}>{small.join(' · ')}</span>}
      </span>
      {!noNumbers && <span className={classes.energy}>{format.kcal(amountOf(entry.nutrients, ENERGY))}</span>}
    </>
  );
  return (
    <li className={classes.entry}>
      <UnstyledButton className={classes.entryBody} title={t('entry.change')} aria-haspopup="dialog" onClick={() => onEdit(entry)}>
        {body}
      </UnstyledButton>
      <ActionIcon aria-label={t('entry.delete', { name })} onClick={() => void writes.remove(entry)}>
        <IconTrash size={20} aria-hidden="true" />
      </ActionIcon>
    </li>
  );
}
