import { Button, Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { allZones, matches, zoneOf } from '../lib/timeZones';

import { browserPreferences, usePreferences } from '@/shared/lib/preferences';

const SHOWN = 60;

/** The person's time zone, searched by place, name or offset; offers the one of this device where it is another. */
export function TimeZoneSelect({ onChange }: { onChange: (timeZone: string) => void }) {
  const { t } = useTranslation('settings');
  const { timeZone, locale } = usePreferences();
  const here = browserPreferences().timeZone;
  // Four hundred zones take a phone a moment, so they are made when the list is opened.
  const [opened, setOpened] = useState(false);
  const zones = useMemo(
    () => (opened ? allZones(locale, timeZone) : [zoneOf(timeZone, locale)]),
    [opened, locale, timeZone],
  );
  return (
    <div>
      <Select
        label={t('look.timezone')}
        description={t('look.timezoneHint')}
        size="md"
        searchable
        allowDeselect={false}
        limit={SHOWN}
        nothingFoundMessage={t('look.timezoneNone')}
        data={zones.map(({ id, label }) => ({ value: id, label }))}
        filter={({ options, search }) => {
          const chosen = zones.find((zone) => zone.id === timeZone)?.label;
          // What stands in the field before anything is typed is the choice, not a search.
          const typed = search === chosen ? '' : search;
          return options.filter((option) => 'value' in option && matches({ id: option.value, label: option.label }, typed));
        }}
        value={timeZone}
        onDropdownOpen={() => {
          setOpened(true);
        }}
        onChange={(next) => {
          if (next !== null && next !== timeZone) onChange(next);
        }}
      />
      {here !== timeZone && (
        <Button
          variant="subtle"
          px="xs"
          mt="xs"
          onClick={() => {
            onChange(here);
          }}
        >
          {t('look.timezoneHere', { zone: zoneOf(here, locale).label })}
        </Button>
      )}
    </div>
  );
}
