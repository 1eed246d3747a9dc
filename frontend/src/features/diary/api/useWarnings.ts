import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

import { type Allergen, type Warning, warningOf } from '../lib/allergens';
import type { Loggable } from '../lib/amounts';

import { getProfileOptions } from '@/api/@tanstack/react-query.gen';
import { useFormat } from '@/shared/lib/format';

const NONE: readonly Allergen[] = [];

/** What the person's own allergies say about a food; nothing while there is no profile. */
export function useWarnings(): (item: Loggable) => Warning | null {
  const { data } = useQuery({ ...getProfileOptions(), retry: false, staleTime: 5 * 60_000 });
  const avoided = data?.diet.allergens ?? NONE;
  return useCallback((item) => warningOf(item, avoided), [avoided]);
}

/** "Contains milk and eggs", or that it is not known. */
export function useWarningText(): (warning: Warning) => string {
  const { t } = useTranslation(['diary', 'common', 'explain']);
  const format = useFormat();
  return useCallback(
    (warning) =>
      warning.kind === 'unknown'
        ? t('allergen.unknown')
        : t('allergen.contains', { allergens: format.list(warning.allergens.map((one) => t(`explain:word.allergen.${one}`))) }),
    [t, format],
  );
}
