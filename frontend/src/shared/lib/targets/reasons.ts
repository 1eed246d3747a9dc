import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

import type { ReasonOut, TargetsOut } from '@/api/types.gen';

export interface ReasonText {
  text: string;
  source: string;
}

/** The reasons for one field of the targets, in the person's language; English where a reason is new to this app. */
export function useReasons(): (targets: TargetsOut, ...fields: string[]) => ReasonText[] {
  const { t } = useTranslation('common');
  return useCallback(
    (targets, ...fields) =>
      targets.reasons
        .filter((reason) => fields.includes(reason.field))
        .map((reason) => ({ text: translated(t as unknown as Translate, reason), source: reason.source })),
    [t],
  );
}

type Translate = (key: string, options: Record<string, unknown>) => string;

/** Keys of reasons come from the server, so they cannot be checked by the type of the texts. */
const translated = (t: Translate, reason: ReasonOut): string =>
  t(`reason.${reason.key}`, { ...reason.params, defaultValue: reason.text });
