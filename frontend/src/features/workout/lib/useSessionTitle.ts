import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

import type en from '../locales/en.json';

type Key = keyof (typeof en)['session'];

/** The planner names sessions by key ("full_body_a"); a key that this app does not know is shown as words. */
export function useSessionTitle(): (key: string) => string {
  const { t, i18n } = useTranslation('workout');
  return useCallback(
    (key) => (i18n.exists(`session.${key}`, { ns: 'workout' }) ? t(`session.${key as Key}`) : key.replaceAll('_', ' ')),
    [t, i18n],
  );
}
