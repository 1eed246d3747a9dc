import type { TFunction } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

import { ApiProblem, type ProblemField } from '@/shared/lib/problem';

type Translate = TFunction;
/** For keys that come from the server, which the type of the texts cannot know. */
type Says = (key: string, params: Record<string, number>) => string;

const has = (t: Translate, key: string): boolean => t(key as never, { defaultValue: '' }) !== '';

/** The translated sentence for a problem; a general one where the code is new to this app. The server's words are English. */
export function problemText(t: Translate, error: unknown): string {
  if (!(error instanceof ApiProblem)) return t('problem.unexpected');
  const key = `problem.${error.code}`;
  if (has(t, key)) return t(key as never);
  if (error.status >= 500) return t('problem.internal_error');
  return t('problem.unknown');
}

function fieldText(t: Translate, field: ProblemField): string {
  const key = `fieldProblem.${field.code}`;
  return has(t, key) ? (t as unknown as Says)(key, field.params) : t('fieldProblem.invalid');
}

export function useProblemText(): (error: unknown) => string {
  const { t } = useTranslation('common');
  return useCallback((error) => problemText(t, error), [t]);
}

/** Form errors by field path for a refused payload ("body.diet.meals_per_day" becomes "diet.meals_per_day"). */
export function useFieldErrors(): (error: unknown) => Record<string, string> {
  const { t } = useTranslation('common');
  return useCallback(
    (error) => {
      if (!(error instanceof ApiProblem)) return {};
      return Object.fromEntries(error.errors.map((field) => [field.loc.replace(/^body\./, ''), fieldText(t, field)]));
    },
    [t],
  );
}
