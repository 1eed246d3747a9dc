import { ActionIcon, Menu, UnstyledButton } from '@mantine/core';
import { IconCopy, IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import type { DiaryWrites } from '../api/useDiaryWrites';
import { amountOf, ENERGY } from '../lib/nutrients';
import { SLOTS } from '../lib/slots';
import { usePortionText } from '../lib/usePortionText';

import classes from './Meals.module.css';

import type { EntryOut } from '@/api/types.gen';
import { useFormat } from '@/shared/lib/format';

interface EntryRowProps {
  entry: EntryOut;
  writes: DiaryWrites;
  onEdit: (entry: EntryOut) => void;
  onCopy: (entries: readonly EntryOut[]) => void;
}

function EntryMenu({ entry, name, writes, onEdit, onCopy }: EntryRowProps & { name: string }) {
  const { t } = useTranslation('diary');
  const { t: tc } = useTranslation('common');
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon aria-label={t('entry.actions', { name })}>
          <IconDots size={20} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {entry.kind !== 'quick' && (
          <Menu.Item leftSection={<IconPencil size={18} />} onClick={() => onEdit(entry)}>
            {t('entry.changeAmount')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconCopy size={18} />} onClick={() => onCopy([entry])}>
          {t('entry.copyTo')}
        </Menu.Item>
        <Menu.Divider />
        {SLOTS.filter((slot) => slot !== entry.meal).map((slot) => (
          <Menu.Item key={slot} onClick={() => void writes.move(entry, slot)}>
            {t('entry.moveTo', { meal: tc(`meal.${slot}`) })}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconTrash size={18} />} onClick={() => void writes.remove(entry)}>
          {tc('action.delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** What was eaten, how much, and its energy; a tap changes the amount. */
export function EntryRow(props: EntryRowProps) {
  const { entry, onEdit } = props;
  const { t } = useTranslation('diary');
  const format = useFormat();
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
      <span className={classes.energy}>{format.kcal(amountOf(entry.nutrients, ENERGY))}</span>
    </>
  );
  return (
    <li className={classes.entry}>
      {entry.kind === 'quick' ? (
        <div className={classes.entryBody}>{body}</div>
      ) : (
        <UnstyledButton className={classes.entryBody} title={t('entry.changeAmount')} onClick={() => onEdit(entry)}>
          {body}
        </UnstyledButton>
      )}
      <EntryMenu {...props} name={name} />
    </li>
  );
}
