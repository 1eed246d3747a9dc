import { ActionIcon, Button, Collapse, UnstyledButton } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconChevronDown, IconCopy, IconPlus } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

import type { DiaryWrites } from '../api/useDiaryWrites';
import type { MealView } from '../lib/day';
import { amountOf, ENERGY } from '../lib/nutrients';
import type { Slot } from '../lib/slots';

import { EntryRow } from './EntryRow';
import classes from './Meals.module.css';

import type { EntryOut } from '@/api/types.gen';
import { type IsoDay, useFormat } from '@/shared/lib/format';
import { useProblemText } from '@/shared/lib/i18n';
import { usePreferences } from '@/shared/lib/preferences';

interface MealSectionProps {
  date: IsoDay;
  view: MealView;
  writes: DiaryWrites;
  onAdd: (meal: Slot) => void;
  onEdit: (entry: EntryOut) => void;
  onCopy: (entries: readonly EntryOut[]) => void;
}

function Subtotal({ view }: { view: MealView }) {
  const { t } = useTranslation('diary');
  const format = useFormat();
  const { noNumbers } = usePreferences();
  if (view.entries.length === 0 || noNumbers) return null;
  const grams = (key: string): string => format.number(amountOf(view.totals, key));
  return (
    <span className={classes.subtotal}>
      <strong>{format.kcal(amountOf(view.totals, ENERGY))}</strong>
      <span className={classes.macros}>
        {t('short.protein')} {grams('protein_g')} · {t('short.carbohydrate')} {grams('carbohydrate_g')} · {t('short.fat')}{' '}
        {grams('fat_g')}
      </span>
    </span>
  );
}

function EmptyMeal({ date, view, writes }: Pick<MealSectionProps, 'date' | 'view' | 'writes'>) {
  const { t } = useTranslation('diary');
  const { t: tc } = useTranslation('common');
  const problemText = useProblemText();
  const copy = async (): Promise<void> => {
    try {
      const count = await writes.copyYesterday(date, view.meal);
      if (count === 0) notifications.show({ withCloseButton: false, message: t('meal.nothingYesterday', { meal: tc(`meal.${view.meal}`) }) });
    } catch (error) {
      notifications.show({ withCloseButton: false, message: problemText(error) });
    }
  };
  return (
    <div className={classes.empty}>
      <span>{t('meal.empty')}</span>
      <Button variant="subtle" size="sm" px="xs" onClick={() => void copy()}>
        {t('meal.copyYesterday')}
      </Button>
    </div>
  );
}

/** One meal of the day: its sum, its entries, and the way to add to it. Which meals are folded is kept on the device. */
export function MealSection({ date, view, writes, onAdd, onEdit, onCopy }: MealSectionProps) {
  const { t } = useTranslation('diary');
  const { t: tc } = useTranslation('common');
  const id = useId();
  const name = tc(`meal.${view.meal}`);
  const [open, setOpen] = useLocalStorage({ key: `nexfitra.diary.open.${view.meal}`, defaultValue: true });
  return (
    <section className={classes.meal} aria-labelledby={`${id}-name`}>
      <div className={classes.head}>
        <h3 className={classes.heading}>
          <UnstyledButton
            className={classes.toggle}
            aria-expanded={open}
            aria-controls={`${id}-entries`}
            onClick={() => setOpen(!open)}
          >
            <IconChevronDown size={20} className={classes.chevron} data-open={open} aria-hidden="true" />
            <span id={`${id}-name`} className={classes.name}>
              {name}
            </span>
            <Subtotal view={view} />
          </UnstyledButton>
        </h3>
        {view.entries.length > 0 && (
          <ActionIcon aria-label={t('meal.copyMeal', { meal: name })} onClick={() => onCopy(view.entries)}>
            <IconCopy size={20} aria-hidden="true" />
          </ActionIcon>
        )}
        <Button
          variant="light"
          size="sm"
          leftSection={<IconPlus size={18} aria-hidden="true" />}
          aria-label={t('meal.addTo', { meal: name })}
          onClick={() => onAdd(view.meal)}
        >
          {t('meal.add')}
        </Button>
      </div>
      <Collapse expanded={open} id={`${id}-entries`}>
        {view.entries.length === 0 ? (
          <EmptyMeal date={date} view={view} writes={writes} />
        ) : (
          <ul className={`plain ${classes.entries ?? ''}`}>
            {view.entries.map((entry) => (
              <EntryRow key={entry.id} entry={entry} writes={writes} onEdit={onEdit} />
            ))}
          </ul>
        )}
      </Collapse>
    </section>
  );
}
