import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

type Translate = (key: string, options: { defaultValue: string }) => string;

/** What an aisle of a shop is called; one that is new to this app keeps its key. */
export function useAisle(): (aisle: string) => string {
  const { t } = useTranslation('plan');
  return useCallback((aisle) => (t as unknown as Translate)(`aisle.${aisle}`, { defaultValue: aisle.replaceAll('_', ' ') }), [t]);
}
