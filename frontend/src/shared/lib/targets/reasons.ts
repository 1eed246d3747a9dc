import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

import type { ReasonOut, TargetsOut } from '@/api/types.gen';
import { type Format, useFormat } from '@/shared/lib/format';
import { usePreferences } from '@/shared/lib/preferences';

export interface ReasonText {
  text: string;
  source: string;
}

type Translate = (key: string, options: Record<string, unknown>) => string;
type Param = ReasonOut['params'][string];

/** A body weight, a height or an amount to drink in the person's units; "per kg" is a rate and stays. */
function inUnits(name: string, value: Param, format: Format, massDigits: number): Param {
  if (typeof value !== 'number' || name.startsWith('per_')) return value;
  if (name.endsWith('_kg')) return format.mass(value, massDigits);
  if (name.endsWith('_cm')) return format.height(value);
  return name.endsWith('_ml') ? format.volume(value) : value;
}

/** The reasons for one field of the targets, in the person's language; English where a reason is new to this app. */
export function useReasons(): (targets: TargetsOut, ...fields: string[]) => ReasonText[] {
  const { t } = useTranslation('common');
  const { units } = usePreferences();
  const format = useFormat();
  return useCallback(
    (targets, ...fields) => {
      // Keys of reasons come from the server, so they cannot be checked by the type of the texts.
      const translate = t as unknown as Translate;
      // A weekly change of 0.48 kg needs its second decimal; a pound is small enough for one.
      const digits = units === 'us' ? 1 : 2;
      const shown = (reason: ReasonOut): Record<string, Param> =>
        Object.fromEntries(
          Object.entries(reason.params).map(([name, value]) => [name, inUnits(name, value, format, digits)]),
        );
      return targets.reasons
        .filter((reason) => fields.includes(reason.field))
        .map((reason) => ({
          text: translate(`reason.${reason.key}`, { ...shown(reason), defaultValue: reason.text }),
          source: reason.source,
        }));
    },
    [t, format, units],
  );
}
