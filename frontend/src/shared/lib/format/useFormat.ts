import { useMemo } from 'react';

import { todayIn, type IsoDay } from './dates';
import { createFormat, type Format } from './format';

import { usePreferences } from '@/shared/lib/preferences';

/** Formatters for the person who is looking. */
export function useFormat(): Format {
  const { locale, timeZone, units } = usePreferences();
  return useMemo(() => createFormat({ locale, timeZone, units }), [locale, timeZone, units]);
}

/** Today in the person's time zone (not the browser's, not the server's). */
export function useToday(): IsoDay {
  return todayIn(usePreferences().timeZone);
}
