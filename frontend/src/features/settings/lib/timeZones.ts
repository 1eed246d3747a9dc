/** A time zone as a person finds it: the place, what its time is called, and how far it is from UTC now. */
export interface Zone {
  /** IANA name. */
  id: string;
  label: string;
  offsetMinutes: number;
}

const part = (locale: string, id: string, timeZoneName: 'longGeneric' | 'longOffset', at: Date): string =>
  new Intl.DateTimeFormat(locale, { timeZone: id, timeZoneName }).formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';

/** Browsers keep the names that places once had, so that old programs go on to work; people look for the names of today. */
const RENAMED: Partial<Record<string, string>> = {
  'America/Godthab': 'Nuuk',
  'Asia/Calcutta': 'Kolkata',
  'Asia/Katmandu': 'Kathmandu',
  'Asia/Rangoon': 'Yangon',
  'Asia/Saigon': 'Ho Chi Minh',
  'Atlantic/Faeroe': 'Faroe',
  'Europe/Kiev': 'Kyiv',
};

/** "America/Argentina/San_Juan" is found as "San Juan". */
const place = (id: string): string => RENAMED[id] ?? (id.split('/').at(-1) ?? id).replaceAll('_', ' ');

/** "GMT+05:30" as minutes; plain "GMT" is none. */
function minutesOf(offset: string): number {
  const found = /([+-])(\d{2}):(\d{2})$/.exec(offset);
  if (found === null) return 0;
  const minutes = Number(found[2]) * 60 + Number(found[3]);
  return found[1] === '-' ? -minutes : minutes;
}

export function zoneOf(id: string, locale: string, at: Date = new Date()): Zone {
  const offset = part('en', id, 'longOffset', at);
  const minutes = minutesOf(offset);
  const shown = minutes === 0 ? 'UTC' : offset.replace('GMT', 'UTC').replace('-', '−');
  const name = part(locale, id, 'longGeneric', at);
  // Some zones have no name of their own and are called by their offset, which stands there anyway.
  const known = name === '' || /^(GMT|UTC)/.test(name) ? '' : `, ${name}`;
  return { id, label: `${place(id)}${known} (${shown})`, offsetMinutes: minutes };
}

/** All zones that this browser knows, and `also`, from west to east. */
export function allZones(locale: string, also: string, at: Date = new Date()): Zone[] {
  const zones = [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', also])].map((id) => zoneOf(id, locale, at));
  return zones.sort((a, b) => a.offsetMinutes - b.offsetMinutes || a.label.localeCompare(b.label, locale));
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Every word that was typed stands in the label or in the IANA name: "vien", "europe", "+5:30" or "central". */
export function matches(zone: Pick<Zone, 'id' | 'label'>, typed: string): boolean {
  const text = plain(`${zone.label} ${zone.id.replaceAll('_', ' ')}`).replaceAll('−', '-');
  return plain(typed)
    .split(/\s+/)
    .every((word) => text.includes(word) || text.includes(word.replace(/^([+-])(\d)(:|$)/, '$10$2$3')));
}
