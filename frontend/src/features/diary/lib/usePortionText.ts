import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { type Loggable, portionFor } from './amounts';

import type en from '../locales/en.json';

import { useFormat } from '@/shared/lib/format';

type PortionKey = keyof (typeof en)['portion'];

export interface PortionText {
  /** Catalogue foods carry a key, own foods plain text. */
  label: (label: string) => string;
  /** "2 slice (60 g)", "150 g", "1.5 servings". */
  amount: (item: Loggable, amount: number) => string;
  servings: (count: number) => string;
}

export function usePortionText(): PortionText {
  const { t, i18n } = useTranslation('diary');
  const format = useFormat();
  return useMemo(() => {
    const label = (key: string): string =>
      i18n.exists(`portion.${key}`, { ns: 'diary' }) ? t(`portion.${key as PortionKey}`) : key;
    const servings = (count: number): string => t('amount.servings', { count, number: format.number(count, 2) });
    return {
      label,
      servings,
      amount: (item, amount) => {
        if (item.kind === 'recipe') return servings(amount);
        const found = portionFor(item, amount);
        const grams = format.grams(amount, 1);
        if (found === null) return grams;
        const { portion, count } = found;
        return `${format.number(count, 1)} × ${t('amount.portionGrams', { portion: label(portion.label), grams })}`;
      },
    };
  }, [t, i18n, format]);
}
