import { ActionIcon, UnstyledButton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { useWarningText } from '../api/useWarnings';
import type { Warning } from '../lib/allergens';
import { energyOf, type Loggable, usualPortion } from '../lib/amounts';
import { amountOf, ENERGY } from '../lib/nutrients';
import { usePortionText } from '../lib/usePortionText';

import classes from './AddPanel.module.css';
import { AllergenMark } from './AllergenMark';

import { useFormat } from '@/shared/lib/format';
import { usePreferences } from '@/shared/lib/preferences';

interface FoodRowProps {
  item: Loggable;
  /** What `+` adds. */
  amount: number;
  recent?: boolean;
  /** What the person's allergies say about it. */
  warning?: Warning | null;
  onAdd: () => void;
  onChoose: () => void;
}

/** Name, brand and energy of a food; `+` adds it at once, the row opens the amount. */
export function FoodRow({ item, amount, recent = false, warning = null, onAdd, onChoose }: FoodRowProps) {
  const { t } = useTranslation('diary');
  const format = useFormat();
  const text = usePortionText();
  const warningText = useWarningText();
  const said = warning?.kind === 'contains' ? [warningText(warning)] : [];
  const { noNumbers } = usePreferences();
  const known = amountOf(item.nutrients, ENERGY) !== null;
  const usual = usualPortion(item);
  const written = text.amount(item, amount);
  const portion =
    usual === null
      ? null
      : t('amount.portionGrams', { portion: text.label(usual.label), grams: format.grams(usual.grams, 1) });
  const figures = !known
    ? [t('add.noEnergy')]
    : item.kind === 'recipe'
      ? [t('add.perServing', { energy: format.kcal(energyOf(item, 1)) })]
      : [
          t('add.per100', { energy: format.kcal(energyOf(item, 100)) }),
          ...(usual === null || portion === null
            ? []
            : [t('add.perPortion', { energy: format.kcal(energyOf(item, usual.grams)), portion })]),
        ];
  const facts = noNumbers ? (portion === null || recent ? [] : [portion]) : figures;
  if (recent) facts.splice(1, 1, t('add.last', { amount: written }));
  return (
    <li className={classes.row}>
      <UnstyledButton className={classes.rowBody} aria-label={[t('add.choose', { name: item.name }), ...said].join(', ')} onClick={onChoose}>
        <span className={classes.rowName}>
          {item.name}
          {item.brand !== null && <span className={classes.brand}>{item.brand}</span>}
        </span>
        <span className={classes.small}>{facts.join(' · ')}</span>
        {warning !== null && <AllergenMark warning={warning} />}
      </UnstyledButton>
      <ActionIcon
        variant="light"
        color="pine"
        aria-label={[t('add.plus', { name: item.name, amount: written }), ...said].join(', ')}
        title={t('add.plus', { name: item.name, amount: written })}
        onClick={onAdd}
      >
        <IconPlus size={22} aria-hidden="true" />
      </ActionIcon>
    </li>
  );
}
