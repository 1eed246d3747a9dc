import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';

import { getProfileOptions } from '@/api/@tanstack/react-query.gen';
import { changeLanguage } from '@/shared/lib/i18n';
import { isLanguage, setPreferences, usePreferences } from '@/shared/lib/preferences';
import { useSession } from '@/shared/lib/session';
import { storage } from '@/shared/lib/storage';

const KEY = 'nexfitra.preferencesOf';

/**
 * The profile says how things are written. It is asked for once a device and person; afterwards this device's copy is
 * used (whoever changes the profile here changes the copy too), so that a first screen does not wait for it.
 */
export function useAccountPreferences(): void {
  const { user } = useSession();
  const { language } = usePreferences();
  const known = user !== null && storage.read(KEY) === user.id;
  const { data } = useQuery({ ...getProfileOptions(), enabled: user !== null && !known });

  useEffect(() => {
    if (data === undefined || user === null) return;
    setPreferences({ locale: data.locale, timeZone: data.timezone, units: data.units, noNumbers: data.no_numbers ?? false });
    storage.write(KEY, user.id);
    const wanted = data.locale.slice(0, 2);
    if (isLanguage(wanted) && wanted !== language) void changeLanguage(wanted);
    // Only what the server says sets this off, not a later change of language on this device.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [data, user]);
}
